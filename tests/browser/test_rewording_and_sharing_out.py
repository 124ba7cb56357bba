"""What only a browser shows of rewording and sharing out points: nothing runs, what is left stays in view."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.people import PROFILE, answering
from browser.serving import Server, questionnaire
from browser.visiting import becomes, field, go, settle, unfold, write
from playwright.sync_api import BrowserContext, Locator, expect

from consultation.text import Words

HOSTILE = "Museums <img src='https://elsewhere.example/x.png' onerror='alert(1)'> & **heritage** $x^2$ <b>first</b>."


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A consultation in which 100 points can be shared out."""
    folder: Path = tmp_path_factory.mktemp("points")
    path = questionnaire(folder, -1, 30)
    path.write_text(re.sub(r"\n +# Sharing out 100 points.*\n +on: false", "", path.read_text("utf-8")), "utf-8")
    running = Server(folder, {"CONSULTATION_QUESTIONNAIRE": str(path)})
    running.start()
    yield running
    running.stop()


def test_a_hostile_wording_is_text_with_its_changes_marked_and_said(
    window: BrowserContext, server: Server, w: Words
) -> None:
    page = window.new_page()
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    answering(window, server)
    go(page, f"{server.address}/questionnaire?lang=en&step=recommendations")
    unfold(page, "R1")
    write(page, "R1a.wording", HOSTILE)
    redline = page.locator(".st-key-redline-R1a-wording .redline")
    expect(redline.locator("del")).not_to_have_count(0)
    expect(redline.locator("ins")).not_to_have_count(0)
    assert redline.locator("img, b, strong, a, script").count() == 0
    assert "<img src='https://elsewhere.example/x.png' onerror='alert(1)'>" in (redline.text_content() or "")
    assert w("wording.removed") in (redline.text_content() or "")
    assert redline.locator("ins").first.evaluate("each => getComputedStyle(each).textDecorationLine") == "underline"
    assert redline.locator("del").first.evaluate("each => getComputedStyle(each).textDecorationLine") == "line-through"
    page.locator(".st-key-take-back-R1a-wording button").click()
    settle(page)
    expect(redline).to_have_count(0)
    expect(field(page, "R1a.wording").locator("textarea")).to_have_value(w("R1a.body"))


def test_points_are_shared_out_by_keyboard_with_what_is_left_in_view_on_a_phone(
    window: BrowserContext, server: Server, w: Words
) -> None:
    page = window.new_page()
    page.set_viewport_size({"width": 390, "height": 600})
    answering(window, server)
    go(page, f"{server.address}/questionnaire?lang=en&step=priorities")
    unfold(page, "priorities")
    field(page, "P.points.R1a").locator("input").focus()
    page.keyboard.type("80")
    page.keyboard.press("Tab")
    settle(page)
    expect(page.locator(".points-left")).to_have_text(w("form.points_left", left=20, total=100))
    last = field(page, "P.points.R3c").locator("input")
    last.focus()
    for _ in range(8):
        page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    settle(page)
    expect(page.locator(".points-left")).to_have_text(w.plural("form.points_over", 20))
    expect(page.locator(".points-left")).to_be_in_viewport(ratio=0.9)
    expect(last).to_be_in_viewport()
    becomes(page, "document.documentElement.scrollWidth <= 390", expected=True)
    make = page.locator(".st-key-make-P-points")
    expect(make).to_be_visible()
    assert _bottom(page.get_by_text(w("form.points_any", total=100))) <= _top(make)
    page.locator(".st-key-make-P-points button").focus()
    page.keyboard.press("Enter")
    settle(page)
    expect(page.locator(".points-left")).to_have_text(w("form.points_all", total=100))
    for name, value in {"R1a": "67", "R3c": "33"}.items():
        expect(field(page, f"P.points.{name}").locator("input")).to_have_value(value)


def test_one_choice_too_many_is_told_below_what_is_kept(window: BrowserContext, server: Server, w: Words) -> None:
    page = window.new_page()
    page.set_viewport_size({"width": 390, "height": 800})
    answering(window, server, PROFILE | {"P.first": ("R1a", "R1b", "R1c")})
    go(page, f"{server.address}/questionnaire?lang=en&step=priorities")
    unfold(page, "priorities")
    field(page, "P.first").get_by_role("button", name=w("R2a.title")).click()
    kept = ", ".join(w(f"{name}.title") for name in ("R1a", "R1b", "R1c"))
    told = page.get_by_text(w("form.kept_choices", choices=kept))
    expect(told).to_be_visible()
    settle(page)
    assert _bottom(told) <= _top(page.locator("p.problem"))


def _top(one: Locator) -> float:
    return float(one.evaluate("each => each.getBoundingClientRect().top"))


def _bottom(one: Locator) -> float:
    return float(one.evaluate("each => each.getBoundingClientRect().bottom"))
