"""Results for everyone: the sentences that the released numbers support."""

from consultation.ui import public_pages

public_pages.findings()
