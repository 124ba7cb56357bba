"""A page on its own, and what stands on it."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.settings import ROOT, SHIPPED_QUESTIONNAIRE

SECONDS = 30
BELOW = re.compile(r'<p class="problem"[^>]*>(.*?)</p>')


def open_now() -> str:
    """The shipped questionnaire, open from yesterday for a month."""
    text = SHIPPED_QUESTIONNAIRE.read_text("utf-8")
    for name, days in {"opens": -1, "closes": 30}.items():
        moment = (datetime.now(UTC) + timedelta(days=days)).isoformat(timespec="seconds")
        text = re.sub(rf"(?m)^{name}: .*$", f"{name}: {moment}", text)
    return text


def opened(file: str, **query: str) -> AppTest:
    """Run a page by its file, without the frame, as a cold process may."""
    page = AppTest.from_file(str(ROOT / "pages" / file), default_timeout=SECONDS)
    for name, value in query.items():
        page.query_params[name] = value
    return page.run()


def ask_instead(text: str, monkeypatch: pytest.MonkeyPatch, name: str = "instead.yaml") -> None:
    """Let the process ask this questionnaire: a file is read once, so it is another file beside the one of the test."""
    path = application.settings().questionnaire.with_name(name)
    path.write_text(text, "utf-8")
    monkeypatch.setenv("CONSULTATION_QUESTIONNAIRE", str(path))
    application.prepare()


def asked_now() -> str:
    """The questionnaire of the test as it stands in its file."""
    return application.settings().questionnaire.read_text("utf-8")


def said(page: AppTest) -> list[str]:
    """Every sentence in a box, information, problems, success, and every one that stands below its field."""
    boxes = [each.value for kind in (page.info, page.error, page.warning, page.success) for each in kind]
    return boxes + [unescape(one) for each in page.get("html") for one in BELOW.findall(each.proto.body)]


def captions(page: AppTest) -> list[str]:
    """The small print, where the line about saving stands."""
    return [each.value for each in page.caption]


def data_of(chart: Any, name: str) -> list[dict[str, Any]]:
    """The records of one dataset of a chart."""
    (found,) = [each for each in chart.proto.datasets if each.name == name]
    return list(pa.ipc.open_stream(found.data.data).read_all().to_pylist())
