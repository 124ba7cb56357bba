"""Addresses that people share, mistype or tamper with."""

import re

from browser.people import AGREED, PROFILE, answering, signed_in
from browser.serving import Server
from browser.visiting import becomes, choose, field, go, heading, option_of, settle, text_of
from browser.visitors import Visitors
from playwright.sync_api import Page, expect

from consultation.text import Words

HOSTILE = ("<script>alert(1)</script>", "..%2F..%2Fetc%2Fpasswd", "%00", "en%0d%0aX: y")


def test_an_unknown_language_is_said_and_the_page_is_shown_in_another(page: Page, server: Server, w: Words) -> None:
    go(page, f"{server.address}/?lang=xx")
    expect(page.get_by_text(w("nav.language_refused"))).to_be_visible()
    expect(heading(page)).to_have_text([w("nemo_ai.title")])
    expect(page).to_have_url(re.compile("lang=en"))


def test_a_hostile_language_is_only_an_unknown_one(page: Page, server: Server, w: Words) -> None:
    for hostile in HOSTILE:
        go(page, f"{server.address}/?lang={hostile}")
        expect(page.get_by_text(w("nav.language_refused"))).to_be_visible()
        becomes(page, "document.documentElement.lang", "en")


def test_an_unknown_step_is_said_and_the_first_is_shown(page: Page, server: Server, w: Words) -> None:
    answering(page.context, server, AGREED)
    go(page, f"{server.address}/questionnaire?lang=en&step=nowhere")
    expect(page.get_by_text(w("form.unknown_step"))).to_be_visible()
    expect(heading(page)).to_have_text([w("form.profile.title")])


def test_an_unknown_problem_is_said_without_repeating_it(page: Page, server: Server, w: Words) -> None:
    for address in ("sign-in", ""):
        go(page, f"{server.address}/{address}?lang=en&problem=Your+money+is+gone")
        expect(page.get_by_text(w("error.unknown_filter"))).to_be_visible()
        assert "money" not in text_of(page)


def test_an_unknown_filter_is_said_and_the_usual_view_is_shown(page: Page, server: Server, w: Words) -> None:
    signed_in(page.context, server)
    answering(page.context, server, {**PROFILE, "R1.agreement": ("4",)}, submitted=True)
    for asked in ("by=shoe_size", "question=R99.agreement", "order=<img>"):
        go(page, f"{server.address}/staff-compare?lang=en&{asked}")
        expect(page.get_by_text(w("error.unknown_filter"))).to_be_visible()
        expect(page.locator(".stVegaLiteChart").first).to_be_visible()
    shown = f"{server.address}/staff-compare?lang=en&by=museum_type"
    go(page, shown)
    expect(page.get_by_role("radio", name=w("filter.by.museum_type"), exact=True)).to_be_checked()
    assert page.get_by_text(w("error.unknown_filter")).count() == 0


def test_an_unknown_page_is_said_in_the_persons_language(visitors: Visitors, server: Server, french: Words) -> None:
    page = visitors.arrive(language="fr-FR").new_page()
    for address in ("no-such-page", "questionnaire/extra", "no/such/page"):
        answer = page.goto(f"{server.address}/{address}?lang=fr")
        assert answer
        assert answer.status == 404
        expect(page.get_by_text(french("error.request.page"))).to_be_visible()
        assert page.get_by_text("Page not found").count() == 0


def test_a_tampered_personal_link_is_refused_and_ones_own_answers_stay(page: Page, server: Server, w: Words) -> None:
    link = f"{server.address}/answer/{answering(page.context, server)}"
    for wrong in (link[:-1] + ("A" if link[-1] != "A" else "B"), f"{server.address}/answer/short", link + "x"):
        page.goto(wrong)
        settle(page)
        expect(page.get_by_text(w("error.link.refused"))).to_be_visible()
    go(page, f"{server.address}/questionnaire?lang=en")
    expect(field(page, "country").get_by_role("combobox")).to_have_value("Italy")


def test_a_personal_link_goes_on_with_the_same_answers_elsewhere(
    visitors: Visitors, page: Page, server: Server, w: Words
) -> None:
    answering(page.context, server)
    link = _personal_link(page, server)
    phone = visitors.arrive(width=390, height=844, language="fr-FR").new_page()
    phone.goto(link)
    settle(phone)
    assert link.rsplit("/", maxsplit=1)[-1] not in phone.url
    go(phone, f"{server.address}/questionnaire?lang=en&step=recommendations")
    choose(phone, "R3.agreement", w("agreement.3"))
    go(page, f"{server.address}/questionnaire?lang=en&step=recommendations")
    expect(option_of(page, "R3.agreement", w("agreement.3"))).to_be_checked()


def test_the_secret_of_the_answers_is_no_text_for_scripts(page: Page, server: Server) -> None:
    go(page, f"{server.address}/?lang=en")
    (secret,) = (each["value"] for each in page.context.cookies() if each["name"] == "consultation_key")
    assert secret not in page.evaluate("document.cookie")
    assert secret not in page.content()
    answering(page.context, server, key=secret)
    go(page, f"{server.address}/questionnaire?lang=en")
    expect(field(page, "country")).to_be_visible()
    assert secret not in page.content()


def _personal_link(page: Page, server: Server) -> str:
    go(page, f"{server.address}/receipt?lang=en")
    found = re.search(rf"{re.escape(server.address)}/answer/[\w-]{{43}}", text_of(page))
    assert found
    return found[0]
