"""The name of a response that a person can read out: ten letters of base 32, fifty bits."""

import hashlib
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no letters that are mistaken for digits
LETTERS = 10


def drawn() -> str:
    """Draw a name by chance: never the same twice in practice."""
    return _named(secrets.randbits(5 * LETTERS))


def derived(*parts: str) -> str:
    """Give the name that belongs to these texts: the same for the same ones, wherever they are read again."""
    whole = "\0".join(parts).encode()
    return _named(int.from_bytes(hashlib.sha256(whole).digest()) >> (256 - 5 * LETTERS))


def _named(number: int) -> str:
    letters = "".join(ALPHABET[number >> 5 * place & 31] for place in range(LETTERS))
    return f"{letters[:5]}-{letters[5:]}"
