"""How often something may be tried from one address or on one name."""

from datetime import UTC, datetime, timedelta

from starlette.requests import HTTPConnection

from consultation import application
from consultation.store import limits
from consultation.store.limits import Limit

LINKS = Limit("link", 30, timedelta(minutes=15))
SIGN_INS_OF_NAME = Limit("name", 10, timedelta(minutes=15))
SIGN_INS_FROM_ADDRESS = Limit("address", 40, timedelta(minutes=15))


def note(limit: Limit, subject: str) -> bool:
    """Remember an attempt, for a day at most and without the subject's name; whether the limit is passed with it."""
    return limits.note(application.store(), limit, subject, datetime.now(UTC))


def is_passed(limit: Limit, subject: str) -> bool:
    """Whether more was tried than the limit allows."""
    return limits.is_passed(application.store(), limit, subject, datetime.now(UTC))


def address_of(request: HTTPConnection) -> str:
    """The network address; of IPv6 its network of 64 bits, since one person has all addresses in it."""
    return limits.network(request.client.host if request.client else "")
