"""No word reaches a page but by the catalogues: pages in a language that nobody speaks hold no plain letter."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pseudo
import pytest
from app.opening import SECONDS, open_now
from app.seen_words import texts
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.accounts import Role, new_token, token_hash
from consultation.intake.simulate import simulate
from consultation.questions.model import Text, Wording
from consultation.settings import ROOT
from consultation.stats import method
from consultation.store import responses, staff
from consultation.store.bulk import NewResponse, add
from consultation.ui.navigation import PLACES

DRAFTED, SUBMITTED, WITHDRAWN = "d" * 43, "s" * 43, "w" * 43
STEPS = ("profile", "recommendations", "concerns", "opportunities", "museum_today", "priorities", "wider", "review")
BEGUN = {"consent.process": ("yes",), "R1.support": ("support",), "R1a.wording": ("1",), "missing": ("2",)}
COMPLETE = BEGUN | {"country": ("IT",), "museum_type": ("art",), "on_behalf": ("museum",)}
# Markup, and the addresses of links.
MARKUP = re.compile(r"<[^>]*>|\]\([^)]*\)|:[a-z-]+\[|:material/\w+:|https?://\S+")
NOT_OURS = (
    r"[A-Z0-9]{3,}(?:-[A-Z0-9]{3,})+",  # the reference of a response
    r"\b(?:[0-9a-f]{32}|[0-9a-f]{64})\b",  # a fingerprint, and what it was made with
    r"/answer/\S+",  # the personal link
    r"\b[A-Z]\d+[a-z]?\b",  # the id of an ask
    r"icom-italy",  # an example of a name that the organiser gives
    r"#[0-9a-f]{6}\b",  # a colour
    r"\bEnglish\b",  # what a language calls itself
    r"\bana\b",  # the name of an account
)


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Everything there is to ask is asked, results are public, and what people wrote is in the other letters too."""
    folder = tmp_path_factory.mktemp("pseudo")
    pseudo.write_catalogue(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONSULTATION_DATABASE_URL", f"sqlite:///{folder / 'consultation.db'}")
        patch.setenv("CONSULTATION_QUESTIONNAIRE", str(_questionnaire(folder)))
        patch.setenv("CONSULTATION_RESULTS_PUBLIC", "while_open")
        application.settings.cache_clear()
        application.prepare()
        _answer()
        yield
        application.store().close()


@pytest.fixture
def app(people: None, cookies: dict[str, str]) -> AppTest:  # noqa: ARG001  they have to be there
    """The application as an administrator who has answered sees it."""
    cookies |= {"consultation_staff": _session(), "consultation_key": SUBMITTED}
    started = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=SECONDS)
    started.query_params["lang"] = pseudo.LANGUAGE
    return started.run()


@pytest.mark.parametrize("name", [place.name for place in PLACES])
def test_a_page_says_nothing_that_is_not_in_the_catalogues(app: AppTest, name: str) -> None:
    assert _plain(_shown(app, name)) == []


@pytest.mark.parametrize("step", STEPS)
def test_a_step_says_nothing_that_is_not_in_the_catalogues(app: AppTest, cookies: dict[str, str], step: str) -> None:
    cookies["consultation_key"] = DRAFTED
    app.query_params["step"] = step
    page = _shown(app, "questionnaire")
    assert application.words_in(pseudo.LANGUAGE)("form.step_of", step=1, steps=8)[:4] in " ".join(texts(page))
    assert _plain(page) == []


@pytest.mark.parametrize("key", [DRAFTED, WITHDRAWN, "", "unknown"])
@pytest.mark.parametrize("name", ["welcome", "questionnaire", "receipt"])
def test_whoever_comes_reads_only_words_of_the_catalogues(
    app: AppTest, cookies: dict[str, str], name: str, key: str
) -> None:
    cookies["consultation_key"] = key
    assert _plain(_shown(app, name)) == []


@pytest.mark.parametrize("name", [place.name for place in PLACES if place.section == "staff"])
def test_who_is_not_signed_in_reads_only_words_of_the_catalogues(
    app: AppTest, cookies: dict[str, str], name: str
) -> None:
    cookies["consultation_staff"] = ""
    assert _plain(_shown(app, name)) == []


def test_a_word_that_bypasses_the_catalogues_is_found() -> None:
    def script() -> None:
        import streamlit as st  # noqa: PLC0415  AppTest runs the function as a script of its own

        st.selectbox("Ƥíçķ", ["Óñé", "Two"], help="Help me")
        with st.expander("Šéé more"):
            st.table({"Ñáɱé": ["Anna"]})
            st.vega_lite_chart(spec={"title": {"text": "A chart"}, "mark": "bar"})

    assert _plain(AppTest.from_function(script, default_timeout=SECONDS).run()) == [
        "Two",
        "Help me",
        "Šéé more",
        "Anna",
        "A chart",
    ]


def _shown(app: AppTest, name: str) -> AppTest:
    file = next(place.file for place in PLACES if place.name == name)
    page = app.switch_page(str(ROOT / "pages" / file)).run()
    assert not page.exception
    assert len(page.title) == 1
    return page


def _plain(page: AppTest) -> list[str]:
    """What holds a plain letter and comes neither from a person nor from the organiser."""
    own = "|".join((*NOT_OURS, *map(re.escape, _quoted())))
    return [text for text in texts(page) if pseudo.plain_words(re.sub(own, " ", MARKUP.sub(" ", text)))]


def _quoted() -> list[str]:
    """Public events and publications, quoted as they are, and what the organiser has set; long ones first."""
    asked = application.questionnaire()
    events = [part for source in asked.sources.values() for part in (source.event, source.place) if part]
    settings = [value for value in asked.organiser.model_dump().values() if isinstance(value, str) and value]
    published = [source for sources in method.OUTLINE.values() for source in sources]
    return sorted([*events, *settings, *published], key=len, reverse=True)


def _questionnaire(folder: Path) -> Path:
    text = open_now().replace("on: false", "on: true")
    path = folder / "questionnaire.yaml"
    path.write_text(re.sub(r"(?m)^languages: .*$", f"languages: [{pseudo.LANGUAGE}, en]", text), "utf-8")
    return path


def _answer() -> None:
    store, asked, now = application.store(), application.questionnaire(), datetime.now(UTC)
    written = {question.id for question in asked.asked.values() if isinstance(question, Text | Wording)}
    written |= {question.reason for question in asked.asked.values() if isinstance(question, Wording)}
    made_up = simulate(asked, 80, seed=1, now=now, speak=application.words_in)
    add(store, asked, [_in_other_letters(each, written) for each in made_up], synthetic=True)
    for key, answers in {DRAFTED: BEGUN, SUBMITTED: COMPLETE, WITHDRAWN: COMPLETE}.items():
        responses.save(store, asked, key, answers, language=pseudo.LANGUAGE)
    for key in (SUBMITTED, WITHDRAWN):
        responses.submit(store, asked, key)
    responses.withdraw(store, asked, WITHDRAWN)


def _in_other_letters(response: NewResponse, written: set[str]) -> NewResponse:
    answers = {
        column: tuple(map(pseudo.pseudo, values)) if column in written else values
        for column, values in response.answers.items()
    }
    return replace(response, answers=answers)


def _session() -> str:
    store, token = application.store(), new_token()
    staff.add_staff(store, "ana", Role.ADMIN)
    member = staff.staff(store, "ana")
    assert member
    staff.open_session(store, member.id, token_hash(token), datetime.now(UTC))
    return token
