"""What a browser sends to the server: its cookies, and where a form comes from."""

from datetime import UTC, datetime

import pytest
from argon2 import PasswordHasher
from httpx2 import Response
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from consultation.accounts import Role, token_hash
from consultation.store import staff
from consultation.store.engine import Store

OURS = {"Sec-Fetch-Site": "same-origin"}
NAME, PASSWORD = "Zoë", "long enough for anybody"
# A hash says how much work it takes to check; this one takes little, for it is checked in many tests.
PASSWORD_HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
TOKEN = "session-" * 5

on_both = pytest.mark.parametrize("store", ["sqlite", "postgres"], indirect=True)


class Visitor(TestClient):
    """Keeps cookies, does not follow redirections by itself."""

    def __init__(self, app: ASGIApp, address: str = "203.0.113.7") -> None:
        super().__init__(app, follow_redirects=False, client=(address, 50_000))

    def form(self, path: str, **fields: str) -> Response:
        """Send a form from one of our own pages."""
        return self.post(path, data=fields, headers=OURS)

    def sign_in(self, account: str = NAME, password: str = PASSWORD) -> Response:
        """Send the sign-in form."""
        return self.form("/staff/sign-in", account=account, password=password, language="en")


def add_staff(store: Store, name: str = NAME) -> None:
    """Make an account with PASSWORD."""
    staff.add_staff(store, name, Role.ANALYST)
    staff.set_password_hash(store, name, PASSWORD_HASH)


def begin_session(store: Store, visitor: Visitor, last_seen: datetime | None = None) -> None:
    """Sign somebody in without the form, whose check of the password takes its time."""
    add_staff(store)
    member = staff.staff(store, NAME)
    assert member
    staff.open_session(store, member.id, token_hash(TOKEN), last_seen or datetime.now(UTC))
    visitor.cookies.set("consultation_staff", TOKEN)
