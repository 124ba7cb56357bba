import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from asked import ANNA, CONSULTATION, DURING, FULL
from databases import PostgreSQL, SQLite, closing
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from consultation.answers import Grouping
from consultation.errors import StoreUnavailable
from consultation.store import (
    joint_tables,
    mail_tables,
    reach_tables,
    receipt_tables,
    release_tables,
    tables,
    tallies,
    wording_tables,
)
from consultation.store.bulk import SLOT
from consultation.store.consultations import register
from consultation.store.engine import Store, open_store
from consultation.store.frames import Chosen, counts, lines, participation, rows
from consultation.store.migrate import SCRIPTS, migrate
from consultation.store.responses import save
from consultation.store.staff_tables import Staff

ALSO = (
    joint_tables,
    mail_tables,
    reach_tables,
    receipt_tables,
    release_tables,
    wording_tables,
)  # what is imported is compared with the database
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")
WITH_COUNTS = REVISIONS[1:]
FIRST = ((1, "P.first", 0, "R1b"), (1, "P.first", 1, "R1a"))


def test_the_revisions_are_the_ones_tested_here() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))

    assert sorted(script.revision for script in ScriptDirectory.from_config(config).walk_revisions()) == list(REVISIONS)


def test_the_migrations_build_what_the_code_expects(url: str) -> None:
    engine = open_store(url).engine
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Staff.metadata) == []


def test_the_migrations_build_every_check(url: str) -> None:
    found = inspect(open_store(url).engine)
    for name, table in tables.Base.metadata.tables.items():
        expected = {str(c.name) for c in table.constraints if str(c.name).startswith("ck_")}
        assert {c["name"] for c in found.get_check_constraints(name)} == expected


def fill(store: Store) -> None:
    """Write two submitted responses, one of them made up, and a draft, as the first migration lets one."""
    edition = text("INSERT INTO edition (consultation_id, fingerprint, columns) VALUES (1, 'earlier', :columns)")
    response = text(
        "INSERT INTO response (consultation_id, edition_id, reference, state, synthetic, language, version, "
        "created_at, updated_at, submitted_at, country, museum_type) VALUES (1, :edition, :reference, :state, "
        ":synthetic, 'en', 1, :day, :day, :submitted, :country, :type)"
    )
    done = {"state": "submitted", "edition": 1, "submitted": str(DURING), "type": "art"}
    people = [
        {**done, "reference": "r1", "synthetic": False, "country": "IT"},
        {**done, "reference": "r2", "synthetic": True, "country": "FR"},
        {**dict.fromkeys(done), "state": "draft", "reference": "r3", "synthetic": False, "country": None},
    ]
    answer = text(
        "INSERT INTO answer (response_id, question, position, value) VALUES (:id, :question, :position, :value)"
    )
    with store.write() as connection:
        connection.execute(text("INSERT INTO consultation (name, results_public) VALUES ('museums', 'never')"))
        connection.execute(edition, {"columns": '["R1.agreement", "P.first"]'})
        connection.execute(response, [{**person, "day": str(DURING)} for person in people])
        for given in ((1, "R1.agreement", 0, "4"), (2, "R1.agreement", 0, "4"), *FIRST):
            connection.execute(answer, dict(zip(("id", "question", "position", "value"), given, strict=True)))
        connection.execute(
            text("INSERT INTO comment (response_id, question, text, language) VALUES (1, 'R1.comment', 'é', 'fr')")
        )
        connection.execute(text("INSERT INTO draft_answer VALUES (3, 'R1.agreement', 0, '2', 1)"))


@pytest.mark.parametrize("revision", REVISIONS)
def test_an_upgrade_keeps_every_answer_and_counts_it(databases: SQLite | PostgreSQL, revision: str) -> None:
    with closing(databases.new(migrated=False)) as url:
        migrate(url, revision)
        store = open_store(url)
        fill(store)
        migrate(url)
        register(store, CONSULTATION)
        if revision in WITH_COUNTS:
            keep_counts(store)

        country = counts(store, CONSULTATION, Grouping.COUNTRY)
        assert sorted(country.cells.itertuples(index=False, name=None)) == [
            ("FR", "R1.agreement", "4", 1, 1),
            ("IT", "P.first", "R1a", 1, 0),
            ("IT", "P.first", "R1b", 1, 1),
            ("IT", "R1.agreement", "4", 1, 1),
        ]
        assert set(country.asked["question"]) == {"R1.agreement", "P.first"}
        behalf = counts(store, CONSULTATION, Grouping.ON_BEHALF).respondents
        assert behalf.to_dict("records") == [{"group": "undisclosed", "n": 2}]
        numbers = participation(store, CONSULTATION)
        assert (numbers.submitted, numbers.drafts, numbers.synthetic) == (2, 1, 1)
        assert numbers.by_day["day"].to_list() == [DURING.date()]
        assert [dict(row.answers) for row in rows(store, CONSULTATION, Chosen(state="all"))] == [
            {
                "country": ("IT",), "museum_type": ("art",), "R1.agreement": ("4",), "P.first": ("R1b", "R1a"),
                "R1.comment": ("é",),
            },
            {"country": ("FR",), "museum_type": ("art",), "R1.agreement": ("4",)},
            {"R1.agreement": ("2",)},
        ]  # fmt: skip
        everybody = Chosen(state="all")
        assert list(lines(store, CONSULTATION, everybody)) == list(rows(store, CONSULTATION, everybody))


def test_counts_by_size_and_role_are_made_of_the_answers_there_are(databases: SQLite | PostgreSQL) -> None:
    with closing(databases.new(migrated=False)) as url:
        migrate(url, "0008")
        store = open_store(url)
        fill(store)
        with store.write() as connection:
            connection.execute(text("UPDATE response SET size = '1_9' WHERE reference = 'r1'"))
        migrate(url)
        register(store, CONSULTATION)

        size = counts(store, CONSULTATION, Grouping.SIZE)
        assert size.respondents.to_dict("records") == [{"group": "1_9", "n": 1}, {"group": "undisclosed", "n": 1}]
        assert sorted(size.cells.itertuples(index=False, name=None)) == [
            ("1_9", "P.first", "R1a", 1, 0),
            ("1_9", "P.first", "R1b", 1, 1),
            ("1_9", "R1.agreement", "4", 1, 1),
            ("undisclosed", "R1.agreement", "4", 1, 1),
        ]
        role = counts(store, CONSULTATION, Grouping.ROLE)
        assert role.respondents.to_dict("records") == [{"group": "undisclosed", "n": 2}]


def keep_counts(store: Store) -> None:
    """Count what `fill` wrote, as the code does that comes with these tables."""
    with store.write() as connection:
        tallies.count(connection, tallies.Scope.EVERY, 1, SLOT, consultation=1)


def test_migrating_again_changes_nothing(url: str) -> None:
    store = open_store(url)
    register(store, CONSULTATION)
    save(store, CONSULTATION, ANNA, FULL, language="en", now=DURING)
    migrate(url)

    assert participation(store, CONSULTATION).drafts == 1


def test_processes_that_start_at_once_all_succeed(databases: SQLite | PostgreSQL) -> None:
    with closing(databases.new(migrated=False)) as url:
        program = f"from consultation.store.migrate import migrate; migrate({url!r})"
        started = [subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE) for _ in range(3)]
        errors = [process.communicate(timeout=240)[1].decode() for process in started]

        assert errors == [""] * 3
        register(open_store(url), CONSULTATION)


def test_a_database_of_newer_code_is_refused_and_left_alone(url: str) -> None:
    store = open_store(url)
    with store.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StoreUnavailable, match=r"error\.store\.newer"):
        migrate(url)
    with store.read() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == "9999"


@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE response SET submitted_at = NULL WHERE id = 1",
        "UPDATE response SET edition_id = NULL WHERE id = 1",
        "UPDATE response SET state = 'withdrawn', submitted_at = NULL, edition_id = NULL WHERE id = 1",
        "UPDATE response SET state = 'lost' WHERE id = 1",
        "UPDATE response SET withdrawn_at = created_at WHERE id = 1",
        "UPDATE response SET version = 0 WHERE id = 1",
        "UPDATE response SET country = 'IT' WHERE id = 3",
        "UPDATE response SET changing = (1 = 1) WHERE id = 3",
        "UPDATE response SET reference = 'r2' WHERE id = 1",
        "UPDATE response SET counted_through = 1 WHERE id = 3",
        "UPDATE answer SET value = ''",
        "UPDATE answer SET value = 'one,two'",
        "UPDATE answer SET position = -1",
        "UPDATE answer SET response_id = 99",
        "UPDATE draft_answer SET value = NULL, position = 1",
        "UPDATE comment SET state = 'lost'",
    ],
)
def test_the_database_itself_refuses_what_cannot_be(url: str, wrong: str) -> None:
    store = open_store(url)
    fill(store)

    with pytest.raises(IntegrityError), store.write() as connection:
        connection.execute(text(wrong))
