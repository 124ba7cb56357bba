"""Every page, and what may be wrong with it: rules of accessibility that a machine can check, and what does not fit."""

import time

from axe_playwright_python.sync_playwright import Axe
from browser.visiting import STEPS, go, settle
from playwright.sync_api import Page

from consultation.ui.navigation import PLACES
from consultation.ui.staff_analysis import PARTS

IN_PARTS = ("questionnaire", "staff-analysis")
PAGES = (
    *("" if place.name == "welcome" else place.name for place in PLACES if place.name not in IN_PARTS),
    *(f"staff-analysis?part={part}" for part in PARTS),
    *(f"questionnaire?step={step}" for step in STEPS),
)
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# What breaks no rule is not listed: to list it takes as long as to look for what does.
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
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


def open_unfolded(page: Page, server: str, address: str, folds: int) -> None:
    """Open a page in German, whose words are the longest, and some of its folds, as a person would."""
    go(page, f"{server}/{address}{'&' if '?' in address else '?'}lang=de")
    closed = page.locator("[data-testid=stMain] details:not([open]) > summary")
    for _ in range(min(closed.count(), folds)):
        closed.first.click()
        settle(page)


def broken_rules(page: Page) -> list[str]:
    """The rules of WCAG 2.2 A and AA, and of good order, that the page breaks, and where."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def does_not_fit(page: Page, width: int) -> list[list[object]]:
    """What is too wide, cut off or broken at this width: a chart takes a moment to be drawn anew, long when busy."""
    page.set_viewport_size({"width": width, "height": 844})
    until = time.monotonic() + 30
    while True:
        page.wait_for_timeout(150)
        found = [each for each in map(page.evaluate, (TOO_WIDE, CUT_OFF, BROKEN)) if each]
        if not found or time.monotonic() > until:
            return found
