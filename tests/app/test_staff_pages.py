"""Pages of the staff, run by their file: the frame with its menu is no gate."""

from datetime import timedelta

import pytest
from app.opening import opened, said
from app.staff import session

from consultation import application
from consultation.accounts import token_hash
from consultation.store import staff
from consultation.text import Words

pytestmark = pytest.mark.usefixtures("database")
STAFF = ("staff/live.py", "staff/compare.py", "staff/analysis.py", "staff/wordings.py", "staff/export.py")


@pytest.mark.parametrize("file", STAFF)
@pytest.mark.parametrize("token", ["", "wrong", "x" * 10_000])
def test_nothing_is_shown_without_asession(cookies: dict[str, str], w: Words, file: str, token: str) -> None:
    cookies["consultation_staff"] = token
    page = opened(file, lang="en")
    assert said(page) == [w("staff.sign_in_first")]
    assert [title.value for title in page.title] == [w("staff.sign_in_first.title")]
    assert len(page.metric) == len(page.selectbox) == len(page.table) == 0


@pytest.mark.parametrize("file", STAFF)
def test_staff_see_their_pages(cookies: dict[str, str], w: Words, file: str) -> None:
    cookies["consultation_staff"] = session()
    page = opened(file, lang="en")
    assert w("staff.sign_in_first") not in said(page)
    assert not page.exception


def test_half_an_hour_without_activity_ends_asession(cookies: dict[str, str], w: Words) -> None:
    cookies["consultation_staff"] = session(timedelta(minutes=31))
    assert said(opened("staff/live.py", lang="en")) == [w("staff.sign_in_first")]


def test_signing_out_ends_it_in_every_window(cookies: dict[str, str], w: Words) -> None:
    cookies["consultation_staff"] = token = session()
    page = opened("staff/live.py", lang="en")
    staff.close_session(application.store(), token_hash(token))
    assert said(page.run()) == [w("staff.sign_in_first")]
