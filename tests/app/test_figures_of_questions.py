"""Every kind of question with choices has its chart, its table and its explanation."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from consultation import application
from consultation.answers import Grouping
from consultation.intake.simulate import simulate
from consultation.settings import ROOT
from consultation.stats.compare import most_chosen
from consultation.store.bulk import add
from consultation.text import words
from consultation.ui import question_figure, wordings
from consultation.ui.figure import Drawn
from consultation.ui.panels import comparable, panels
from consultation.ui.staff_data import Exact
from consultation.ui.view import View

VIEW = View(exact=True, revision=1, language="en", dark=False, narrow=False, edition="")
SECOND = ROOT / "tests" / "unit" / "questions" / "second"


@pytest.fixture
def answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A consultation that asks all kinds of questions, with a hundred made-up responses."""
    folder = shutil.copytree(SECOND, tmp_path / "second")
    monkeypatch.setenv("CONSULTATION_DATABASE_URL", f"sqlite:///{tmp_path / 'consultation.db'}")
    monkeypatch.setenv("CONSULTATION_QUESTIONNAIRE", str(folder / "second.yaml"))
    application.prepare()
    questionnaire = application.questionnaire()
    add(application.store(), questionnaire, simulate(questionnaire, 100, seed=1, now=datetime.now(UTC)), synthetic=True)
    yield
    application.store().close()


def test_scales_are_diverging_one_choice_fills_a_bar_and_several_are_listed(answered: None) -> None:  # noqa: ARG001
    kinds = {panel.columns: _kind(_overall(panel.columns, panel.question)) for panel in panels(_questionnaire())}
    assert kinds == {
        ("H1.agreement",): "scale",
        ("H1.day", "today.shop", "today.garden"): "choices",
        ("H1a.importance",): "scale",
        ("wished",): "ranking",
        ("first",): "ranking",
    }


def test_every_question_can_be_compared_and_several_choices_are_a_table_of_cells(answered: None) -> None:  # noqa: ARG001
    kinds = {column: _kind(_compared(column)) for column in comparable(_questionnaire())}
    assert {column: kinds[column] for column in ("H1.agreement", "H1.day", "first")} == {
        "H1.agreement": "scale",
        "H1.day": "choices",
        "first": "cells",
    }


def test_no_bar_is_longer_than_everyone_though_it_does_not_apply_to_some(answered: None) -> None:  # noqa: ARG001
    drawn = _compared("H1.day")
    assert drawn.figures["not_applicable"].sum() > 0
    assert max(bar["x2"] for bar in drawn.chart["datasets"]["bars"]) == pytest.approx(100, abs=0.01)


def test_the_table_of_several_choices_has_counts_and_shares(answered: None) -> None:  # noqa: ARG001
    drawn = _compared("first")
    row = drawn.figures.iloc[0]
    best = most_chosen(drawn.figures, ["H1", "H2"])[0]
    w = words("en")
    heading = application.words_in("en")(f"{best}.title")
    assert drawn.readable()[heading].iloc[0] == f"{row[best]} ({w.percent(row[best] / row['answered'])})"


def test_a_group_that_did_not_answer_has_no_share_in_the_table(answered: None) -> None:  # noqa: ARG001
    table = _table("first")
    empty = table.assign(answered=0, no_opinion=0, H1=0, H2=0)
    readable = wordings.readable(empty, _questionnaire().question("first"), application.words_in("en"))
    assert set(readable[application.words_in("en")("H1.title")]) == {"–"}


def test_each_kind_is_explained_in_its_own_words() -> None:
    asked = application.questionnaire()
    several, single, scale = (asked.question(name) for name in ("P.first", "O1.stage", "R1.agreement"))
    assert [question_figure.about(question, groups=True) for question in (several, single, scale)] == [
        "figure.about.mentions",
        "figure.about.choices",
        "figure.about.compare",
    ]
    assert question_figure.about(scale, groups=False) == "figure.about.items"


def test_one_and_several_choices_of_the_same_options_are_not_drawn_together() -> None:
    asked = application.questionnaire()
    several = asked.question("P.first")
    single = asked.question("O1.stage").model_copy(update={"options": "asks", "id": "one"})
    section = asked.steps[-1].model_copy(update={"items": (), "questions": (several, single)})
    found = panels(asked.model_copy(update={"sections": (section,)}))
    assert [panel.columns for panel in found] == [("P.first",), ("one",)]
    assert len({panel.name for panel in found}) == 2


def _questionnaire() -> Any:
    return application.questionnaire()


def _overall(columns: tuple[str, ...], question: Any) -> Drawn:
    table = Exact().overall(columns)
    table.insert(1, "label", table["group"])
    return question_figure.drawn(table, question, "Title", VIEW, groups=False)


def _table(column: str) -> pd.DataFrame:
    table = Exact().by_group(column, Grouping.COUNTRY)
    table.insert(1, "label", table["group"])
    return table


def _compared(column: str) -> Drawn:
    return question_figure.drawn(_table(column), _questionnaire().question(column), "Title", VIEW, groups=True)


def _kind(drawn: Drawn) -> str:
    """Which chart it is, by what it draws."""
    data = drawn.chart["datasets"]
    if "cells" in data:
        return "cells"
    if "ranges" in data:
        return "scale"
    return "ranking" if "notes" in data else "choices"
