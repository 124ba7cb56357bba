"""docs/operate.md says what is true of the code: every setting, cookie, path and limit that it names."""

import re

import pytest

from consultation import api
from consultation.accounts import IDLE
from consultation.api import invitation, language, limits, respondent, staff_session, via
from consultation.api.first_staff import FIRST_NAME, VALID
from consultation.api.mail_task import EVERY
from consultation.settings import ROOT, SMALLEST_THRESHOLD, Settings
from consultation.store import outbox
from consultation.ui import gate

COOKIES = (respondent.COOKIE, staff_session.COOKIE, language.COOKIE, via.COOKIE, invitation.COOKIE, "width")
PAGE = (ROOT / "docs" / "operate.md").read_text(encoding="utf-8")


class Environment(dict[str, str]):
    """An empty one that notes what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def get(self, name: str, default: str | None = None) -> str | None:  # type: ignore[override]
        self.asked.add(name)
        return super().get(name, default)


def test_every_setting_is_explained_and_no_other() -> None:
    Settings.from_env(environment := Environment())
    assert set(re.findall(r"^\| `(CONSULTATION_[A-Z_]+)` \|", PAGE, re.MULTILINE)) == environment.asked


def test_the_defaults_are_those_of_the_settings() -> None:
    settings = Settings.from_env({})
    assert f"| `CONSULTATION_THRESHOLD` | {settings.threshold} | " in PAGE
    assert f"; {SMALLEST_THRESHOLD} at least" in PAGE
    assert settings.database_url == f"sqlite:///{ROOT}/data/consultation.db"


@pytest.mark.parametrize("name", COOKIES)
def test_every_cookie_is_listed(name: str) -> None:
    assert f"`{name}`" in PAGE


def test_the_limits_are_those_of_the_code() -> None:
    assert (limits.SIGN_INS_OF_NAME.most, limits.SIGN_INS_FROM_ADDRESS.most) == (10, 40)
    assert "Ten attempts on one name, or forty from one address, within 15 minutes" in PAGE
    assert f"{IDLE.seconds // 60} minutes without activity" in PAGE
    assert f"for {VALID.days * 24} hours" in PAGE
    assert f"the account `{FIRST_NAME}`" in PAGE


def test_the_limits_of_the_gate_are_those_of_the_code() -> None:
    assert f"{gate.STARTS.most} beginnings and {gate.SUBMISSIONS.most} first submissions within a day" in PAGE
    assert f"{gate.LEAST_SECONDS} seconds an answer" in PAGE
    assert (gate.STARTS.within.days, gate.SUBMISSIONS.within.days) == (1, 1)


def test_e_mails_are_tried_as_often_as_it_says() -> None:
    assert [pause.seconds // 60 for pause in outbox.PAUSES[:5]] == [1, 5, 15, 30, 60]
    assert "after 1, 5, 15 and 30 minutes and then every hour for a day" in PAGE
    assert f"every {EVERY:.0f} seconds" in PAGE


def test_every_path_that_machines_ask_is_one_of_the_routes() -> None:
    ours = {path for path in re.findall(r"`GET (/[^`]+)`", PAGE) if not path.startswith("/_stcore/")}
    assert ours <= {getattr(route, "path", "") for route in api.routes(())}
