"""People who are in the middle already: their answers begun or submitted, or signed in as staff.

test_whole_line.py goes all the way by hand; elsewhere the first steps would only take seconds.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from browser.serving import Server
from playwright.sync_api import BrowserContext

from consultation.accounts import Role, new_token, token_hash
from consultation.store import responses, staff

AGREED = {"consent.process": ("yes",)}
PROFILE = MappingProxyType({**AGREED, "country": ("IT",), "museum_type": ("art",)})


def answering(
    window: BrowserContext,
    server: Server,
    answers: Mapping[str, tuple[str, ...]] = PROFILE,
    *,
    key: str = "",
    submitted: bool = False,
) -> str:
    """Let this browser hold the key of these answers, begun an hour ago, and give it; without one make one."""
    key, then = key or new_token(), datetime.now(UTC) - timedelta(hours=1)
    with server.store() as store:
        responses.save(store, server.asked, key, answers, language="en", now=then)
        if submitted:
            responses.submit(store, server.asked, key, now=then)
    window.add_cookies([{"name": "consultation_key", "value": key, "url": server.address}])
    return key


def signed_in(window: BrowserContext, server: Server) -> None:
    """Let this browser hold the session of an administrator."""
    token = new_token()
    with server.store() as store:
        if staff.staff(store, "ada") is None:
            staff.add_staff(store, "ada", Role.ADMIN)
        member = staff.staff(store, "ada")
        assert member
        staff.open_session(store, member.id, token_hash(token), datetime.now(UTC))
    window.add_cookies([{"name": "consultation_staff", "value": token, "url": server.address}])
