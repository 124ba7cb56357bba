"""What a phone downloads at its first visit, with nothing kept: a real browser, the protocol's own count of bytes."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.databases import address, open_questionnaire, prepared, settings
from benchmarks.server import serving
from benchmarks.tables import printed
from consultation.questions.load import load
from consultation.settings import ROOT

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
PHONE = {"width": 390, "height": 844}
LIMIT = 700  # kB
PEER, PEER_REQUESTS = 1164, 27  # LimeSurvey 6.14
STILL = "[data-testid=stApp][data-test-script-state=notRunning]"
REST = 2000  # milliseconds in which what was not waited for still arrives


class Visit(NamedTuple):
    """kB on the wire, of these fonts, and how many requests."""

    kilobytes: float
    fonts: float
    requests: int


def measure(folder: Path) -> None:
    """Open the welcome and the questionnaire, each in a browser that was never here, and print what came."""
    file = open_questionnaire(folder)
    database = folder / "first_visit.db"
    prepared(address(database), load(file)).close()
    script = ROOT / "streamlit_app.py"
    with (
        serving(script, settings(database, file), folder / "first_visit.log") as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        found = {name: _visit(browser, f"{server.address}/{name}") for name in ("", "questionnaire")}
    rows = [
        [f"/{name}", f"{visit.kilobytes:,.0f}{' OVER' if visit.kilobytes > LIMIT else ''}", f"{visit.fonts:,.0f}",
         str(visit.requests), f"{visit.kilobytes / PEER:.2f}"]
        for name, visit in found.items()
    ]  # fmt: skip
    headings = ["first page", f"kB on the wire (limit {LIMIT})", "of these fonts", "requests", f"of peer's {PEER:,} kB"]
    printed("First visit of a phone, nothing kept", headings, rows)


def _chromium() -> str | None:
    """A browser of the system; without one Playwright's own."""
    return next(filter(None, map(shutil.which, CHROMIUMS)), None)


def _visit(browser: Browser, address: str) -> Visit:
    with browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True) as context:  # type: ignore[arg-type]
        page = context.new_page()
        sizes, names = _counted(page)
        page.goto(address)
        page.wait_for_selector(STILL)
        page.wait_for_timeout(REST)
        fonts = sum(size for request, size in sizes.items() if names[request].endswith("woff2"))
        return Visit(sum(sizes.values()) / 1000, fonts / 1000, len(names))


def _counted(page: Page) -> tuple[Mapping[str, float], Mapping[str, str]]:
    """Bytes by request as they arrived, packed and with their headers, and the address of each."""
    sizes: dict[str, float] = {}
    names: dict[str, str] = {}

    def asked(event: dict[str, Any]) -> None:
        names[event["requestId"]] = event["request"]["url"]

    def arrived(event: dict[str, Any]) -> None:
        sizes[event["requestId"]] = event["encodedDataLength"]

    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.requestWillBeSent", asked)
    session.on("Network.loadingFinished", arrived)
    return sizes, names
