"""The secret that opens an answer for one colleague: told from the key of a respondent by how it begins.

So a browser that still holds one whose invitation was taken back never begins an answer of its own by mistake, and the
keys of everybody else are looked up as before.
"""

import hashlib
import secrets

BEGINS = "joint-"
_DRAWN = 37  # letters of six bits; with the beginning as long as a respondent's key


def new_secret() -> str:
    """Draw the secret of an invitation: 222 bits."""
    return BEGINS + secrets.token_urlsafe(_DRAWN)[:_DRAWN]


def is_invited(key: str) -> bool:
    """Tell whether a key is the secret of an invitation."""
    return key.startswith(BEGINS)


def hashed(key: str) -> str:
    """Give what is kept of a key or secret."""
    return hashlib.sha256(key.encode()).hexdigest()
