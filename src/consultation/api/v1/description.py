"""The API described for programs, as OpenAPI 3.1: `openapi.yaml` beside this file."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from starlette.requests import Request
from starlette.responses import Response

from consultation.api.v1.answered import EVERYBODY, KEPT

FILE = Path(__file__).with_name("openapi.yaml")


def openapi(request: Request) -> Response:  # noqa: ARG001  as every endpoint
    """GET /api/v1/openapi.json."""
    return Response(_written(), headers=EVERYBODY | {"Cache-Control": KEPT}, media_type="application/json")


@cache
def _written() -> bytes:
    described: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return json.dumps(described, ensure_ascii=False).encode()
