"""What Streamlit itself says, in English only, for the script that says it in the language of the page."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from consultation import application

# The English catalogue holds them letter by letter as Streamlit writes them.
NAMES = (
    *("skip", "pages", "menu", "heading", "progress", "choose", "open", "close", "clear", "clear_all", "remove"),
    *("nothing", "data", "chart", "picture", "specification", "full", "not_full", "csv", "search", "select_all"),
    *("columns", "column_menu", "ascending", "descending", "format", "width", "pin", "unpin", "hide"),
    *("file", "upload", "drop", "size", "add_files", "no_such_files", "day", "clear_day"),
    *("year", "month", "day_of_month", "calendar", "calendar_keys", "month_before", "month_after"),
    *("chosen", "more", "less", "apply", "submit"),
)
ENGLISH = "en"
HOUR = {"Cache-Control": "public, max-age=3600"}


async def built_in(request: Request) -> Response:
    """GET /words/{language}.json: Streamlit's English to the words of this language; 404 for one without words."""
    w, english = application.words_in(request.path_params["language"]), application.words_in(ENGLISH)
    keys = [f"built_in.{name}" for name in NAMES]
    return JSONResponse({english(key): w(key) for key in keys}, headers=HOUR)
