"""The page that compares groups: what the address asks for is what is shown, to the public and to staff."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from app.opening import captions, data_of, open_now, opened, said
from app.seen_words import texts
from app.staff import session
from published import published_in
from sqlalchemy import text
from streamlit.testing.v1 import AppTest

from consultation import application
from consultation.accounts import Role
from consultation.answers import Grouping
from consultation.questions.load import load
from consultation.release.published import released
from consultation.store import share_links, staff
from consultation.text import Words

pytestmark = pytest.mark.usefixtures("answered")
PUBLIC, STAFF = "results/compare.py", "staff/compare.py"
TWO = "R1.agreement,R2.agreement"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of 300 made-up people with what is published of them, made once."""
    folder = tmp_path_factory.mktemp("published")
    file = folder / "questionnaire.yaml"
    file.write_text(open_now(), "utf-8")
    return published_in(folder, load(file))


@pytest.fixture
def answered(
    published: Path, tmp_path: Path, cookies: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """These results, public while the consultation is open, and somebody of the staff who looks."""
    file = tmp_path / "questionnaire.yaml"
    file.write_text(open_now(), "utf-8")
    shutil.copy(published, tmp_path / "consultation.db")
    monkeypatch.setenv("CONSULTATION_DATABASE_URL", f"sqlite:///{tmp_path / 'consultation.db'}")
    monkeypatch.setenv("CONSULTATION_QUESTIONNAIRE", str(file))
    monkeypatch.setenv("CONSULTATION_RESULTS_PUBLIC", "while_open")
    cookies["consultation_staff"] = session()
    yield
    application.store().close()


def groups(page: AppTest, w: Words) -> list[list[str]]:
    """The rows of each table by name."""
    return [table.value[w("table.group")].tolist() for table in page.table]


def drawn(page: AppTest) -> int:
    return len(page.get("vega_lite_chart"))


def options(page: AppTest, label: str) -> list[str]:
    listed: list[Any] = list(page.get("button_group"))
    return list(next(each for each in listed if each.label == label).options)


def test_staff_compare_by_more_than_the_public(w: Words) -> None:
    public = [w(f"filter.by.{each}") for each in ("country", "museum_type", "on_behalf")]
    assert options(opened(PUBLIC, lang="en"), w("filter.by")) == public
    assert options(opened(STAFF, lang="en"), w("filter.by")) == [
        *public,
        w("filter.by.size"),
        w("filter.by.role"),
        w("filter.by.via"),
    ]


def test_on_a_phone_staff_choose_from_a_list_that_fits(w: Words, cookies: dict[str, str]) -> None:
    cookies["width"] = "390"
    page = opened(STAFF, lang="en", by="role")
    (listed,) = page.selectbox
    assert (listed.label, listed.value, len(listed.options)) == (w("filter.by"), "role", 6)
    assert not opened(PUBLIC, lang="en").selectbox


@pytest.mark.parametrize(("by", "group"), [("size", "size.10_49"), ("role", "role.direction")])
def test_staff_see_sizes_and_roles_and_the_public_does_not(w: Words, by: str, group: str) -> None:
    (rows,) = groups(opened(STAFF, lang="en", by=by, form="table"), w)
    assert w(group) in rows
    page = opened(PUBLIC, lang="en", by=by, form="table")
    assert said(page) == [w("error.staff_view")]
    assert w(group) not in groups(page, w)[0]


@pytest.mark.parametrize(
    ("file", "asked"),
    [
        ("compare", {"by": "country,museum_type"}),
        ("compare", {"by": "country", "exact": "yes"}),
        ("overview", {"view": "countries"}),
        ("findings", {"part": "written"}),
        ("common_ground", {"by": "museum_type,role"}),
    ],
)
def test_an_address_that_asks_the_public_page_for_a_view_of_staff_is_refused_in_words(
    w: Words, file: str, asked: dict[str, str]
) -> None:
    page = opened(f"results/{file}.py", lang="en", **asked)
    assert said(page) == [w("error.staff_view")]
    assert w("figure.exact") not in " ".join(texts(page))
    assert said(page.run()) == []


@pytest.mark.parametrize("file", [PUBLIC, STAFF])
def test_three_questions_have_the_same_groups_in_the_same_order(w: Words, file: str) -> None:
    first, second, third = groups(opened(file, lang="en", question=f"{TWO},R3.support", form="table"), w)
    assert len(first) > 3
    assert first == second == third
    assert first[0] == w("all")


def test_the_public_is_told_how_many_groups_are_put_together_and_why(w: Words) -> None:
    asked = {"lang": "en", "by": "country", "form": "table"}
    store, threshold = application.store(), application.settings().threshold
    table = released(store, application.questionnaire(), "R1.agreement", Grouping.COUNTRY, threshold)
    merged = table[table["members"] > 1]
    assert len(merged)
    answers = int(merged["answered"].sum() + merged["no_opinion"].sum())
    told = w("groups.merged", n=str(merged["members"].sum()), answers=str(answers), threshold=str(threshold))
    page = opened(PUBLIC, question="R1.agreement", **asked)
    assert (told in captions(page)) == (len(table) > 2)
    assert not [each for each in captions(opened(STAFF, **asked)) if each.startswith(told.split(":")[0])]


def test_the_first_question_decides_on_the_order(w: Words) -> None:
    one, other = (
        groups(opened(STAFF, lang="en", question=asked, by="museum_type", form="table"), w)
        for asked in (TWO, "R2.agreement,R1.agreement")
    )
    assert one[0] != other[0]
    assert sorted(one[0]) == sorted(other[0])


def test_names_and_answers_sort_too(w: Words) -> None:
    asked = {"lang": "en", "by": "museum_type", "form": "table"}
    (by_name,) = groups(opened(STAFF, order="label", **asked), w)
    assert by_name[1:] == sorted(by_name[1:], key=str.casefold)
    table = opened(STAFF, order="answered", **asked).table[0].value
    numbers = [int(a) + int(b) for a, b in zip(table[w("table.answered")], table[w("table.no_opinion")], strict=True)]
    assert numbers[1:] == sorted(numbers[1:], reverse=True)


def test_what_the_public_cannot_compare_is_left_out_and_counted(w: Words) -> None:
    page = opened(PUBLIC, lang="en", question="R1.agreement,R1.readiness", form="table")
    each = [
        set(groups(opened(PUBLIC, lang="en", question=one, form="table"), w)[0])
        for one in ("R1.agreement", "R1.readiness")
    ]
    shown = set(groups(page, w)[0])
    assert shown <= each[0] & each[1]
    left_out = len((each[0] | each[1]) - shown)
    assert left_out > 0
    assert w.plural("compare.left_out", left_out) in captions(page)


def test_of_very_many_groups_the_largest_are_drawn_until_all_are_asked_for(
    w: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("consultation.ui.groups.MOST", 3)
    asked = {"lang": "en", "by": "museum_type", "question": "R1.agreement"}
    (rows,) = groups(opened(STAFF, form="table", **asked), w)
    few, every = opened(STAFF, **asked), opened(STAFF, every="yes", **asked)
    caption = w("compare.drawn", shown="3", all=str(len(rows) - 1))
    assert (caption in captions(few), caption in captions(every)) == (True, False)
    assert w.plural("chart.groups", 3) in described(few)
    assert w.plural("chart.groups", len(rows) - 1) in described(every)


def test_of_very_many_groups_every_ask_is_drawn_for_the_largest_until_all_are_asked_for(
    w: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"lang": "en", "by": "museum_type", "what": "asks"}
    every = rows_drawn(opened(STAFF, **asked))
    assert len(every) > 5
    monkeypatch.setattr("consultation.ui.groups.MOST", 3)
    few, every_one = opened(STAFF, **asked), opened(STAFF, every="yes", **asked)
    assert rows_drawn(few) == every[:4]
    assert rows_drawn(every_one) == every
    caption = w("compare.drawn", shown="3", all=str(len(every) - 1))
    assert (caption in captions(few), caption in captions(every_one)) == (True, False)


def rows_drawn(page: AppTest) -> list[str]:
    (chart,) = page.get("vega_lite_chart")
    return [row["label"] for row in data_of(chart, "labels")]


def described(page: AppTest) -> str:
    (chart,) = page.get("vega_lite_chart")
    return str(json.loads(chart.proto.spec)["description"])


def test_no_opinion_can_be_left_out_of_the_shares(w: Words) -> None:
    counted, left_out = (
        opened(STAFF, lang="en", by="on_behalf", form="table", opinion=each).table[0].value.iloc[0]
        for each in ("yes", "no")
    )
    top = int(counted[w("agreement.4")]) + int(counted[w("agreement.5")])
    answered, none = int(counted[w("table.answered")]), int(counted[w("no_opinion")])
    assert none > 0
    assert counted[w("table.top_two")] == w.percent(top / (answered + none))
    assert left_out[w("table.top_two")] == w.percent(top / answered)
    assert counted[w("table.top_two")] != left_out[w("table.top_two")]


@pytest.mark.parametrize("form", ["bars", "full"])
@pytest.mark.parametrize("question", ["R1.agreement", "R1.support", "P.first"])
def test_every_kind_of_question_is_drawn_in_either_form(form: str, question: str) -> None:
    page = opened(STAFF, lang="en", question=question, form=form, opinion="no", by="museum_type")
    assert not page.exception
    assert drawn(page) == 1


def test_only_what_changes_a_question_is_offered(w: Words) -> None:
    forms = {name: w(f"filter.form.{name}") for name in ("bars", "full", "table", "chart")}
    expected = {
        "R1.agreement": ([forms["bars"], forms["full"], forms["table"]], 1),
        "R1.agreement,P.first": ([forms["bars"], forms["full"], forms["table"]], 1),
        "R1.support": ([forms["chart"], forms["table"]], 1),
        "P.first": ([forms["chart"], forms["table"]], 0),
    }
    for question, (offered, switches) in expected.items():
        page = opened(STAFF, lang="en", question=question, form="full", opinion="no", by="museum_type")
        assert (options(page, w("filter.form")), len(page.toggle)) == (offered, switches)
        assert said(page) == []


def test_all_asks_at_once_are_one_figure_for_any_grouping() -> None:
    for file, by in ((PUBLIC, "country"), (STAFF, "role")):
        page = opened(file, lang="en", what="asks", by=by)
        assert not page.exception
        assert (drawn(page), len(page.multiselect)) == (1, 0)


@pytest.mark.parametrize(
    "asked",
    [
        {"question": "R99.agreement"},
        {"question": f"{TWO},nowhere"},
        {"question": f"{TWO},R3.agreement,R1.support"},
        {"by": "country,size"},
        {"form": "<img>"},
        {"opinion": "perhaps"},
        {"what": "everything"},
        {"order": "-1"},
    ],
)
def test_what_the_address_asks_for_and_does_not_exist_is_said_and_passed_over(w: Words, asked: dict[str, str]) -> None:
    page = opened(STAFF, lang="en", **asked)
    assert not page.exception
    assert said(page).count(w("error.unknown_filter")) == 1
    assert drawn(page) >= 1
    assert w("error.unknown_filter") not in said(page.run())


def test_a_choice_is_kept_in_the_address() -> None:
    page = opened(PUBLIC, lang="en")
    page.multiselect[0].set_value(TWO.split(",")).run()
    page.toggle[0].set_value(False).run()
    assert page.query_params["question"] == TWO
    assert page.query_params["opinion"] == "no"
    assert drawn(page) == 2


def organiser_chooses(reach: str) -> None:
    staff.add_staff(application.store(), "ida", Role.ADMIN)
    member = staff.staff(application.store(), "ida")
    assert member
    application.change_organiser(member, {"reach": reach})


def links_are_kept(reach: str = "linked") -> None:
    """Two links that are called alike, three answers by one of them, and what the organiser chose after that."""
    store, asked = application.store(), application.questionnaire()
    for code in ("icom-italy", "icom-italia"):
        share_links.add(store, asked, code, "ICOM", datetime.now(UTC))
    with store.write() as connection:
        connection.execute(text("insert into response_via select id, 1 from response where state='submitted' limit 3"))
    organiser_chooses(reach)


@pytest.mark.parametrize("what", ["questions", "asks"])
def test_staff_compare_by_the_link_people_came_by(w: Words, what: str) -> None:
    links_are_kept()
    page = opened(STAFF, lang="en", by="via", form="table", what=what)
    assert not page.exception
    assert w("compare.via.about") in captions(page)
    if what == "questions":
        table = page.table[0].value.set_index(w("table.group"))[w("table.respondents")]
        assert table["ICOM (icom-italy)"] == "3"
        assert int(table[w("compare.via.without")]) + 3 == int(table[w("all")])
    else:
        assert drawn(page) == 1


@pytest.mark.parametrize("what", ["questions", "asks"])
def test_no_link_is_tied_to_answers_where_the_organiser_did_not_choose_it(w: Words, what: str) -> None:
    links_are_kept("anonymous")
    page = opened(STAFF, lang="en", by="via", form="table", what=what)
    assert said(page) == [w("compare.via.anonymous")]
    assert not page.table
    assert not drawn(page)


def test_without_links_there_is_nothing_to_compare_by(w: Words) -> None:
    organiser_chooses("linked")
    assert said(opened(STAFF, lang="en", by="via")) == [w("compare.via.none")]


def test_the_public_never_compares_by_link(w: Words) -> None:
    links_are_kept()
    page = opened(PUBLIC, lang="en", by="via", form="table")
    assert w("error.staff_view") in said(page)
    assert "ICOM" not in str(groups(page, w))
