"""Another consultation is a file and its words; nothing else knows what is asked."""

from pathlib import Path

from consultation.questions import model
from consultation.questions.model import Questionnaire, Section
from consultation.questions.words_check import check


def test_it_asks_every_kind_of_question(second: Questionnaire) -> None:
    kinds = {type(question) for question in second.asked.values()}
    assert kinds == set(model.Question.__args__)


def test_its_columns_are_those_of_its_questions_in_order(second: Questionnaire) -> None:
    assert tuple(second.columns) == (
        *("consent.process", "country", "museum_type"),
        *("H1.agreement", "H1.day", "H1a.importance", "H1a.wording", "H1a.wording.reason"),
        *("wished", "first", "today.shop", "today.garden", "share.H1", "share.H2", "remark"),
    )


def test_what_is_off_is_nowhere(second: Questionnaire) -> None:
    assert "left_out" not in second.asked
    assert "left_out" not in [question.id for section in second.sections for question in section.every_question()]


def test_it_may_offer_fewer_countries(second: Questionnaire) -> None:
    assert second.choices(second.question("country")) == ("BE", "FR", "LU")


def test_a_scale_may_do_without_no_opinion(second: Questionnaire) -> None:
    assert second.choices(second.question("H1a.importance")) == ("1", "2", "3", "4", "5")


def test_its_languages_come_in_its_own_order(second_file: Path) -> None:
    assert tuple(check(second_file).timings) == ("fr", "en")


def test_it_has_one_step(second: Questionnaire) -> None:
    assert [type(step) for step in second.steps] == [Section]


def test_a_changed_copy_asks_what_it_now_holds(second: Questionnaire) -> None:
    assert "H1" in second.items
    section = second.steps[0].model_copy(update={"items": ()})
    changed = second.model_copy(update={"sections": (section,)})
    assert (tuple(changed.items), tuple(changed.columns)[:4]) == (
        (),
        ("consent.process", "country", "museum_type", "wished"),
    )
    assert "H1.agreement" not in changed.asked
