"""What a browser shows around and inside the pages, in a language that nobody speaks: menu, title, labels, charts."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pseudo
import pytest
from browser.serving import DATABASE, Server, questionnaire
from browser.visiting import becomes, go, settle
from browser.visitors import Visitors
from playwright.sync_api import expect

from consultation.intake.simulate import simulate
from consultation.questions.load import load
from consultation.settings import SHIPPED_QUESTIONNAIRE
from consultation.store.bulk import add
from consultation.store.consultations import register
from consultation.store.engine import open_store
from consultation.store.migrate import migrate

# What each page is there for; a page without it would have no words to look at.
PAGES = {"": ".st-key-start", "questionnaire": ".st-key-field-consent-process label", "results": ".stVegaLiteChart svg"}
CODE = re.compile(r"[A-Z]{2}")  # a country on its tile
# Lines that are read, and names of things that cannot be read; neither icons nor what is hidden from screen readers.
SEEN = """() => {
  document.querySelectorAll("[data-testid=stIconMaterial]").forEach((icon) => icon.remove());
  const said = [...document.querySelectorAll("body *")]
    .filter((each) => each.checkVisibility() && !each.closest("[aria-hidden=true]"))
    .flatMap((each) => ["aria-label", "title", "alt", "placeholder"].map((name) => each.getAttribute(name)));
  return [document.title, document.body.innerText, ...said].filter(Boolean).flatMap((text) => text.split("\\n"));
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Public results of 60 people, in English and in the language that nobody speaks."""
    folder = tmp_path_factory.mktemp("pseudo")
    pseudo.write_catalogue(folder)
    asked = _questionnaire(folder)
    settings = {"CONSULTATION_QUESTIONNAIRE": str(asked), "CONSULTATION_RESULTS_PUBLIC": "while_open"}
    running = Server(folder, settings)
    _prepare(folder, asked)
    running.start()
    yield running
    running.stop()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_and_what_stands_around_it_say_only_words_of_the_catalogues(
    visitors: Visitors, server: Server, address: str
) -> None:
    page = visitors.arrive(language="el-GR").new_page()
    go(page, f"{server.address}/{address}")
    expect(page.locator(PAGES[address]).first).to_be_visible()
    for fold in page.locator("[data-testid=stMain] details > summary").all()[:2]:
        fold.click()
        settle(page)
    becomes(page, "document.documentElement.lang", pseudo.LANGUAGE)
    seen = page.evaluate(SEEN)
    assert len(seen) > 20
    assert [line for line in dict.fromkeys(seen) if pseudo.plain_words(_without_quoted(line))] == []


def _without_quoted(line: str) -> str:
    """Take away names of public events and of the organiser, and codes."""
    if CODE.fullmatch(line):
        return ""
    asked = load(SHIPPED_QUESTIONNAIRE)
    quoted = [part for source in asked.sources.values() for part in (source.event, source.place) if part]
    quoted += [asked.organiser.controller, asked.organiser.contact, asked.organiser.licence]
    for each in sorted(quoted, key=len, reverse=True):
        line = line.replace(each, "")
    return line


def _questionnaire(folder: Path) -> Path:
    path = questionnaire(folder, -1, 30)
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"(?m)^languages: .*$", f"languages: [en, {pseudo.LANGUAGE}]", text), "utf-8")
    return path


def _prepare(folder: Path, path: Path) -> None:
    url = f"sqlite:///{folder / DATABASE}"
    asked = load(path)
    migrate(url)
    store = open_store(url)
    register(store, asked)
    spoken = asked.model_copy(update={"languages": ("en",)})
    add(store, asked, simulate(spoken, 60, 1, datetime.now(UTC)))
    store.close()
