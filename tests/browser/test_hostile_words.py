"""What people type is shown as they typed it, and does nothing."""

import pytest
from browser.people import PROFILE, answering
from browser.serving import Server
from browser.visiting import MAIN, field, go, settle, submit, unfold, write
from playwright.sync_api import BrowserContext, Page, expect

from consultation.text import Words

ELSEWHERE = "https://elsewhere.example/seen.png"
HOSTILE = (
    f"<img src='{ELSEWHERE}' onerror='alert(1)'><script>alert(2)</script><h1>Shouted</h1>",
    f"![seen]({ELSEWHERE}) [a link](https://elsewhere.example) **loud** # no",
    ":red[danger] :material/delete: :streamlit: $x^2$ `code` | a | b |",
    "שלום \u202egnp.exe العربية 👩‍🎨🏛️ ﷽",
    '=HYPERLINK("https://elsewhere.example")',
    "{name} %s %(n)d {{7*7}} ${7*7} {0.__class__}",
)
SHOWN = tuple(text.replace("\u202e", "") for text in HOSTILE)
STEPS = ("profile", "recommendations", "priorities")  # where the fields below are
FIELDS = ("organisation", "town", "R1.comment", "R2.comment", "R3.comment", "missing")
MUSEUM = PROFILE | {"on_behalf": ("museum",)}


@pytest.fixture
def writer(window: BrowserContext, server: Server) -> Page:
    """Somebody who answers for a museum; a dialog of a script would fail the test."""
    answering(window, server, MUSEUM)
    page = window.new_page()
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    return page


@pytest.fixture
def commenter(writer: Page, server: Server) -> Page:
    """The same person at the comment of the first recommendation."""
    go(writer, f"{server.address}/questionnaire?lang=en&step=recommendations")
    unfold(writer, "R1")
    return writer


def test_it_is_text_in_the_fields_in_the_review_and_on_the_receipt(writer: Page, server: Server, w: Words) -> None:
    written = dict(zip(FIELDS, HOSTILE, strict=True))
    shown = dict(zip(FIELDS, SHOWN, strict=True))
    _at(writer, server, "profile")
    _write(writer, written, "organisation", "town")
    _at(writer, server, "priorities")
    _write(writer, written, "missing")
    _at(writer, server, "recommendations")
    _write(writer, written, "R1.comment", "R2.comment", "R3.comment")
    _at(writer, server, "recommendations")
    for name in ("R1.comment", "R2.comment", "R3.comment"):
        expect(field(writer, name).locator("textarea")).to_have_value(shown[name])
    _at(writer, server, "review")
    _stand_as_text(writer)
    submit(writer, server.address, w)
    _stand_as_text(writer)


def test_each_is_text_wherever_it_stands(writer: Page, server: Server) -> None:
    for first in (2, 4):
        turned = HOSTILE[first:] + HOSTILE[:first]
        texts = {name: (text,) for name, text in zip(FIELDS, turned, strict=True)}
        answering(writer.context, server, MUSEUM | texts)
        _at(writer, server, "review")
        _stand_as_text(writer, HOSTILE)


def test_a_nul_is_left_out(commenter: Page) -> None:
    write(commenter, "R1.comment", "before\0after")
    expect(commenter.locator(MAIN)).to_contain_text("Saved")
    commenter.reload()
    settle(commenter)
    unfold(commenter, "R1")
    expect(field(commenter, "R1.comment").locator("textarea")).to_have_value("beforeafter")


def test_far_too_many_words_are_refused_with_a_sentence_and_the_earlier_ones_stay(commenter: Page) -> None:
    write(commenter, "R1.comment", "Short.")
    write(commenter, "R1.comment", "x" * 100_000)
    expect(commenter.locator(".problem")).to_contain_text("100,000")
    commenter.reload()
    settle(commenter)
    unfold(commenter, "R1")
    expect(field(commenter, "R1.comment").locator("textarea")).to_have_value("Short.")


def _at(page: Page, server: Server, step: str) -> None:
    go(page, f"{server.address}/questionnaire?lang=en&step={step}")
    if step == "recommendations":
        for item in ("R1", "R2", "R3"):
            unfold(page, item)


def _write(page: Page, texts: dict[str, str], *names: str) -> None:
    for name in names:
        write(page, name, texts[name])


def _stand_as_text(page: Page, texts: tuple[str, ...] = SHOWN) -> None:
    """Unfold the answers; every text stands there, letter by letter."""
    for step in STEPS:
        page.locator(f".st-key-review-{step} summary").click()
        settle(page)
    for text in texts:
        expect(page.get_by_test_id("stText").get_by_text(text, exact=True)).to_have_count(1)
    shown = [each.strip() for each in page.get_by_test_id("stText").all_inner_texts()]
    assert set(texts) <= set(shown)
    assert page.locator("img[src*='elsewhere'], a[href*='elsewhere'], .katex, h1:has-text('Shouted')").count() == 0
