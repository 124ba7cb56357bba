"""The end of every document: logo and emblem with their descriptions, terms, the footnote on names of countries."""

import io

import pytest
from PIL import Image
from unit.reports.pdf import is_ua, reader, text_of

from consultation.questions.load import load
from consultation.questions.organiser import Organiser
from consultation.reports.furniture import furniture
from consultation.reports.questionnaire_pdf import questionnaire_pdf
from consultation.settings import SHIPPED_QUESTIONNAIRE
from consultation.text import words

ASKED = load(SHIPPED_QUESTIONNAIRE)
EN = words("en")
NAMES = ("a" * 64, "b" * 64)
SET = ASKED.organiser.model_copy(
    update={
        "logo": NAMES[0],
        "emblem": NAMES[1],
        "disclaimer": {"": "Co-funded. #Views *are* ours.", "fr": "Cofinancé."},
    }
)


def png(size: tuple[int, int]) -> bytes:
    written = io.BytesIO()
    Image.new("RGBA", size, "#0b5c8a").save(written, "PNG")
    return written.getvalue()


PICTURES = dict(zip(NAMES, (png((300, 100)), png((90, 60))), strict=True))


def test_a_document_ends_with_pictures_and_terms_and_stays_accessible() -> None:
    content = questionnaire_pdf(ASKED, SET, EN, PICTURES)
    assert is_ua(content)
    last = reader(content).pages[-1]
    assert sorted(image.image.size for image in last.images if image.image) == [(90, 60), (300, 100)]
    text = text_of(content)
    assert "Licence of the results: CC BY 4.0" in text
    assert EN("nemo_ai.cite_as") in text
    assert "Co-funded. #Views *are* ours." in text


def test_the_words_are_those_of_the_language() -> None:
    text = text_of(questionnaire_pdf(ASKED, SET, words("fr"), PICTURES))
    assert "Cofinancé." in text
    assert "Co-funded" not in text


def test_without_settings_nothing_stands_there() -> None:
    assert furniture(Organiser(), {}, EN) == {"lines": [], "pictures": []}


def test_a_picture_that_is_gone_is_left_out() -> None:
    assert furniture(SET, {}, EN)["pictures"] == []


@pytest.mark.parametrize(("countries", "noted"), [({"XK"}, True), ({"IT"}, False), (set(), False)])
def test_the_footnote_on_names_stands_where_such_a_name_does(countries: set[str], noted: bool) -> None:  # noqa: FBT001
    lines = furniture(SET, PICTURES, EN, countries=frozenset(countries))["lines"]
    assert (EN("organiser.footnote.country") in lines) == noted
