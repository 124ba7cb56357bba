"""The rules of WCAG 2.2 A and AA that a machine can check, on every kind of page."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.serving import Server, prepare, serving
from browser.visiting import STEPS, begin, choose, go, set_password, settle, submit
from browser.visitors import Theme, Visitors
from playwright.sync_api import Browser, BrowserContext, Page

from consultation.text import words

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
PAGES = (
    *("", "sign-in", "staff-live", "staff-compare", "staff-wordings", "staff-export", "results", "receipt", "receipts"),
    "privacy",
    "staff-settings",
    "staff-preview",
    *(f"questionnaire?step={step}" for step in STEPS),
)
CHARTED = {"staff-live", "staff-compare", "results"}
WIDTHS: dict[Theme, tuple[int, int]] = {"light": (1280, 390), "dark": (390, 1280)}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Results of 300 people, shown to everyone."""
    folder = tmp_path_factory.mktemp("accessible")
    prepare(folder, 300)
    with serving(folder, public="while_open") as running:
        yield running


@pytest.fixture(scope="module")
def windows(browser: Browser, server: Server) -> Iterator[dict[Theme, BrowserContext]]:
    """A light and a dark browser in which staff are signed in and somebody has submitted."""
    visitors = Visitors(browser, server.address)
    light = visitors.arrive()
    page = light.new_page()
    set_password(page, server.setup_link(), "correct horse battery staple")
    begin(page, server.address, words("en"), {"country": "Italy", "museum_type": "Art"})
    choose(page, "on_behalf", words("en")("on_behalf.museum"))
    submit(page, server.address, words("en"))
    page.close()
    yield {"light": light, "dark": visitors.arrive(theme="dark", state=light.storage_state())}
    visitors.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_breaks_no_rule(
    windows: dict[Theme, BrowserContext], server: Server, address: str, theme: Theme
) -> None:
    page = windows[theme].new_page()
    try:
        go(page, f"{server.address}/{address}{'&' if '?' in address else '?'}lang=en")
        _unfold(page)
        # A page of charts takes the rules ten seconds: one width in light, the other in dark.
        for width in WIDTHS[theme][: 1 if address in CHARTED else 2]:
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_timeout(150)
            assert _broken(page) == [], width
    finally:
        page.close()


def _unfold(page: Page) -> None:
    """Open one fold of each kind, as a person would."""
    folds = page.locator("[data-testid=stMain] details:not([open]) > summary")
    if folds.count():
        folds.first.click()
        settle(page)


def _broken(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]
