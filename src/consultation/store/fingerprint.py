"""The canonical form of what was counted, and its fingerprint: anybody can make both again from their own copy.

The form is JSON as RFC 8785 (JCS) writes it: keys sorted, no blanks, UTF-8, nothing escaped that need not be. It is an
object of texts, but for `answers`: by column the list of values in the order they were given.
"""

import hashlib
import json
import secrets

from consultation.store.columns import Answers

CODE_BYTES = 16


def new_code() -> str:
    """Draw 128 random bits as 32 hexadecimal digits: without them nobody can try answers until a fingerprint fits."""
    return secrets.token_hex(CODE_BYTES)


def canonical(*, consultation: str, edition: str, reference: str, code: str, answers: Answers) -> str:
    """Write what was counted as the one text that is its canonical form. edition: the fingerprint of its columns."""
    form = {
        "answers": {column: list(values) for column, values in answers.items()},
        "code": code,
        "consultation": consultation,
        "edition": edition,
        "reference": reference,
    }
    return json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(form: str) -> str:
    """Give the SHA-256 of a canonical form, as 64 hexadecimal digits."""
    return hashlib.sha256(form.encode()).hexdigest()
