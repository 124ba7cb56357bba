"""What the page called saved is there after anything."""

from collections.abc import Iterator

import pytest
from browser.people import answering
from browser.serving import RESTARTED, Server, serving
from browser.visiting import MAIN, choose, field, go, heading, option_of, settle, submit, unfold, write
from playwright.sync_api import Page, expect

from consultation.text import Words


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that tests may kill, and start again."""
    with serving(tmp_path_factory.mktemp("killed")) as running:
        yield running


def test_what_was_saved_survives_the_death_of_the_server(page: Page, server: Server, w: Words) -> None:
    answering(page.context, server)
    go(page, f"{server.address}/questionnaire?lang=en&step=recommendations")
    choose(page, "R1.agreement", w("agreement.4"))
    unfold(page, "R1")
    write(page, "R1.comment", "Written just before the power went.")
    expect(page.locator(MAIN)).to_contain_text("Saved")
    server.kill()
    _start_again(server, page)
    unfold(page, "R1")
    _stands(page, w)
    choose(page, "R2.agreement", w("agreement.2"))
    page.reload()
    settle(page)
    unfold(page, "R1")
    _stands(page, w)
    expect(option_of(page, "R2.agreement", w("agreement.2"))).to_be_checked()
    submit(page, server.address, w)


def test_a_window_left_open_saves_again_when_the_server_was_restarted(page: Page, server: Server, w: Words) -> None:
    answering(page.context, server)
    go(page, f"{server.address}/questionnaire?lang=en&step=concerns")
    server.stop()
    _start_again(server, page)
    choose(page, "C1.seriousness", w("seriousness.4"))
    go(page, f"{server.address}/questionnaire?lang=en&step=concerns")
    expect(option_of(page, "C1.seriousness", w("seriousness.4"))).to_be_checked()


def test_a_field_that_only_programs_meet_costs_one_more_click(page: Page, server: Server, w: Words) -> None:
    answering(page.context, server)
    page.set_viewport_size({"width": 320, "height": 640})
    go(page, f"{server.address}/questionnaire?lang=en&step=review")
    trap = page.locator(".st-key-gate input")
    expect(trap).to_be_visible()  # which is what a program asks
    box = trap.bounding_box()
    assert box
    assert box["x"] + box["width"] < 0
    assert trap.evaluate("trap => [trap.tabIndex, trap.autocomplete]") == [-1, "off"]
    assert w("gate.trap") not in page.locator("body").aria_snapshot()
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth - main.clientWidth") == 0
    trap.fill("http://buy.example")
    trap.blur()
    settle(page)
    page.locator(".st-key-submit button").click()
    expect(page.get_by_text(w("error.gate.filled"))).to_be_visible()
    page.locator(".st-key-submit button").click()
    expect(heading(page)).to_have_text([w("receipt.title")])


def _start_again(server: Server, page: Page) -> None:
    """The window notices that the server was away, and reads the page anew."""
    with page.expect_event("load", timeout=RESTARTED):
        server.start()
    settle(page)


def _stands(page: Page, w: Words) -> None:
    expect(option_of(page, "R1.agreement", w("agreement.4"))).to_be_checked()
    expect(field(page, "R1.comment").locator("textarea")).to_have_value("Written just before the power went.")
