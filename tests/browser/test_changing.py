"""After submitting: change, drop the change, withdraw, leave."""

import sqlite3

from browser.people import PROFILE, answering
from browser.serving import Server
from browser.visiting import begin, choose, field, go, heading, option_of, settle, submit, text_of
from playwright.sync_api import Page, expect

from consultation.text import Words

AGREES = PROFILE | {"R1.agreement": ("4",)}


def test_a_change_counts_only_when_it_is_submitted_again(page: Page, server: Server, w: Words) -> None:
    _has_submitted(page, server)
    reference = page.locator("[data-testid=stMetricValue]").inner_text()
    assert _counted(server, reference) == ["4"]
    go(page, f"{server.address}/questionnaire?lang=en&step=recommendations")
    choose(page, "R1.agreement", w("agreement.1"))
    go(page, f"{server.address}/receipt?lang=en")
    expect(page.get_by_text(w("receipt.changing"))).to_be_visible()
    assert _counted(server, reference) == ["4"]
    submit(page, server.address, w)
    assert _counted(server, reference) == ["1"]
    expect(page.locator("[data-testid=stMetricValue]")).to_have_text(reference)
    expect(page.get_by_text(w("receipt.changing"))).to_have_count(0)


def test_a_change_can_be_dropped(page: Page, server: Server, w: Words) -> None:
    _has_submitted(page, server)
    go(page, f"{server.address}/questionnaire?lang=en&step=recommendations")
    choose(page, "R1.agreement", w("agreement.1"))
    go(page, f"{server.address}/receipt?lang=en")
    page.get_by_role("button", name=w("receipt.discard")).click()
    expect(page.get_by_text(w("receipt.changing"))).to_have_count(0)
    settle(page)
    go(page, f"{server.address}/questionnaire?lang=en&step=recommendations")
    expect(option_of(page, "R1.agreement", w("agreement.4"))).to_be_checked()


def test_withdrawing_needs_a_second_yes_and_deletes_everything(page: Page, server: Server, w: Words) -> None:
    _has_submitted(page, server)
    reference = page.locator("[data-testid=stMetricValue]").inner_text()
    expect(page.locator(".st-key-withdraw button")).to_be_disabled()
    page.locator(".st-key-withdraw-sure label").click()
    settle(page)
    page.locator(".st-key-withdraw button").click()
    expect(page.get_by_text(w("receipt.withdrawn"))).to_be_visible()
    settle(page)
    assert _counted(server, reference) == []
    assert reference not in text_of(page)
    go(page, f"{server.address}/questionnaire?lang=en")
    assert "Italy" not in text_of(page)


def test_after_withdrawing_one_can_begin_anew(page: Page, server: Server, w: Words) -> None:
    _has_submitted(page, server)
    page.locator(".st-key-withdraw-sure label").click()
    settle(page)
    page.locator(".st-key-withdraw button").click()
    expect(page.get_by_text(w("receipt.withdrawn"))).to_be_visible()
    page.get_by_role("button", name=w("receipt.withdrawn.button")).click()
    page.wait_for_url(f"{server.address}/*")
    begin(page, server.address, w, {"country": "Italy", "museum_type": "Art"})
    submit(page, server.address, w)


def test_a_shared_computer_forgets_and_the_personal_link_remembers(page: Page, server: Server, w: Words) -> None:
    _has_submitted(page, server)
    link = page.get_by_text(f"{server.address}/answer/").inner_text()
    assert _copied(page, w) == link
    page.get_by_role("button", name=w("receipt.leave.button")).click()
    page.wait_for_url(f"{server.address}/*")
    go(page, f"{server.address}/receipt?lang=en")
    expect(heading(page)).to_have_text([w("receipt.nothing.title")])
    go(page, f"{server.address}/questionnaire?lang=en")
    assert field(page, "country").count() == 0
    go(page, link)
    expect(heading(page)).to_have_text([w("receipt.title")])


def test_the_first_page_leads_to_where_one_is(page: Page, server: Server, w: Words) -> None:
    go(page, f"{server.address}/?lang=en")
    expect(page.locator(".st-key-start button")).to_have_text(w("welcome.start"))
    answering(page.context, server)
    go(page, f"{server.address}/?lang=en")
    expect(page.locator(".st-key-start button")).to_have_text(w("welcome.go_on"))
    submit(page, server.address, w)
    go(page, f"{server.address}/?lang=en")
    page.get_by_role("button", name=w("welcome.see")).click()
    expect(heading(page)).to_have_text([w("receipt.title")])


def _copied(page: Page, w: Words) -> str:
    """Copy the link with the keyboard, which the page says it did; give what can be pasted now."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=w("copy.link")).press("Enter")
    expect(page.locator(".copy [role=status]")).to_have_text(w("copy.done"))
    return str(page.evaluate("navigator.clipboard.readText()"))


def _has_submitted(page: Page, server: Server) -> None:
    answering(page.context, server, AGREES, submitted=True)
    go(page, f"{server.address}/receipt?lang=en")


def _counted(server: Server, reference: str) -> list[str]:
    """The agreement that counts now."""
    with sqlite3.connect(f"file:{server.database}?mode=ro", uri=True) as connection:
        found = connection.execute(
            "SELECT value FROM answer JOIN response ON response.id = response_id"
            " WHERE reference = ? AND question = 'R1.agreement'",
            (reference,),
        ).fetchall()
    connection.close()
    return [value for (value,) in found]
