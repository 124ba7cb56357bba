"""The theme is the same whether it was worked out or copied."""

import inspect
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from consultation.api.theme_once import theme_once

SECTIONS = ("theme", "theme.light", "theme.dark", "theme.sidebar")


@pytest.fixture
def worked_out() -> Iterator[dict[str, CustomThemeConfig]]:
    """What Streamlit itself makes of each part of the theme, also after a test that started the application."""
    before = app_session._populate_theme_msg  # noqa: SLF001  what this is about
    app_session._populate_theme_msg = own = inspect.unwrap(before)  # noqa: SLF001
    found = {section: CustomThemeConfig() for section in SECTIONS}
    for section, message in found.items():
        own(message, section)
    yield found
    app_session._populate_theme_msg = before  # noqa: SLF001


def test_a_copy_says_the_same_every_time(worked_out: dict[str, CustomThemeConfig]) -> None:
    theme_once()
    for _ in range(2):
        for section in SECTIONS:
            message = CustomThemeConfig()
            app_session._populate_theme_msg(message, section)  # noqa: SLF001
            assert message == worked_out[section]


def test_it_is_worked_out_once(worked_out: dict[str, CustomThemeConfig], monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    own = config.get_options_for_section

    def look(section: str) -> dict[str, Any]:
        looked.append(section)
        return own(section)

    theme_once()
    theme_once()
    with monkeypatch.context() as patched:
        patched.setattr(config, "get_options_for_section", look)
        for _ in range(3):
            app_session._populate_theme_msg(CustomThemeConfig())  # noqa: SLF001
    assert looked == ["theme"]
    assert worked_out["theme"].primary_color
