import time

import pytest

from consultation.accounts import hash_password, verify

PASSWORD = "correct horse battery"


def test_a_password_is_known_again() -> None:
    assert verify(PASSWORD, hash_password(PASSWORD))


@pytest.mark.parametrize("other", ["", "Correct horse battery", PASSWORD[:-1], PASSWORD + " ", PASSWORD + "\0"])
def test_another_password_is_not(other: str) -> None:
    assert not verify(other, hash_password(PASSWORD))


def test_the_hash_is_argon2id_and_different_each_time() -> None:
    first, second = hash_password(PASSWORD), hash_password(PASSWORD)
    assert first.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert first != second


@pytest.mark.parametrize("kept", ["", "plain", "$argon2id$v=19$m=65536,t=3,p=4$broken"])
def test_what_is_not_a_hash_fits_no_password(kept: str) -> None:
    assert not verify(PASSWORD, kept)
    assert not verify(kept, kept)


def test_nothing_fits_where_no_password_was_set() -> None:
    assert not verify("nobody has this password", None)


def test_an_unknown_name_takes_as_long_as_a_wrong_password() -> None:
    kept = hash_password(PASSWORD)
    wrong = min(_seconds("wrong", kept) for _ in range(3))
    unknown = min(_seconds("wrong", None) for _ in range(3))
    assert wrong / 3 < unknown < wrong * 3


def _seconds(password: str, kept: str | None) -> float:
    started = time.process_time()
    verify(password, kept)
    return time.process_time() - started
