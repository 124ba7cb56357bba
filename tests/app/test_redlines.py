"""A redline is HTML of our own: whatever people write in it is text, and a change is said as well as drawn."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from app.opening import opened
from app.staff import session
from hypothesis import given
from hypothesis import strategies as st

from consultation import application
from consultation.questions.redline import redline
from consultation.store import responses
from consultation.text import Words, words
from consultation.ui.redline import markup

EN = words("en")
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</p></del><script>alert(2)</script>",
    "'\"><a href='javascript:alert(3)'>",
    "**bold** $x^2$ :red[x] ![](https://elsewhere.example/x.png)",
    "&lt;b&gt; &#x3c; &amp;",
]
OURS = [("p", [("class", "redline"), ("dir", "auto")]), ("del", []), ("ins", []), ("span", [("class", "unseen")])]


class Reader(HTMLParser):
    """Notes the elements of a piece of HTML, and the text that is seen."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.inside: list[str] = []
        self.seen = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, attrs))
        self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.inside.pop() == tag

    def handle_data(self, data: str) -> None:
        self.seen += data if "span" not in self.inside else ""


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_is_text(text: str) -> None:
    read = Reader(markup(redline("Data should be good.", f"Data {text} be good."), EN))
    assert [each for each in read.elements if each not in OURS] == []
    assert text in read.seen


@given(st.text(), st.text())
def test_only_our_elements_stand_in_it_and_every_letter_is_seen(old: str, new: str) -> None:
    pieces = redline(old, new)
    read = Reader(markup(pieces, EN))
    assert [each for each in read.elements if each not in OURS] == []
    assert read.seen == "".join(text for _, text in pieces)


def test_a_change_is_said_in_words() -> None:
    html = markup(redline("Data should be good.", "Data must be good."), EN)
    heard = unescape(re.sub(r"<[^>]+>", "", html))
    assert heard == "Data removed: should (end of change) added: must (end of change)  be good."
    assert "<del>" in html
    assert "<ins>" in html


def test_staff_read_who_would_change_what_and_why(database: object, cookies: dict[str, str], w: Words) -> None:
    assert database
    cookies["consultation_staff"] = session()
    assert opened("staff/wordings.py", lang="en").info[0].value == w("wordings.none")
    questionnaire, key = application.questionnaire(), "k" * 43
    reworded = w("R2c.body").replace("should", "<img src=x onerror=alert(1)>")
    given = {
        "consent.process": ("yes",),
        "country": ("IT",),
        "museum_type": ("art",),
        "R2c.wording": (reworded,),
        "R2c.wording.reason": ("Be **bold**.",),
    }
    responses.save(application.store(), questionnaire, key, given, language="fr")
    responses.submit(application.store(), questionnaire, key)
    page = opened("staff/wordings.py", lang="en")
    assert page.selectbox(key="wordings-of").options == [f"R2c · {w('R2c.title')} (1)"]
    (drawn,) = [each.proto.body for each in page.get("html")]
    assert drawn == markup(redline(w("R2c.body"), reworded), w)
    assert "<img" not in drawn
    # Submitted in French, and found to be a rewording of the English sentence.
    assert [each.value for each in page.caption] == ["1 respondent · English · Italy, Art"]
    assert f"{w('wording.reason')} Be **bold**." in [each.value for each in page.text]


def test_before_submitting_a_person_sees_what_they_change(database: object, cookies: dict[str, str], w: Words) -> None:
    assert database
    questionnaire, key = application.questionnaire(), "k" * 43
    cookies["consultation_key"] = key
    reworded = w("R2c.body").replace("should", "must")
    given = {"consent.process": ("yes",), "R2c.wording": (reworded,), "R2c.wording.reason": ("Be **bold**.",)}
    responses.save(application.store(), questionnaire, key, given, language="en")
    page = opened("respond/questionnaire.py", lang="en", step="review")
    page.session_state["review-recommendations"] = True
    page.run()
    drawn = [each.proto.body for each in page.get("html")]
    assert markup(redline(w("R2c.body"), reworded), w) in drawn
    assert [each.value for each in page.text if "bold" in each.value] == ["Be **bold**."]
