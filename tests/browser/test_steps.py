"""Through the questionnaire, step by step."""

from browser.people import AGREED, answering
from browser.serving import Server
from browser.visiting import (
    MAIN,
    becomes,
    choose,
    field,
    go,
    heading,
    next_step,
    option_of,
    pick,
    settle,
    submit,
    tick,
    write,
)
from playwright.sync_api import BrowserContext, Page, expect

from consultation.text import Words

ON_TOP = "[document.querySelector('[data-testid=stMain]').scrollTop, document.activeElement.tagName]"


def test_nothing_else_is_asked_or_kept_before_the_consent(page: Page, server: Server, w: Words) -> None:
    for address in ("questionnaire?lang=en&step=concerns", "questionnaire?lang=en"):
        go(page, f"{server.address}/{address}")
        expect(heading(page)).to_have_text([w("form.profile.title")])
        expect(page.get_by_text(w("form.consent_first"))).to_be_visible()
        assert page.get_by_role("radiogroup").count() == 0
        assert field(page, "country").count() == 0
        assert page.locator(".st-key-next").count() == 0
    tick(page, "consent.process")
    expect(field(page, "country")).to_be_visible()
    expect(page.locator(".st-key-next")).to_be_visible()


def test_a_step_begins_at_its_heading_with_the_keyboard_on_it(page: Page, server: Server, w: Words) -> None:
    answering(page.context, server)
    go(page, f"{server.address}/questionnaire?lang=en")
    next_step(page, w("recommendations.title"))
    becomes(page, ON_TOP, [0, "H1"])
    page.locator(".st-key-next button").scroll_into_view_if_needed()
    becomes(page, f"{ON_TOP}[0] > 0", expected=True)
    next_step(page, w("concerns.title"))
    becomes(page, ON_TOP, [0, "H1"])
    page.locator(".st-key-back button").click()
    expect(heading(page)).to_have_text([w("recommendations.title")])
    settle(page)
    becomes(page, ON_TOP, [0, "H1"])


def test_words_are_kept_and_the_step_changes_when_next_is_pressed_while_writing(
    page: Page, server: Server, w: Words
) -> None:
    answering(page.context, server)
    go(page, f"{server.address}/questionnaire?lang=en&step=priorities")
    field(page, "missing").locator("textarea").fill("A sentence about training.")
    next_step(page, w("form.review.title"))
    go(page, f"{server.address}/questionnaire?lang=en&step=priorities")
    expect(field(page, "missing").locator("textarea")).to_have_value("A sentence about training.")


def test_the_next_step_keeps_what_was_answered_in_the_last(page: Page, server: Server, w: Words) -> None:
    answering(page.context, server)
    go(page, f"{server.address}/questionnaire?lang=en&step=concerns")
    choose(page, "C1.seriousness", w("seriousness.4"))
    next_step(page, w("opportunities.title"))
    choose(page, "O2.value", w("value.2"))
    page.locator(".st-key-back button").click()
    expect(heading(page)).to_have_text([w("concerns.title")])
    expect(option_of(page, "C1.seriousness", w("seriousness.4"))).to_be_checked()
    choose(page, "C1.seriousness", w("seriousness.4"))
    expect(option_of(page, "C1.seriousness", w("seriousness.4"))).not_to_be_checked()
    page.reload()
    settle(page)
    expect(field(page, "C1.seriousness").get_by_role("radio").first).to_be_visible()
    assert field(page, "C1.seriousness").locator("[aria-checked=true]").count() == 0


def test_the_review_says_what_is_missing_and_leads_there(page: Page, server: Server, w: Words) -> None:
    answering(page.context, server, AGREED | {"country": ("IT",)})
    go(page, f"{server.address}/questionnaire?lang=en&step=review")
    expect(page.get_by_text(w.plural("review.missing", 1))).to_be_visible()
    expect(page.locator(".st-key-submit button")).to_be_disabled()
    page.get_by_role("button", name=w("review.go_to", question=w("museum_type"))).click()
    expect(heading(page)).to_have_text([w("form.profile.title")])
    settle(page)
    expect(field(page, "museum_type").get_by_role("combobox")).to_be_focused()
    pick(page, "museum_type", w("museum_type.art"))
    submit(page, server.address, w)


def test_no_name_is_asked_of_somebody_who_answers_as_a_person(page: Page, server: Server, w: Words) -> None:
    answering(page.context, server)
    go(page, f"{server.address}/questionnaire?lang=en")
    choose(page, "on_behalf", w("on_behalf.museum"))
    write(page, "organisation", "Museo della Città")
    choose(page, "on_behalf", w("on_behalf.person"))
    expect(field(page, "organisation")).to_have_count(0)


def test_two_windows_never_overwrite_each_other_in_silence(window: BrowserContext, server: Server, w: Words) -> None:
    first = window.new_page()
    answering(window, server)
    address = f"{server.address}/questionnaire?lang=en&step=recommendations"
    go(first, address)
    second = window.new_page()
    go(second, address)
    choose(first, "R1.agreement", w("agreement.4"))
    choose(second, "R1.agreement", w("agreement.1"))
    expect(second.locator(MAIN)).to_contain_text("in another window")
    expect(option_of(second, "R1.agreement", w("agreement.4"))).to_be_checked()
    choose(second, "R1.agreement", w("agreement.2"))
    go(first, address)
    expect(option_of(first, "R1.agreement", w("agreement.2"))).to_be_checked()


def test_a_window_that_saved_something_else_meanwhile_still_overwrites_nothing_in_silence(
    window: BrowserContext, server: Server, w: Words
) -> None:
    first = window.new_page()
    answering(window, server)
    address = f"{server.address}/questionnaire?lang=en&step=recommendations"
    go(first, address)
    second = window.new_page()
    go(second, address)
    choose(first, "R1.agreement", w("agreement.4"))
    choose(second, "R2.agreement", w("agreement.2"))
    choose(second, "R1.agreement", w("agreement.1"))
    expect(second.locator(MAIN)).to_contain_text("in another window")
    go(first, address)
    expect(option_of(first, "R1.agreement", w("agreement.4"))).to_be_checked()
    expect(option_of(first, "R2.agreement", w("agreement.2"))).to_be_checked()


def test_what_is_optional_opens_without_moving_the_page(page: Page, server: Server) -> None:
    answering(page.context, server, AGREED)
    for step in ("recommendations", "concerns", "opportunities", "museum_today", "priorities"):
        go(page, f"{server.address}/questionnaire?lang=en&step={step}")
        fold = page.locator("[class*=st-key-further-] summary").first
        fold.evaluate("fold => fold.scrollIntoView({block: 'center', behavior: 'instant'})")
        settle(page)
        before = page.evaluate(ON_TOP)[0]
        fold.click()
        settle(page)
        expect(page.locator("details[open] .stElementContainer").first).to_be_visible()
        assert abs(page.evaluate(ON_TOP)[0] - before) < 20, step
