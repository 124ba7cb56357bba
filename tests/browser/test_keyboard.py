"""From the first page to the receipt without a mouse: Tab, Space, Enter and arrows, and always seen where one is."""

import re

from browser.people import answering
from browser.serving import Server
from browser.visiting import MAIN, becomes, begin, field, go, heading, next_step, settle
from playwright.sync_api import Locator, Page, expect

from consultation.text import Words, words

FEW = 60  # stops of the keyboard on one page
# Of a box to tick, the label around it is what is seen.
SEEN = """() => {
  const on = document.activeElement;
  const seen = getComputedStyle(on.closest("label") || on);
  return seen.outlineStyle === "solid" && parseFloat(seen.outlineWidth) >= 2;
}"""
SAID = "body > [role=status]"


def press(page: Page, *keys: str) -> None:
    """Press them one after the other."""
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(50)


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the keyboard is there; every stop on the way can be seen."""
    for _ in range(FEW):
        press(page, "Tab")
        assert page.evaluate(SEEN), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        if target.evaluate("target => target === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {target}")


def press_button(page: Page, key: str, title: str) -> None:
    """Go to a button and press Enter; the page or step that it leads to begins at its heading."""
    tab_to(page, page.locator(f".st-key-{key} button"))
    press(page, "Enter")
    expect(heading(page)).to_have_text([title])
    settle(page)
    becomes(page, "document.activeElement.tagName", "H1")
    becomes(page, f"({SEEN})()", expected=True)


def test_a_whole_answer_can_be_given_with_the_keyboard(page: Page, server: Server, w: Words) -> None:
    go(page, f"{server.address}/?lang=en")
    press_button(page, "start", w("form.profile.title"))
    tab_to(page, field(page, "consent.process").locator("input"))
    press(page, "Space")
    settle(page)
    for column in ("country", "museum_type"):
        tab_to(page, field(page, column).get_by_role("combobox"))
        press(page, "ArrowDown")
        expect(page.get_by_role("option").first).to_be_visible()
        press(page, "ArrowDown", "Enter")
        settle(page)
        expect(field(page, column).get_by_role("combobox")).not_to_have_value("")
    expect(page.locator(SAID)).to_have_text(re.compile(w("form.saved", time="..:..")))
    press_button(page, "next", w("recommendations.title"))
    expect(page).to_have_title(re.compile(f"^{w('recommendations.title')} · "))
    options = field(page, "R1.agreement").get_by_role("radio")
    tab_to(page, options.first)
    press(page, "ArrowRight", "ArrowRight", "Space")
    settle(page)
    expect(options.nth(2)).to_be_checked()
    expect(options.nth(2)).to_be_focused()
    for step in ("concerns", "opportunities", "museum_today", "priorities"):
        press_button(page, "next", w(f"{step}.title"))
    press_button(page, "next", w("form.review.title"))
    press_button(page, "submit", w("receipt.title"))
    expect(page.locator(MAIN)).to_contain_text(w("receipt.reference"))


def test_what_could_not_be_saved_is_listed_on_top_and_leads_to_its_field(page: Page, server: Server, w: Words) -> None:
    begin(page, server.address, w, {"country": "Italy", "museum_type": "Art"})
    go(page, f"{server.address}/questionnaire?lang=en&step=priorities")
    written = field(page, "missing").locator("textarea")
    written.fill("x" * 20_000)
    press(page, "Tab")
    settle(page)
    listed = page.locator(".problems[role=alert]")
    expect(listed).to_contain_text(w.plural("form.problems", 1))
    expect(page.get_by_role("alert")).to_have_count(1)
    expect(written).to_have_attribute("aria-invalid", "true")
    expect(written).to_have_accessible_description(page.locator(".problem").inner_text())
    listed.get_by_role("link").focus()
    press(page, "Enter")
    expect(written).to_be_focused()
    next_step(page, w("form.review.title"))
    expect(page.get_by_text(w.plural("form.problems", 1))).to_be_visible()
    page.locator("[class*=st-key-to-field-] button").click()
    expect(heading(page)).to_have_text([w("priorities.title")])
    settle(page)
    expect(written).to_be_focused()
    written.fill("Short.")
    press(page, "Tab")
    settle(page)
    expect(field(page, "missing")).to_be_visible()
    expect(listed).to_have_count(0)
    expect(written).not_to_have_attribute("aria-invalid", "true")
    expect(written).to_have_accessible_description("")


def test_the_language_of_the_page_and_its_title_follow_the_picker(page: Page, server: Server, french: Words) -> None:
    go(page, f"{server.address}/questionnaire?lang=en")
    assert page.evaluate("document.documentElement.lang") == "en"
    box = page.locator("[class*='st-key-language_picker-']").get_by_role("combobox")
    tab_to(page, box)
    press(page, "ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible()
    press(page, "Enter")
    expect(heading(page)).to_have_text([french("form.profile.title")])
    settle(page)
    becomes(page, "document.documentElement.lang", "fr")
    expect(page).to_have_title(re.compile(f"^{french('form.profile.title')} · "))
    expect(box).to_be_focused()
    expect(page.get_by_test_id("stSkipToContent")).to_have_text(french("built_in.skip"))
    tab_to(page, page.locator(".st-key-in-english button"))
    press(page, "Enter")
    expect(heading(page)).to_have_text([words("en")("form.profile.title")])
    expect(page.locator("h1")).to_be_focused()
    expect(page.get_by_test_id("stSkipToContent")).to_have_text("Skip to main content")


def test_whoever_withdraws_reads_on_at_the_heading(page: Page, server: Server, w: Words) -> None:
    answering(page.context, server)
    go(page, f"{server.address}/receipt?lang=en")
    page.locator(".st-key-withdraw-sure input").focus()
    press(page, "Space")
    settle(page)
    press_button(page, "withdraw", w("receipt.withdrawn.title"))
