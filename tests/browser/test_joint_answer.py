"""Two people in two browsers give one answer for a museum."""

import re

from browser.people import PROFILE, answering
from browser.serving import Server
from browser.visiting import (
    MAIN,
    choose,
    field,
    go,
    heading,
    option_of,
    pick,
    settle,
    submit,
    text_of,
    write,
)
from browser.visitors import Visitors
from playwright.sync_api import Page, expect

from consultation.text import Words

LIVE = ".st-key-joint-live"


def invite(page: Page, w: Words, name: str) -> str:
    """Make a link for a colleague who may sign off, and read it from the page."""
    page.locator(".st-key-joint summary").first.click()
    settle(page)
    page.get_by_role("textbox", name=w("joint.my_name")).fill("Anna")
    page.get_by_role("textbox", name=w("joint.their_name")).fill(name)
    page.locator("[class*=st-key-joint-signs-new] label").click()
    page.get_by_role("button", name=w("joint.invite"), exact=True).click()
    expect(page.get_by_role("textbox", name=w("joint.their_name"))).to_have_value("")
    expect(page.get_by_text(w("joint.link.once"))).to_be_visible()
    found = re.search(r"http://\S+/join/\S+", text_of(page))
    assert found, "the page shows no link"
    return found[0]


def test_two_browsers_give_one_answer_and_see_each_other(server: Server, visitors: Visitors, w: Words) -> None:
    anna, bruno = visitors.arrive().new_page(), visitors.arrive(width=390).new_page()
    answering(anna.context, server, PROFILE | {"on_behalf": ("museum",)})
    go(anna, f"{server.address}/questionnaire?lang=en")
    link = invite(anna, w, "Bruno <b>bold</b>")

    go(bruno, link)
    bruno.get_by_role("textbox", name=w("joint.your_name")).fill("Bruno **B.**")
    bruno.get_by_role("button", name=w("joint.join"), exact=True).click()
    expect(bruno.locator(LIVE)).to_be_visible()
    write(bruno, "town", "Torino")
    go(bruno, f"{server.address}/questionnaire?lang=en&step=concerns")
    choose(bruno, "C1.seriousness", "High")

    go(anna, f"{server.address}/questionnaire?lang=en&step=concerns")
    here = anna.locator(LIVE)
    expect(here).to_contain_text(w("joint.in", name="Bruno **B.**", section=w("concerns.title")))
    expect(here).to_contain_text("last edited by Bruno **B.**:")
    expect(option_of(anna, "C1.seriousness", "High")).to_be_checked()

    choose(bruno, "C2.seriousness", "Low")
    anna.get_by_role("button", name=w("joint.show_changes")).click()
    settle(anna)
    expect(option_of(anna, "C2.seriousness", "Low")).to_be_checked()

    submit(bruno, server.address, w)
    go(anna, f"{server.address}/receipt?lang=en")
    expect(heading(anna)).to_have_text([w("receipt.title")])
    expect(anna.locator(MAIN)).to_contain_text("Signed off by Bruno **B.**")
    expect(bruno.get_by_role("button", name=w("receipt.withdraw.button"), exact=True)).to_have_count(0)


def test_the_older_of_two_windows_is_told(server: Server, visitors: Visitors, w: Words) -> None:
    browser = visitors.arrive()
    older, newer = browser.new_page(), browser.new_page()
    answering(browser, server)
    go(older, f"{server.address}/questionnaire?lang=en&step=priorities")
    written = field(older, "missing").locator("textarea")
    written.fill("Begun here.")
    go(newer, f"{server.address}/questionnaire?lang=en")
    pick(newer, "country", "France")

    expect(older.get_by_text(w("form.older_window"))).to_be_visible()  # without a click
    settle(older)
    expect(written).to_have_value("Begun here.")
    expect(written).to_be_focused()
    older.locator(".st-key-go-on-here button").click()
    settle(older)
    go(older, f"{server.address}/questionnaire?lang=en")
    expect(field(older, "country").get_by_role("combobox")).to_have_value("France")
    expect(older.get_by_text(w("form.older_window"))).to_have_count(0)
