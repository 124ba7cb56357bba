"""Results for everyone: who answered and who is missing, as released."""

from consultation.ui import public_pages

public_pages.who_answered()
