"""From a phone to the staff's screen, to the file, and to what the public sees."""

import csv
import io
import time
from collections.abc import Iterator

import pytest
from browser.serving import Server, serving
from browser.visiting import choose, go, heading, next_step, option_of, pick, set_password, settle, sign_in, tick, write
from browser.visiting import submit as submit_again
from browser.visitors import Visitors
from playwright.sync_api import Locator, Page, expect

from consultation.text import Words, words

PASSWORD = "correct horse battery staple"
AT_ONCE = 5.0  # seconds until staff see an answer, on a machine that opens the page in half that time
EXPECTED = {
    "state": "submitted",
    "language": "fr",
    "synthetic": "0",
    "consent.process": "yes",
    "country": "IT",
    "museum_type": "art",
    "on_behalf": "museum",
    "R1.agreement": "5",
    "R1.support": "support",
    "R1a.importance": "4",
    "C1.seriousness": "2",
    "O1.value": "no_opinion",
    "missing": "Rien, merci.",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("line"), public="while_open") as running:
        yield running


def test_an_answer_from_a_phone_reaches_staff_by_itself_and_nobody_else(
    visitors: Visitors, server: Server, w: Words, french: Words
) -> None:
    office = visitors.arrive(width=1280, height=500)
    live = office.new_page()
    set_password(live, server.setup_link(), PASSWORD)
    _sign_out_and_in(live, server, w)
    at_once = _at_once(live, server)
    compare = office.new_page()
    go(compare, f"{server.address}/staff-compare?lang=en")
    for page in (live, compare):
        expect(page.get_by_text(w("live.empty"))).to_be_visible()
        _mark(page)
    assert _number(live, w("live.submitted")) == "0"

    phone = visitors.arrive(width=390, height=844, language="fr-FR").new_page()
    _answer(phone, server, french)
    assert _number(live, w("live.submitted")) == "0"
    phone.locator(".st-key-submit button").click()
    sent = time.monotonic()
    expect(live.locator("[data-testid=stMetricValue]").first).to_have_text("1", timeout=at_once * 1000)
    expect(compare.locator(".stVegaLiteChart").first).to_be_visible(timeout=at_once * 1000)
    assert time.monotonic() - sent < at_once
    expect(heading(phone)).to_have_text([french("receipt.title")])

    _follows_a_change((live, compare), phone, server, at_once, w)
    assert all(_is_marked(page) for page in (live, compare))
    assert _exported(live, server) == {**EXPECTED, "R1.agreement": "1"}
    _public_sees_nothing(visitors, server, w)


def _at_once(page: Page, server: Server) -> float:
    """How long staff may wait: where the machine is busy, no longer than opening the page twice would take."""
    began = time.monotonic()
    go(page, f"{server.address}/staff-live?lang=en")
    return max(AT_ONCE, 2 * (time.monotonic() - began))


def _sign_out_and_in(page: Page, server: Server, w: Words) -> None:
    go(page, f"{server.address}/sign-in?lang=en")
    page.get_by_role("button", name=w("sign_in.out")).click()
    settle(page)
    sign_in(page, server.address, "admin", PASSWORD)


def _answer(page: Page, server: Server, w: Words) -> None:
    """Answer in French, with a reload half way."""
    go(page, server.address)
    page.get_by_role("button", name=w("welcome.start"), exact=True).click()
    expect(heading(page)).to_have_text([w("form.profile.title")])
    settle(page)
    tick(page, "consent.process")
    pick(page, "country", "Italie")
    pick(page, "museum_type", w("museum_type.art"))
    choose(page, "on_behalf", w("on_behalf.museum"))
    next_step(page, w("recommendations.title"))
    choose(page, "R1.agreement", w("agreement.5"))
    choose(page, "R1.support", w("support.support"))
    choose(page, "R1a.importance", w("importance.4"))
    page.reload()
    settle(page)
    expect(heading(page)).to_have_text([w("recommendations.title")])
    expect(option_of(page, "R1.agreement", w("agreement.5"))).to_be_checked()
    expect(option_of(page, "R1.support", w("support.support"))).to_be_checked()
    expect(option_of(page, "R1a.importance", w("importance.4"))).to_be_checked()
    next_step(page, w("concerns.title"))
    choose(page, "C1.seriousness", w("seriousness.2"))
    next_step(page, w("opportunities.title"))
    choose(page, "O1.value", w("no_opinion"))
    next_step(page, w("museum_today.title"))
    next_step(page, w("priorities.title"))
    write(page, "missing", "Rien, merci.")
    next_step(page, w("form.review.title"))


def _follows_a_change(staff: tuple[Page, Page], phone: Page, server: Server, at_once: float, w: Words) -> None:
    """Staff are far down their pages, the keyboard on a fold; the bars change and they stay where they are."""
    (live, compare), french = staff, words("fr")
    section = live.get_by_role("radio", name=w("recommendations.title"))
    section.press("Space")
    expect(live.get_by_role("heading", name=w("recommendations.title"))).to_be_visible()
    expect(section).to_be_focused()
    for page, figure in ((live, "recommendations-agreement"), (compare, "compare-R1-agreement-country-share")):
        settle(page)
        page.locator(f".st-key-more-{figure} summary").click()
        settle(page)
    before = [_figure(page).screenshot() for page in (live, compare)]
    places = [_place(page) for page in (live, compare)]
    assert all(top > 100 for top, _ in places)
    go(phone, f"{server.address}/questionnaire?lang=fr&step=recommendations")
    choose(phone, "R1.agreement", french("agreement.1"))
    assert [_agree(page, w) for page in (live, compare)] == ["100%", "100%"]
    submit_again(phone, server.address, french)
    until = time.monotonic() + at_once
    while time.monotonic() < until and [_agree(page, w) for page in (live, compare)] != ["0%", "0%"]:
        live.wait_for_timeout(200)
    for page, picture in zip((live, compare), before, strict=True):
        settle(page)
        assert _agree(page, w) == "0%"
        while time.monotonic() < until and _figure(page).screenshot() == picture:
            live.wait_for_timeout(200)
        assert _figure(page).screenshot() != picture
    assert [_place(page) for page in (live, compare)] == places


def _exported(page: Page, server: Server) -> dict[str, str]:
    """The cells of the one line in the file that the page's button gives, without number and moments."""
    go(page, f"{server.address}/staff-export?lang=en")
    link = page.locator("a[href*='wide.csv']")
    with page.context.expect_event("page") as opened, page.expect_download() as download:
        link.click()
    text = download.value.path().read_bytes().decode("utf-8-sig")
    (line,) = csv.DictReader(io.StringIO(text, newline=""))
    assert line.pop("reference")
    assert line.pop("created_at") < line.pop("submitted_at")
    assert opened.value
    return {column: cell for column, cell in line.items() if cell}


def _public_sees_nothing(visitors: Visitors, server: Server, w: Words) -> None:
    page = visitors.arrive().new_page()
    for address in ("results", "results-compare"):
        go(page, f"{server.address}/{address}?lang=en")
        expect(page.get_by_text(w("results.too_few"))).to_be_visible()
        assert page.locator(".stVegaLiteChart").count() == 0


def _mark(page: Page) -> None:
    page.evaluate("window.sameDocument = true")


def _is_marked(page: Page) -> bool:
    return bool(page.evaluate("window.sameDocument === true"))


def _number(page: Page, name: str) -> str:
    settle(page)
    return (
        page.locator("[data-testid=stMetric]").filter(has_text=name).locator("[data-testid=stMetricValue]").inner_text()
    )


def _figure(page: Page) -> Locator:
    return page.locator("[class*=st-key-figure-]").filter(has=page.locator("table")).locator(".stVegaLiteChart")


def _agree(page: Page, w: Words) -> str:
    """The share that agrees or strongly agrees, of everyone, in the table below the open figure."""
    headings, cells = page.locator("table").first.evaluate(
        "table => ['thead th', 'tbody tr:first-child > *'].map((part) =>"
        " [...table.querySelectorAll(part)].map((cell) => cell.innerText.trim()))"
    )
    return str(cells[headings.index(w("table.top_two"))])


def _place(page: Page) -> tuple[int, str]:
    """How far the page is scrolled, and what the keyboard is on."""
    top, focused = page.evaluate(
        "[document.querySelector('[data-testid=stMain]').scrollTop, document.activeElement.outerHTML]"
    )
    return round(top), str(focused)
