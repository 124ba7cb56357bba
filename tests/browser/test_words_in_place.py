"""The words of the results open where they are used: by keyboard, on a phone, and are left again."""

import pytest
from browser.serving import Server
from browser.visiting import go
from browser.visitors import Visitors
from playwright.sync_api import Browser, expect

from consultation.text import words

SMALLEST = 24  # pixels of a target


@pytest.mark.parametrize("width", [1280, 390])
def test_words_open_by_keyboard_are_read_there_and_closed_again(browser: Browser, shown: Server, width: int) -> None:
    visitors, w = Visitors(browser, shown.address), words("en")
    page = visitors.arrive(width).new_page()
    go(page, f"{shown.address}/results-findings?lang=en")
    button = page.get_by_role("button", name=w("words.used"))
    box = button.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= SMALLEST
    assert page.get_by_role("dialog").count() == 0
    button.focus()
    page.keyboard.press("Enter")
    opened = page.get_by_role("dialog", name=w("words.used"))
    expect(opened).to_be_focused()
    expect(opened.get_by_role("term").filter(has_text=w("table.range"))).to_be_visible()
    assert opened.evaluate("part => part.getBoundingClientRect().right <= window.innerWidth")
    page.keyboard.press("Tab")
    expect(opened.get_by_role("link", name=w("method.title"))).to_be_focused()
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    expect(button).to_be_focused()
    visitors.close()
