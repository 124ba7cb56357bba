"""What one complete core response costs the server, against a bare page with the same fields and against the peer."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.core_steps import Act, acts, core_steps
from benchmarks.databases import open_questionnaire, prepared, settings
from benchmarks.server import Server, serving
from benchmarks.tables import ms, printed, ratio
from benchmarks.visitor import Visitor
from consultation.questions.load import load
from consultation.settings import ROOT
from consultation.store.engine import Store

REPEATS = 7
IN_A_ROW = 5  # responses between two looks at the clock, which counts in hundredths of a second
PEER = 0.362  # CPU seconds: LimeSurvey 6.14, 31 questions on 6 pages
HALF = 0.5
SOME = 10  # acts after which a response has begun


def measure(folder: Path) -> None:
    """Answer the whole core form again and again on both servers in turn, and print what it took."""
    file = open_questionnaire(folder)
    questionnaire = load(file)
    everything = list(acts(core_steps(questionnaire)))
    database = folder / "answering.db"
    store = prepared(database, questionnaire)
    ours, bare = ROOT / "streamlit_app.py", Path(__file__).parent / "bare_page.py"
    with (
        serving(ours, settings(database, file), folder / "ours.log") as application,
        serving(bare, {}, folder / "bare.log") as floor,
    ):
        servers = (application, floor)
        for server in servers:  # the first visit to a process costs more
            _response(server, everything, store)
        found = [[_response(server, everything, store) for server in servers] for _ in range(REPEATS)]
    _print(found, len(everything))


def _response(server: Server, everything: Sequence[Act], store: Store) -> float:
    before = server.cpu()
    for _ in range(IN_A_ROW):
        with Visitor(server.address) as visitor:
            for act in everything[:SOME]:
                visitor.do(act)
            _grow_old(store)
            for act in everything[SOME:]:
                visitor.do(act)
    return (server.cpu() - before) / IN_A_ROW


def _grow_old(store: Store) -> None:
    """Who is faster than people is asked to look again, and this is."""
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE response SET created_at = '2026-01-01 00:00:00' WHERE state = 'draft'")


def _print(found: Sequence[Sequence[float]], acted: int) -> None:
    ours, bare = zip(*found, strict=True)
    to_bare = median(mine / floor for mine, floor in found)
    printed(
        f"One complete core response: {acted} acts, each change saved ({REPEATS} x {IN_A_ROW} responses)",
        ["", "CPU-ms (lowest-highest)", "of bare page", "of peer's 362 CPU-ms"],
        [
            ["application", ms(ours), ratio(to_bare), ratio(median(ours) / PEER, HALF)],
            ["bare page", ms(bare), ratio(1), ratio(median(bare) / PEER)],
        ],
    )
