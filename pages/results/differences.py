"""Results for everyone: what differs between groups, as released."""

from consultation.ui import public_pages

public_pages.differences()
