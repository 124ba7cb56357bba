"""The public API: released tables and nothing else, the same as the command line prints."""

import ast
import csv
import io
import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate
from published import published_in
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012
from unit.api.visitor import Visitor

from consultation import application
from consultation.accounts import Role
from consultation.api.v1.asked import GROUPINGS
from consultation.cli import main
from consultation.questions.load import load
from consultation.settings import ROOT, SHIPPED_QUESTIONNAIRE
from consultation.store import organisers, staff
from consultation.store.engine import Store

V1 = ROOT / "src" / "consultation" / "api" / "v1"
NOT_COUNTED = "The answers to {name} are not counted: only closed questions of the consultation are."
QUESTIONS = ("R1.agreement", "R1.support", "P.first", "U.security")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of 300 made-up people with what is published of them, made once."""
    return published_in(tmp_path_factory.mktemp("published"), load(SHIPPED_QUESTIONNAIRE))


@pytest.fixture
def public(
    store: Store,  # noqa: ARG001  the visitor's, in whose place this one comes
    published: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[None]:
    """These results, public while the consultation is open."""
    shutil.copy(published, tmp_path / "consultation.db")
    monkeypatch.setenv("CONSULTATION_RESULTS_PUBLIC", "while_open")
    monkeypatch.setenv("CONSULTATION_DATABASE_URL", f"sqlite:///{tmp_path / 'consultation.db'}")
    yield
    application.store().close()


def openapi(visitor: Visitor) -> Any:
    return visitor.get("/api/v1/openapi.json").json()


def assert_as_described(described: Any, path: str, answer: Any) -> None:
    """What was answered has the shape that the description promises."""
    resource = Resource.from_contents(described, default_specification=DRAFT202012)
    place = f"/paths/{path.replace('/', '~1')}/get/responses/200/content/application~1json/schema"
    schema = {"$ref": f"urn:api#{place}"}
    OAS31Validator(schema, registry=Registry().with_resource("urn:api", resource)).validate(answer)


def test_the_description_is_openapi_and_lists_the_groupings(visitor: Visitor) -> None:
    described = openapi(visitor)
    validate(described)
    assert described["openapi"] == "3.1.0"
    assert described["components"]["schemas"]["By"]["enum"] == list(GROUPINGS)


@pytest.mark.usefixtures("public")
def test_every_answer_is_as_described(visitor: Visitor) -> None:
    described = openapi(visitor)
    assert_as_described(described, "/api/v1/", visitor.get("/api/v1/").json())
    for path in ("questions", "groupings", "participation"):
        for by in ("", "?by=country") if path == "participation" else ("",):
            assert_as_described(described, f"/api/v1/{path}", visitor.get(f"/api/v1/{path}{by}").json())
    for question in QUESTIONS:
        answer = visitor.get(f"/api/v1/results/{question}?by=museum_type").json()
        assert answer["groups"]
        assert_as_described(described, "/api/v1/results/{question}", answer)


@pytest.mark.usefixtures("public")
def test_the_shape_is_really_checked(visitor: Visitor) -> None:
    answer = visitor.get("/api/v1/results/R1.agreement").json()
    del answer["groups"][0]["counts"]
    with pytest.raises(Exception, match="counts"):
        assert_as_described(openapi(visitor), "/api/v1/results/{question}", answer)


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize("by", GROUPINGS)
def test_the_command_line_and_the_api_agree(visitor: Visitor, capsys: pytest.CaptureFixture[str], by: str) -> None:
    for question in QUESTIONS:
        asked = ("results", "--question", question, "--by", by, "--language", "en")
        url = application.settings().database_url
        assert main([*asked, "--database", url]) == 0
        printed = json.loads(capsys.readouterr().out)
        answer = visitor.get(f"/api/v1/results/{question}?by={by}&lang=en").json()
        assert {name: answer[name] for name in printed} == printed
        assert main([*asked, "--database", url, "--format", "csv"]) == 0
        file = visitor.get(f"/api/v1/results/{question}.csv?by={by}&lang=en")
        assert file.content.decode("utf-8-sig") == capsys.readouterr().out


@pytest.mark.usefixtures("public")
def test_no_group_under_the_threshold_and_no_grouping_of_staff(visitor: Visitor) -> None:
    groups = visitor.get("/api/v1/results/R1.agreement?by=country").json()["groups"]
    assert len(groups) > 3
    assert min(group["answered"] + group["no_opinion"] for group in groups) >= 10
    for by in ("size", "role", "country,size", "via"):
        refused = visitor.get(f"/api/v1/results/R1.agreement?by={by}&lang=en")
        assert refused.status_code == 400
        assert refused.json()["error"]["message"] == (
            f"Answers cannot be grouped by {by}. Choose one of these: country, museum_type, on_behalf, none."
        )


@pytest.mark.usefixtures("public")
def test_a_table_says_what_it_is_and_for_whom_it_speaks(visitor: Visitor) -> None:
    changes = {
        "controller": "NEMO",
        "licence": "CC BY 4.0",
        "cite_as": "NEMO (2026)",
        "disclaimer": {"en": "Views only."},
    }
    organisers.change(application.store(), application.questionnaire(), changes, datetime.now(UTC))
    application._organiser.cache_clear()  # noqa: SLF001  else it is a second old
    said = visitor.get("/api/v1/results/R1.agreement?lang=en").json()
    assert said["note"] == "Open consultation: describes those who answered, not all museums."
    assert said["release"] == 1
    assert (said["consultation"]["id"], said["threshold"], said["language"]) == ("nemo_ai", 10, "en")
    assert (said["licence"], said["cite_as"], said["organiser"]) == ("CC BY 4.0", "NEMO (2026)", "NEMO")
    assert said["disclaimer"] == "Views only."
    assert said["footnote"].startswith("Kosovo*: ")
    assert said["method"] == "/results-method?lang=en"
    assert said["text"].endswith("?")
    assert [each["value"] for each in said["values"]] == ["1", "2", "3", "4", "5"]


@pytest.mark.usefixtures("public")
def test_words_are_in_the_language_asked_for(visitor: Visitor) -> None:
    french = visitor.get("/api/v1/results/R1.agreement?by=country&lang=fr")
    assert "Allemagne" in {group["label"] for group in french.json()["groups"]}
    assert french.headers["content-language"] == "fr"
    # Neither the cookie nor the browser changes what an address gives: every cache can keep it.
    visitor.cookies.set("lang", "pl")
    plain = visitor.get("/api/v1/results/R1.agreement", headers={"Accept-Language": "de"})
    assert plain.headers["content-language"] == application.questionnaire().languages[0]


@pytest.mark.usefixtures("public")
def test_what_has_not_changed_is_not_sent_again(visitor: Visitor) -> None:
    for address in ("results/R1.agreement?by=country", "results/R1.agreement.csv", "questions", ""):
        first = visitor.get(f"/api/v1/{address}")
        assert first.headers["cache-control"] == "public, max-age=60"
        monday = parsedate_to_datetime(first.headers["last-modified"])
        assert (monday.weekday(), monday.hour, monday.minute, monday.second) == (0, 0, 0, 0)
        again = visitor.get(f"/api/v1/{address}", headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert visitor.get(f"/api/v1/{address}", headers={"If-None-Match": '"other"'}).content == first.content
    english, french = (visitor.get(f"/api/v1/questions?lang={each}").headers["etag"] for each in ("en", "fr"))
    assert english != french


@pytest.mark.usefixtures("public")
def test_every_site_may_read_it_and_nothing_else(visitor: Visitor) -> None:
    for address in ("", "results/R1.agreement", "results/nothing", "openapi.json", "results/R1.agreement.csv"):
        assert visitor.get(f"/api/v1/{address}").headers["access-control-allow-origin"] == "*"
    for address in ("/healthz", "/receipts.txt", "/staff/export/wide.csv"):
        assert "access-control-allow-origin" not in visitor.get(address).headers
    refused = visitor.post("/api/v1/results/R1.agreement")
    assert refused.status_code == 405
    assert "access-control-allow-origin" not in refused.headers


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("results/R9.agreement", 404, "There is no question “R9.agreement”."),
        (
            "results/country",
            404,
            NOT_COUNTED.format(name="country"),
        ),
        (
            "results/R1.comment",
            404,
            NOT_COUNTED.format(name="R1.comment"),
        ),
        ("results/R9.agreement.csv", 404, "There is no question “R9.agreement”."),
        ("results/R1.agreement?country=DE", 400, "There is no filter called “country”."),
        ("questions?by=country", 400, "There is no filter called “by”."),
        ("results/R1.agreement?lang=xx", 400, "There are no words in the language “xx”."),
        ("elsewhere", 404, "There is nothing at /api/v1/elsewhere. The addresses are listed at /api/v1/."),
    ],
)
def test_what_does_not_exist_is_said_in_a_sentence(visitor: Visitor, address: str, status: int, sentence: str) -> None:
    refused = visitor.get(f"/api/v1/{address}")
    assert refused.json() == {"error": {"status": status, "message": sentence}}
    assert refused.status_code == status
    assert refused.headers["cache-control"] == "no-store"


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize("results_public", ["never", "when_closed"])
def test_nothing_is_given_before_results_are_public(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, results_public: str
) -> None:
    monkeypatch.setenv("CONSULTATION_RESULTS_PUBLIC", results_public)
    for address in ("results/R1.agreement", "results/R1.agreement.csv", "participation?by=country"):
        refused = visitor.get(f"/api/v1/{address}")
        assert refused.status_code == 403
        assert set(refused.json()) == {"error"}
    assert visitor.get("/api/v1/questions").status_code == 200


@pytest.mark.usefixtures("public")
def test_nothing_is_given_before_the_embargo(visitor: Visitor) -> None:
    staff.add_staff(application.store(), "Zoë", Role.ADMIN)
    member = staff.staff(application.store(), "Zoë")
    assert member
    assert visitor.get("/api/v1/results/R1.agreement").status_code == 200
    application.change_organiser(member, {"embargo": datetime.now(UTC) + timedelta(days=2)})
    refused = visitor.get("/api/v1/results/R1.agreement?lang=en")
    assert refused.status_code == 403
    assert refused.json()["error"]["message"].startswith("Results are under embargo until ")


def test_without_answers_there_are_no_groups(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSULTATION_RESULTS_PUBLIC", "while_open")
    for address in ("results/R1.agreement?by=country", "participation"):
        assert visitor.get(f"/api/v1/{address}").json()["groups"] == []
    lines = visitor.get("/api/v1/results/R1.agreement.csv").content.decode("utf-8-sig")
    assert list(csv.DictReader(io.StringIO(lines))) == []


def test_nothing_of_the_api_reads_exact_tables() -> None:
    """By what it imports: of the store and of exact tables nothing, of `release` what is published."""
    found: set[str] = set()
    for path in sorted(V1.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("consultation."):
                found.add(str(node.module))
    ours = {name for name in found if not name.startswith("consultation.api.v1")}
    assert "consultation.release.published" in ours
    assert ours <= {
        "consultation.answers",
        "consultation.errors",
        "consultation.exports.results",
        "consultation.questions.labels",
        "consultation.questions.model",
        "consultation.questions.organiser",
        "consultation.release.last",
        "consultation.release.published",
        "consultation.release.rules",
        "consultation.text",
        "consultation.text.labels",
    }
