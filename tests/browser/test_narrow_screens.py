"""Nothing has to be moved sideways on a phone, and no rule of accessibility is broken on its dark pages."""

from collections.abc import Iterator

import pytest
from browser.every_page import PAGES, broken_rules, does_not_fit, open_unfolded
from browser.people import answering, signed_in
from browser.serving import Server
from browser.visiting import settle
from browser.visitors import Visitors
from playwright.sync_api import Browser, Page

WIDTHS = (640, 390, 320)  # a desk at 200 %, a phone, and a desk at 400 %
SMALL = 360  # a small phone
FOLDS = 3  # opened on a page; the others hold the same kinds


@pytest.fixture(scope="module")
def phone(browser: Browser, shown: Server) -> Iterator[Page]:
    """A phone on which staff are signed in and somebody has submitted."""
    visitors = Visitors(browser, shown.address)
    window = visitors.arrive(width=390, height=844, theme="dark")
    signed_in(window, shown)
    answering(window, shown, submitted=True)
    yield window.new_page()
    visitors.close()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_fits_and_breaks_no_rule(phone: Page, shown: Server, address: str) -> None:
    phone.set_viewport_size({"width": 390, "height": 844})
    open_unfolded(phone, shown.address, address, FOLDS)
    for width in WIDTHS:
        assert does_not_fit(phone, width) == [], width
    phone.set_viewport_size({"width": SMALL, "height": 844})
    settle(phone)
    assert broken_rules(phone) == []
