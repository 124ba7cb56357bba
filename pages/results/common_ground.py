"""Results for everyone: common ground and priorities, as released."""

from consultation.ui import public_pages

public_pages.common_ground()
