"""Whatever people do and in whatever order, the kept counts and lines are what the answers give anew."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count

import hypothesis.strategies as st
import pytest
from asked import CONSULTATION, DURING, PROFILE, consultation, new
from databases import PostgreSQL, SQLite
from hypothesis import HealthCheck, given, settings
from sqlalchemy import text

from consultation.answers import Grouping
from consultation.errors import ChangedElsewhere, LinkRefused
from consultation.exports.wide import wide
from consultation.store import duplicates
from consultation.store.consultations import register
from consultation.store.engine import Store, open_store
from consultation.store.frames import Chosen, counts, lines, participation, rows
from consultation.store.recount import rebuild
from consultation.store.responses import add, discard_changes, remove_synthetic, save, submit, withdraw

SHORTER = consultation("R1.support", "P.first")
KEYS = ("a" * 43, "b" * 43, "c" * 43)
_reference = count()

answers = st.fixed_dictionaries(
    {
        "country": st.sampled_from([("IT",), ("FR",)]),
        "museum_type": st.sampled_from([("art",), ("specialised",)]),
        "on_behalf": st.sampled_from([("person",), ()]),
        "R1.agreement": st.sampled_from([("1",), ("5",), ()]),
        "R1.support": st.sampled_from([("support",), ("no_opinion",), ()]),
        "P.first": st.lists(st.sampled_from(["R1a", "R1b", "R1c"]), unique=True).map(tuple),
        "R1.comment": st.sampled_from([("words",), ('=a "b",\nc',), ()]),
        "consent.publish": st.sampled_from([("yes",), ()]),
    }
)
key = st.sampled_from(KEYS)
questionnaire = st.sampled_from([CONSULTATION, SHORTER])
number = st.integers(0, 5)
step = st.one_of(
    st.tuples(st.just("save"), questionnaire, key, answers),
    st.tuples(st.just("submit"), questionnaire, key),
    st.tuples(st.just("submit"), questionnaire, key),
    st.tuples(st.just("discard"), questionnaire, key),
    st.tuples(st.just("withdraw"), questionnaire, key),
    st.tuples(st.just("add"), questionnaire, st.lists(answers, max_size=4), st.booleans()),
    st.tuples(st.just("remove_synthetic"), questionnaire),
    st.tuples(st.just("count_only"), number, number),
    st.tuples(st.just("count_only"), number, number),
    st.tuples(st.just("keep_both"), number, number),
    st.tuples(st.just("undo"), number),
)
steps = st.lists(step, min_size=3, max_size=14)


def take(store: Store, step: tuple[object, ...]) -> None:
    """Do one step; a key without response, or withdrawn, refuses."""
    try:
        match step:
            case ("save", asked, owner, changes):
                save(store, asked, owner, {**PROFILE, **changes}, language="en", now=DURING)  # type: ignore[arg-type,dict-item]
            case ("submit", asked, owner):
                submit(store, asked, owner, now=DURING)  # type: ignore[arg-type]
            case ("discard", asked, owner):
                discard_changes(store, asked, owner)  # type: ignore[arg-type]
            case ("withdraw", asked, owner):
                withdraw(store, asked, owner)  # type: ignore[arg-type]
            case ("add", asked, people, made_up):
                arrivals = [new(f"r{next(_reference)}", {**PROFILE, **given}) for given in people]  # type: ignore[attr-defined]
                add(store, asked, arrivals, synthetic=made_up)  # type: ignore[arg-type]
            case ("remove_synthetic", asked):
                remove_synthetic(store, asked)  # type: ignore[arg-type]
            case ("count_only" | "keep_both" as decision, one, other):
                decide(store, str(decision), one, other)  # type: ignore[arg-type]
            case ("undo", one):
                duplicates.undo(store, "Zoë", submitted_ids(store)[one])  # type: ignore[call-overload]
    except (LinkRefused, ChangedElsewhere, IndexError):
        pass


def decide(store: Store, decision: str, one: int, other: int) -> None:
    """Decide about two of the submitted responses, if there are so many."""
    ids = submitted_ids(store)
    if one != other:
        {"count_only": duplicates.count_only, "keep_both": duplicates.keep_both}[decision](
            store, "Zoë", ids[one], ids[other]
        )


def submitted_ids(store: Store) -> list[int]:
    with store.read() as connection:
        return list(connection.scalars(text("SELECT id FROM response WHERE state = 'submitted' ORDER BY id")))


def kept(store: Store) -> dict[str, object]:
    """Everything that is read from the kept counts, as plain sorted lists."""
    found: dict[str, object] = {}
    for grouping in Grouping:
        read = counts(store, CONSULTATION, grouping)
        for name, table in (("cells", read.cells), ("respondents", read.respondents), ("asked", read.asked)):
            found[f"{grouping} {name}"] = sorted(table.itertuples(index=False, name=None))
    numbers = participation(store, CONSULTATION)
    found["participation"] = (numbers.submitted, numbers.synthetic, sorted(numbers.by_day.itertuples(index=False)))
    return found


def recounted(store: Store) -> dict[tuple[str, str, str], int]:
    """The answers by country, counted here by a statement of the test's own."""
    statement = text(
        "SELECT r.country, a.question, a.value, count(*) FROM answer a JOIN response r ON r.id = a.response_id "
        "WHERE r.state = 'submitted' AND r.counted_through IS NULL GROUP BY r.country, a.question, a.value"
    )
    with store.read() as connection:
        return {(country, question, value): n for country, question, value, n in connection.execute(statement)}


def assert_law(store: Store) -> None:
    before = kept(store)
    cells = counts(store, CONSULTATION, Grouping.COUNTRY).cells
    by_country = {(row.group, row.question, row.value): row.n for row in cells.itertuples()}
    assert by_country == recounted(store)
    assert_lines(store)
    rebuild(store, CONSULTATION)
    assert kept(store) == before
    assert_lines(store)
    assert all(isinstance(line, bytes) for line in lines(store, CONSULTATION, Chosen()))


def assert_lines(store: Store) -> None:
    """The export is the same from kept lines as from answers, and nobody has a line who has not submitted."""
    for asked in (CONSULTATION, SHORTER):
        from_answers = b"".join(wide(rows(store, asked, Chosen(state="all")), asked))
        assert b"".join(wide(lines(store, asked, Chosen(state="all")), asked)) == from_answers
    others = text("SELECT count(*) FROM line JOIN response ON response.id = response_id WHERE state <> 'submitted'")
    with store.read() as connection:
        assert connection.execute(others).scalar_one() == 0


def opened(databases: SQLite | PostgreSQL) -> Store:
    store = open_store(databases.new())
    for asked in (CONSULTATION, SHORTER):
        register(store, asked)
    return store


@settings(max_examples=60, deadline=None)
@given(steps=steps)
def test_on_sqlite(files: SQLite, steps: list[tuple[object, ...]]) -> None:
    store = opened(files)
    for step in steps:
        take(store, step)
    assert_law(store)
    store.close()


@settings(max_examples=12, deadline=None)
@given(steps=steps)
def test_on_postgresql(server: PostgreSQL, steps: list[tuple[object, ...]]) -> None:
    store = opened(server)
    for step in steps:
        take(store, step)
    assert_law(store)
    store.close()


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(crowd=st.lists(st.lists(step, min_size=4, max_size=10), min_size=4, max_size=6))
def test_with_many_writers_at_once(databases: SQLite | PostgreSQL, crowd: list[list[tuple[object, ...]]]) -> None:
    store = opened(databases)

    def act(steps: list[tuple[object, ...]]) -> None:
        for step in steps:
            take(store, step)

    with ThreadPoolExecutor(len(crowd)) as writers:
        list(writers.map(act, crowd))
    assert_law(store)
    store.close()


def test_a_wrong_kept_count_is_noticed_and_put_right(store: Store) -> None:
    add(store, CONSULTATION, [new("r", {**PROFILE, "R1.agreement": ("4",)})])
    with store.write() as connection:
        connection.execute(text("UPDATE tally SET n = n + 1 WHERE question = 'R1.agreement'"))

    with pytest.raises(AssertionError):
        assert_law(store)
    rebuild(store, CONSULTATION)
    assert_law(store)


@pytest.mark.parametrize("wrong", ["UPDATE line SET cells = cells || 'x'", "UPDATE line SET response_id = 2"])
def test_a_wrong_line_is_noticed_and_put_right(store: Store, wrong: str) -> None:
    given = {**PROFILE, "R1.agreement": ("4",)}
    add(store, CONSULTATION, [new("r", given), new("draft", given, draft=True)])
    with store.write() as connection:
        connection.execute(text(wrong))

    with pytest.raises(AssertionError):
        assert_lines(store)
    rebuild(store, CONSULTATION)
    assert_law(store)
