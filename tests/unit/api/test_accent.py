"""The organiser's colour reaches the next page that is drawn, in both themes, and can be read in both."""

import inspect
from collections.abc import Iterator

import pytest
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from consultation import application
from consultation.accounts import Role
from consultation.api.theme_once import theme_once
from consultation.questions.contrast import DARK_GROUND, HOUSE, contrast
from consultation.store import staff
from consultation.store.engine import Store

RED = "#7a1f1f"


@pytest.fixture
def sent() -> Iterator[None]:
    """Themes as the server sends them, with no copy of an earlier test."""
    before = app_session._populate_theme_msg  # noqa: SLF001  what this is about
    app_session._populate_theme_msg = inspect.unwrap(before)  # noqa: SLF001
    theme_once()
    yield
    app_session._populate_theme_msg = before  # noqa: SLF001


def colours(section: str) -> tuple[str, str]:
    message = CustomThemeConfig()
    app_session._populate_theme_msg(message, section)  # noqa: SLF001
    return message.primary_color, message.link_color


@pytest.mark.usefixtures("sent")
def test_a_changed_colour_is_sent_with_the_next_run(store: Store) -> None:
    staff.add_staff(store, "ada", Role.ADMIN)
    member = staff.staff(store, "ada")
    assert member
    assert colours("theme") == (HOUSE, HOUSE)
    house_in_dark = colours("theme.dark")

    application.change_organiser(member, {"accent": RED})
    assert colours("theme") == (RED, RED)
    primary, link = colours("theme.dark")
    assert contrast(primary, DARK_GROUND) >= 3.0
    assert contrast(link, DARK_GROUND) >= 4.5

    application.change_organiser(member, {"accent": ""})
    assert colours("theme") == (HOUSE, HOUSE)
    assert colours("theme.dark") == house_in_dark
