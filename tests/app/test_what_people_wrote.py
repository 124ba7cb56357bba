"""Staff read which words mark a group, and which texts several people have in the same words."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from app.opening import opened, said
from app.staff import session
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.store.bulk import add
from consultation.store.responses import NewResponse
from consultation.text import Words

LETTER = "We ask the Commission to settle copyright for museums before any further work on data spaces begins"
IN_ITALY = "Our volunteers keep the archive open"
IN_FRANCE = "Half of the records have no picture"
_number = count()


@pytest.fixture(autouse=True)
def staff(database: Path, cookies: dict[str, str]) -> None:  # noqa: ARG001  the database has to be there
    cookies["consultation_staff"] = session()


def wrote(text: str, country: str, agreement: str) -> NewResponse:
    answers = {"consent.process": ("yes",), "country": (country,), "museum_type": ("art",)}
    answers |= {"R1.agreement": (agreement,)} | ({"missing": (text,)} if text else {})
    now = datetime.now(UTC)
    return NewResponse(f"W{next(_number):05}", "en", "submitted", now, now, answers)


def came(responses: Iterator[NewResponse]) -> AppTest:
    add(application.store(), application.questionnaire(), responses, synthetic=True)
    return opened("staff/analysis.py", lang="en", part="written", by="country")


def rows(page: AppTest) -> Mapping[str, tuple[str, str]]:
    """What the table says of each question: with and without those who wrote the same."""
    table = page.table[0].value
    return {row.iloc[0]: (row.iloc[1], row.iloc[2]) for _, row in table.iterrows()}


def different(n: int) -> Iterator[NewResponse]:
    """People of two countries of whom no two write the same, and each country has words of its own."""
    for i in range(n):
        yield wrote(f"{IN_ITALY} {i} times and {i + 1} days", "IT", "5")
        yield wrote(f"{IN_FRANCE} {i} for {i + 2} years", "FR", "1")


def test_a_text_of_several_people_is_shown_and_every_figure_without_them(w: Words) -> None:
    others = [wrote(f"My own {i} words about the {i + 5} rooms we have", "FR", "1") for i in range(4)]
    page = came(iter([*(wrote(LETTER, "IT", "5") for _ in range(6)), *others]))

    assert [each.value for each in page.text] == [LETTER]
    assert w.plural("same_words.sure", 6) in [each.value for each in page.caption]
    agreement = next(both for name, both in rows(page).items() if name.startswith("R1 "))
    assert agreement == ("60% (n = 10)", "0% (n = 4)")
    assert any("60" in each.value for each in page.markdown)


def test_where_nobody_wrote_the_same_that_is_said(w: Words) -> None:
    page = came(different(1))
    assert w("same_words.none") in said(page)
    assert w("written.few", n="5") in said(page)
    assert not page.table


def test_the_words_of_a_group_are_listed_most_telling_first(w: Words) -> None:
    page = came(different(30))
    page.selectbox(key="filter:group").set_value("IT").run()
    found = page.dataframe[0].value
    assert set(found[w("written.word")]) <= set(f"{IN_ITALY} times and days".casefold().split())
    assert {"volunteers", "archive"} <= set(found[w("written.word")])
    assert (found[w("written.people")] == 30).all()


def test_nothing_written_is_said(w: Words) -> None:
    assert said(came(iter([wrote("", "IT", "5")]))) == [w("written.none")]
