"""Work out the theme of the pages once, not for every answer, with the colour that the organiser has chosen."""

from collections.abc import Callable
from functools import wraps

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from consultation import application
from consultation.questions.contrast import READABLE, VISIBLE, on_dark

WHOLE, DARK = "theme", "theme.dark"

Fill = Callable[..., None]


def theme_once() -> None:
    """Let every run of a page take the theme from a copy.

    Streamlit sends the theme with each run, and to find it looks through all of its settings six times: a tenth of what
    saving an answer costs. Of the settings, only the organiser's colour changes while a process serves.
    """
    fill: Fill = app_session._populate_theme_msg  # noqa: SLF001  a test notices when it is gone
    if not hasattr(fill, "__wrapped__"):
        app_session._populate_theme_msg = _from_copy(fill)  # noqa: SLF001


def _from_copy(fill: Fill) -> Fill:
    copies: dict[str, CustomThemeConfig] = {}
    accent = ""

    @wraps(fill)
    def filled(message: CustomThemeConfig, section: str = WHOLE) -> None:
        nonlocal accent
        if section == WHOLE and accent != (chosen := application.organiser().accent):  # the first part of each run
            accent = chosen
            copies.clear()
        if section not in copies:
            copy = CustomThemeConfig()
            fill(copy, section)
            _colour(copy, section, accent)
            copies[section] = copy
        if copies[section].ByteSize():  # a part without settings is left out, as it was
            message.CopyFrom(copies[section])  # merging takes five times as long

    return filled


def _colour(copy: CustomThemeConfig, section: str, accent: str) -> None:
    if accent and section == WHOLE:
        copy.primary_color = copy.link_color = accent
    elif accent and section == DARK:
        copy.primary_color, copy.link_color = on_dark(accent, VISIBLE), on_dark(accent, READABLE)
