from collections import Counter
from datetime import UTC, datetime, timedelta
from difflib import SequenceMatcher

import numpy as np
import pytest

from consultation.intake.simulate import simulate
from consultation.questions.clean import clean
from consultation.questions.load import load
from consultation.questions.model import Consent, Grid, Points, Questionnaire, SeveralChoices, Text, Wording
from consultation.questions.official import original
from consultation.settings import SHIPPED_QUESTIONNAIRE
from consultation.store.engine import Store
from consultation.store.frames import participation
from consultation.store.responses import NewResponse, add, remove_synthetic
from consultation.text import words

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def shipped() -> Questionnaire:
    return load(SHIPPED_QUESTIONNAIRE)


@pytest.fixture(scope="module")
def people(shipped: Questionnaire) -> list[NewResponse]:
    return list(simulate(shipped, 2398, 5, NOW))


def steps(people: list[NewResponse], column: str) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    answered = [person.answers.get(column, ("",))[0] for person in people]
    return np.array([float(value) if value in "12345" and value else np.nan for value in answered])


def test_the_same_seed_makes_the_same_people(questionnaire: Questionnaire) -> None:
    assert list(simulate(questionnaire, 40, 3, NOW)) == list(simulate(questionnaire, 40, 3, NOW))


def test_another_seed_makes_other_people(questionnaire: Questionnaire) -> None:
    one, other = (list(simulate(questionnaire, 40, seed, NOW)) for seed in (3, 4))
    assert {person.reference for person in one}.isdisjoint(person.reference for person in other)
    assert [person.answers for person in one] != [person.answers for person in other]


@pytest.mark.parametrize("n", [0, 1, 999, 1000, 1001])
def test_there_are_as_many_as_asked_for(questionnaire: Questionnaire, n: int) -> None:
    made = list(simulate(questionnaire, n, 1, NOW))
    assert len({person.reference for person in made}) == n


def test_every_answer_is_one_that_the_questionnaire_allows(questionnaire: Questionnaire) -> None:
    for person in simulate(questionnaire, 300, 2, NOW):
        for question in questionnaire.asked.values():
            given = {column: person.answers[column] for column in question.columns if column in person.answers}
            cleaned = clean(questionnaire, question, _raw(question, given))
            assert {column: values for column, values in cleaned.items() if values} == given


def _raw(question: object, given: dict[str, tuple[str, ...]]) -> object:
    match question:
        case Grid():
            return {column.rpartition(".")[2]: values[0] for column, values in given.items()}
        case Points():
            return {column.rpartition(".")[2]: int(values[0]) for column, values in given.items()}
        case SeveralChoices(id=name):
            return list(given.get(name, ()))
        case Consent(id=name):
            return name in given
        case Wording():
            return {column: values[0] for column, values in given.items()}
        case _:
            return next(iter(given.values()), (None,))[0]


def test_points_add_up_to_the_total(questionnaire: Questionnaire) -> None:
    sums = {
        sum(int(values[0]) for column, values in person.answers.items() if column.startswith("P.points"))
        for person in simulate(questionnaire, 200, 2, NOW)
        if person.state == "submitted"
    }
    assert sums == {0, 100}


def test_what_is_submitted_has_what_is_required_and_drafts_are_few(people: list[NewResponse]) -> None:
    drafts = [person for person in people if person.state == "draft"]
    submitted = [person for person in people if person.state == "submitted"]
    assert 30 < len(drafts) < 120
    assert all({"consent.process", "country", "museum_type"} <= person.answers.keys() for person in submitted)
    assert [person.submitted_at for person in drafts] == [None] * len(drafts)


def test_they_come_over_weeks_and_take_minutes(people: list[NewResponse]) -> None:
    ended = [person.submitted_at for person in people if person.submitted_at]
    assert NOW - timedelta(weeks=6) <= min(ended) < NOW - timedelta(weeks=5)
    assert NOW - timedelta(days=2) < max(ended) <= NOW
    taken = {person.submitted_at - person.created_at for person in people if person.submitted_at}
    assert timedelta(minutes=3) <= min(taken) < max(taken) <= timedelta(minutes=25)


def test_countries_are_skewed_and_many_are_small(shipped: Questionnaire) -> None:
    countries = Counter(
        person.answers["country"][0] for person in simulate(shipped, 700, 1, NOW) if "country" in person.answers
    )
    small = [country for country, n in countries.items() if n < 10]
    assert len(countries) > 35
    assert len(small) > 15
    assert countries.most_common(1)[0][1] > 50


def test_blanks_and_no_opinion_are_as_common_as_in_real_consultations(people: list[NewResponse]) -> None:
    submitted = [person.answers for person in people if person.state == "submitted"]
    blank = sum("R1.agreement" not in answers for answers in submitted) / len(submitted)
    without = sum(answers.get("R1.agreement") == ("no_opinion",) for answers in submitted) / len(submitted)
    assert 0.05 < blank < 0.15
    assert 0.05 < without < 0.10


def test_answers_of_one_person_go_together(people: list[NewResponse]) -> None:
    def correlation(one: str, other: str) -> float:
        x, y = steps(people, one), steps(people, other)
        both = ~np.isnan(x) & ~np.isnan(y)
        return float(np.corrcoef(x[both], y[both])[0, 1])

    of_one_item = correlation("R1.agreement", "R1.readiness")
    of_two_items = correlation("R1.agreement", "C2.seriousness")
    assert 0.2 < of_two_items < of_one_item < 0.9


def test_countries_differ(people: list[NewResponse]) -> None:
    agreement = steps(people, "R2.agreement")
    country = np.array([person.answers.get("country", ("",))[0] for person in people])
    means = [float(np.nanmean(agreement[country == code])) for code in ("DE", "FR", "IT", "ES", "NL", "GB")]
    assert max(means) - min(means) > 0.3


def test_words_are_long_and_short_and_in_many_scripts(shipped: Questionnaire, people: list[NewResponse]) -> None:
    columns = [column for column, question in shipped.columns.items() if isinstance(question, Text | Wording)]
    texts = [person.answers[column][0] for person in people for column in columns if column in person.answers]
    assert min(map(len, texts)) < 60
    assert max(map(len, texts)) > 1500
    for letter in "éüПγنק地👍":
        assert any(letter in text for text in texts), letter
    assert any(text.startswith("=") for text in texts)


def test_only_those_who_answer_for_others_name_an_organisation(people: list[NewResponse]) -> None:
    named = {person.answers.get("on_behalf") for person in people if "organisation" in person.answers}
    assert named == {("museum",), ("association",)}


def test_they_are_marked_and_can_be_removed_without_touching_others(questionnaire: Questionnaire, store: Store) -> None:
    add(store, questionnaire, simulate(questionnaire, 30, 1, NOW), synthetic=False)
    before = participation(store, questionnaire)
    add(store, questionnaire, simulate(questionnaire, 60, 2, NOW), synthetic=True)
    assert participation(store, questionnaire).synthetic > 0
    assert remove_synthetic(store, questionnaire) == 60
    after = participation(store, questionnaire)
    assert (after.submitted, after.drafts, after.synthetic) == (before.submitted, before.drafts, 0)


def test_wordings_change_the_sentence_that_was_read(people: list[NewResponse], shipped: Questionnaire) -> None:
    found = [
        (original(shipped, question, words(person.language)), person.answers[question.id][0])
        for person in people
        for question in shipped.asked.values()
        if isinstance(question, Wording) and question.id in person.answers
    ]
    assert len(found) > 500
    assert all(before != after for before, after in found)
    kept = [SequenceMatcher(None, before.split(), after.split()).ratio() for before, after in found]
    assert sum(ratio > 0.5 for ratio in kept) > 0.9 * len(kept)


def test_some_say_why_and_only_of_a_wording(people: list[NewResponse]) -> None:
    reasons = [(person, column) for person in people for column in person.answers if column.endswith(".wording.reason")]
    assert len(reasons) > 100
    assert all(column.removesuffix(".reason") in person.answers for person, column in reasons)
