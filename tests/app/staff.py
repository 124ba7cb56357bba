"""Somebody of the staff, signed in."""

from datetime import UTC, datetime, timedelta

from consultation import application
from consultation.accounts import Role, new_token, token_hash
from consultation.store import staff


def session(ago: timedelta = timedelta(), role: Role = Role.ANALYST) -> str:
    """Sign a new member of the staff in; give the secret of the session."""
    store, token = application.store(), new_token()
    staff.add_staff(store, "ana", role)
    member = staff.staff(store, "ana")
    assert member
    staff.open_session(store, member.id, token_hash(token), datetime.now(UTC) - ago)
    return token
