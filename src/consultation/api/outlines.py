"""The outlines of the countries, which every map needs and no answer changes: fetched once, not sent with each map."""

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from consultation.charts import TOPOLOGY

_KEEP = {"Cache-Control": "public, max-age=86400"}


async def outlines(_: Request) -> Response:
    """GET of the file that a map on a page names."""
    return FileResponse(TOPOLOGY, headers=_KEEP, media_type="application/json")
