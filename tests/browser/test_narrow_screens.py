"""Nothing has to be moved sideways on a phone."""

import time
from collections.abc import Iterator

import pytest
from browser.people import answering, signed_in
from browser.serving import Server, prepare, serving
from browser.visiting import STEPS, go, settle
from browser.visitors import Visitors
from playwright.sync_api import Browser, Page

from consultation.ui.navigation import PLACES
from consultation.ui.staff_analysis import PARTS

WIDTHS = (640, 390, 320)  # a desk at 200 %, a phone, and a desk at 400 %
DESK = 1280
IN_PARTS = ("questionnaire", "staff-analysis")
FOLDS = 3  # opened on a page; the others hold the same kinds
PAGES = (
    *("" if place.name == "welcome" else place.name for place in PLACES if place.name not in IN_PARTS),
    *(f"staff-analysis?part={part}" for part in PARTS),
    *(f"questionnaire?step={step}" for step in STEPS),
)
# The page itself scrolls in its main part; tables and charts that are too wide may scroll within themselves.
TOO_WIDE = """() => [document.documentElement, document.querySelector("[data-testid=stMain]")]
  .map((part) => part.scrollWidth - part.clientWidth).filter((over) => over > 0)"""
CUT_OFF = """() => {
  const scrolls = (element) => element && (
    ["auto", "scroll"].includes(getComputedStyle(element).overflowX) && element.dataset.testid !== "stMain"
    || scrolls(element.parentElement));
  return [...document.querySelectorAll("[data-testid=stMain] :is(p, h1, h2, h3, button, input, textarea, canvas)")]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element))
    .map((element) => element.outerHTML.slice(0, 120));
}"""

# Words of the options of a question that stand on more than one line.
BROKEN = """() => {
  const broken = [], range = document.createRange();
  for (const option of document.querySelectorAll("[role=radiogroup] button")) {
    const words = document.createTreeWalker(option, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) for (const word of words.currentNode.data.matchAll(/\\p{L}+/gu)) {
      range.setStart(words.currentNode, word.index);
      range.setEnd(words.currentNode, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((part) => Math.round(part.top))).size > 1) broken.push(word[0]);
    }
  }
  return broken;
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Results of 300 people, shown to everyone."""
    folder = tmp_path_factory.mktemp("narrow")
    prepare(folder, 300)
    with serving(folder, public="while_open") as running:
        yield running


@pytest.fixture(scope="module")
def phone(browser: Browser, server: Server) -> Iterator[Page]:
    """A phone on which staff are signed in and somebody has submitted."""
    visitors = Visitors(browser, server.address)
    window = visitors.arrive(width=390, height=844)
    signed_in(window, server)
    answering(window, server, submitted=True)
    yield window.new_page()
    visitors.close()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_fits(phone: Page, server: Server, address: str) -> None:
    """In German, whose words are the longest."""
    go(phone, f"{server.address}/{address}{'&' if '?' in address else '?'}lang=de")
    _unfold(phone)
    for width in (*WIDTHS, DESK):
        phone.set_viewport_size({"width": width, "height": 844})
        too_wide, cut_off, broken = _once_drawn_anew(phone)
        assert too_wide == [], width
        assert cut_off == [], width
        assert broken == [], width


def _once_drawn_anew(page: Page) -> list[list[object]]:
    """What does not fit: a chart takes a moment to be drawn for another width, long on a busy machine."""
    until = time.monotonic() + 30
    while True:
        page.wait_for_timeout(150)
        found = [page.evaluate(rule) for rule in (TOO_WIDE, CUT_OFF, BROKEN)]
        if not any(found) or time.monotonic() > until:
            return found


def _unfold(page: Page) -> None:
    folds = page.locator("[data-testid=stMain] details:not([open]) > summary")
    for _ in range(min(folds.count(), FOLDS)):
        folds.first.click()
        settle(page)
