"""The rules of WCAG 2.2 A and AA that a machine can check, and good order of headings, on every page and state."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.people import PROFILE, answering, signed_in
from browser.serving import Server, prepare, serving
from browser.visiting import STEPS, field, go, heading, next_step, settle, tick
from browser.visitors import Theme, Visitors
from playwright.sync_api import Browser, Page, StorageState, expect

from consultation.text import words
from consultation.ui.navigation import PLACES

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RULES = {"runOnly": {"type": "tag", "values": TAGS}}
PAGES = (
    *("" if place.name == "welcome" else place.name for place in PLACES if place.name != "questionnaire"),
    *(f"questionnaire?step={step}" for step in STEPS),
)
WIDTHS: dict[Theme, int] = {"light": 1280, "dark": 360}
LONG = "x" * 20_000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Results of 300 people, shown to everyone."""
    folder = tmp_path_factory.mktemp("accessible")
    prepare(folder, 300)
    with serving(folder, public="while_open") as running:
        yield running


@pytest.fixture(scope="module", params=WIDTHS)
def theme(request: pytest.FixtureRequest) -> Theme:
    chosen: Theme = request.param
    return chosen


@pytest.fixture(scope="module")
def state(browser: Browser, server: Server) -> Iterator[StorageState]:
    """What a browser keeps in which staff are signed in and somebody has submitted."""
    visitors = Visitors(browser, server.address)
    window = visitors.arrive()
    signed_in(window, server)
    answering(window, server, {**PROFILE, "on_behalf": ("museum",)}, submitted=True)
    yield window.storage_state()
    visitors.close()


@pytest.fixture(scope="module")
def known(browser: Browser, server: Server, state: StorageState, theme: Theme) -> Iterator[Page]:
    """One window for all pages."""
    visitors = Visitors(browser, server.address)
    yield visitors.arrive(WIDTHS[theme], theme=theme, state=state).new_page()
    visitors.close()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_breaks_no_rule(known: Page, server: Server, address: str) -> None:
    go(known, f"{server.address}/{address}{'&' if '?' in address else '?'}lang=en")
    _unfold(known)
    assert _broken(known) == []


def test_nothing_is_broken_for_somebody_new_nor_beside_an_error(browser: Browser, server: Server, theme: Theme) -> None:
    visitors, w = Visitors(browser, server.address), words("en")
    page = visitors.arrive(WIDTHS[theme], theme=theme).new_page()
    for address in ("sign-in", "receipt", ""):
        go(page, f"{server.address}/{address}?lang=en")
        assert _broken(page) == [], address
    page.locator(".st-key-start button").click()
    expect(heading(page)).to_have_text([w("form.profile.title")])
    settle(page)
    assert _broken(page) == []
    tick(page, "consent.process")
    go(page, f"{server.address}/questionnaire?lang=en&step=priorities")
    field(page, "missing").locator("textarea").fill(LONG)
    page.keyboard.press("Tab")
    expect(page.locator(".problems")).to_be_visible()
    settle(page)
    assert _broken(page) == []
    next_step(page, w("form.review.title"))
    assert page.locator("[class*=st-key-to-field-]").count() == 3
    assert _broken(page) == []
    visitors.close()


def _unfold(page: Page) -> None:
    """Open one fold of each kind, as a person would."""
    folds = page.locator("[data-testid=stMain] details:not([open]) > summary")
    if folds.count():
        folds.first.click()
        settle(page)


def _broken(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]
