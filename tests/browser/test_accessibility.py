"""The rules of WCAG 2.2 A and AA that a machine can check, and good order of headings, on every page and state.

Here on light pages on a desk; test_narrow_screens.py looks at the dark ones on a phone.
"""

from collections.abc import Iterator

import pytest
from browser.every_page import PAGES, broken_rules, does_not_fit, open_unfolded
from browser.people import PROFILE, answering, signed_in
from browser.serving import Server
from browser.visiting import field, go, heading, next_step, settle, tick
from browser.visitors import Theme, Visitors
from playwright.sync_api import Browser, Page, expect

from consultation.text import words

DESK = 1280
WIDTHS: dict[Theme, int] = {"light": DESK, "dark": 360}
LONG = "x" * 20_000


@pytest.fixture(scope="module")
def desk(browser: Browser, shown: Server) -> Iterator[Page]:
    """One window for all pages, in which staff are signed in and somebody has submitted."""
    visitors = Visitors(browser, shown.address)
    window = visitors.arrive(DESK)
    signed_in(window, shown)
    answering(window, shown, {**PROFILE, "on_behalf": ("museum",)}, submitted=True)
    yield window.new_page()
    visitors.close()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_fits_and_breaks_no_rule(desk: Page, shown: Server, address: str) -> None:
    open_unfolded(desk, shown.address, address, 1)
    assert does_not_fit(desk, DESK) == []
    assert broken_rules(desk) == []


@pytest.mark.parametrize("theme", WIDTHS)
def test_nothing_is_broken_for_somebody_new_nor_beside_an_error(browser: Browser, shown: Server, theme: Theme) -> None:
    visitors, w = Visitors(browser, shown.address), words("en")
    page = visitors.arrive(WIDTHS[theme], theme=theme).new_page()
    for address in ("sign-in", "receipt", ""):
        go(page, f"{shown.address}/{address}?lang=en")
        assert broken_rules(page) == [], address
    page.locator(".st-key-start button").click()
    expect(heading(page)).to_have_text([w("form.profile.title")])
    settle(page)
    assert broken_rules(page) == []
    tick(page, "consent.process")
    go(page, f"{shown.address}/questionnaire?lang=en&step=priorities")
    field(page, "missing").locator("textarea").fill(LONG)
    page.keyboard.press("Tab")
    expect(page.locator(".problems")).to_be_visible()
    settle(page)
    assert broken_rules(page) == []
    next_step(page, w("form.review.title"))
    assert page.locator("[class*=st-key-to-field-]").count() == 3
    assert broken_rules(page) == []
    visitors.close()
