"""What administrators set reaches an open window: the logo is drawn, and a pause stops answers without losing one."""

import io
from collections.abc import Iterator

import pytest
from browser.people import answering, signed_in
from browser.serving import Server, serving
from browser.visiting import MAIN, choose, go, settle
from browser.visitors import Visitors
from PIL import Image
from playwright.sync_api import Page, expect

from consultation.text import Words


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A consultation that may be paused without others being stopped."""
    with serving(tmp_path_factory.mktemp("settings")) as running:
        yield running


def test_a_logo_and_a_pause_reach_whoever_answers(visitors: Visitors, server: Server, w: Words) -> None:
    staff, respondent = visitors.arrive().new_page(), visitors.arrive(390, 844).new_page()
    answering(respondent.context, server)
    go(respondent, f"{server.address}/questionnaire?lang=en")
    signed_in(staff.context, server)
    go(staff, f"{server.address}/staff-settings?lang=en")
    staff.locator(".st-key-upload-logo input[type=file]").set_input_files(
        {"name": "logo.svg.png", "mimeType": "image/png", "buffer": picture()}
    )
    expect(staff.locator(".st-key-upload-logo")).to_contain_text("logo.svg.png")
    settle(staff)
    press(staff, "save-logo")
    staff.get_by_text(w("settings.paused"), exact=True).click()
    settle(staff)
    press(staff, "save-opening")
    expect(staff.get_by_text(w("settings.saved"), exact=True)).to_be_visible()

    choose(respondent, "on_behalf", w("on_behalf.person"))
    expect(respondent.locator(MAIN).get_by_text(w("closed.paused"), exact=True)).to_be_visible()
    expect(respondent.locator(MAIN)).to_contain_text(w("closed.kept_paused"))
    logo = respondent.locator("footer.organiser img")
    expect(logo).to_have_attribute("alt", "NEMO – The Network of European Museum Organisations")
    respondent.wait_for_function("() => document.querySelector('footer.organiser img').naturalWidth === 60")

    respondent.get_by_role("button", name=w("closed.see")).click()
    settle(respondent)
    expect(respondent.locator(MAIN)).to_contain_text(w("receipt.draft.title"))


def press(page: Page, name: str) -> None:
    page.locator(f".st-key-{name} button").click()
    settle(page)


def picture() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (60, 20), "#0b5c8a").save(written, "PNG")
    return written.getvalue()
