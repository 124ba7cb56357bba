"""Work out the theme of the pages once, not for every answer."""

from collections.abc import Callable
from functools import wraps

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

Fill = Callable[..., None]


def theme_once() -> None:
    """Let every run of a page take the theme from a copy.

    Streamlit sends the theme with each run, and to find it looks through all of its settings six times: a tenth of what
    saving an answer costs. The settings do not change while a process serves.
    """
    fill: Fill = app_session._populate_theme_msg  # noqa: SLF001  a test notices when it is gone
    if not hasattr(fill, "__wrapped__"):
        app_session._populate_theme_msg = _from_copy(fill)  # noqa: SLF001


def _from_copy(fill: Fill) -> Fill:
    copies: dict[str, CustomThemeConfig] = {}

    @wraps(fill)
    def filled(message: CustomThemeConfig, section: str = "theme") -> None:
        if section not in copies:
            copy = CustomThemeConfig()
            fill(copy, section)
            copies[section] = copy
        if copies[section].ByteSize():  # a part without settings is left out, as it was
            message.MergeFrom(copies[section])

    return filled
