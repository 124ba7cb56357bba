"""What a look at the results, and taking the answers out, costs with few and with many responses."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.request import Request, urlopen

from benchmarks.databases import SIZES, address, databases, one_more, open_questionnaire, prepared, settings, sign_in
from benchmarks.server import Server, serving
from benchmarks.tables import ms, printed, ratio
from benchmarks.visitor import Visitor
from consultation.answers import Grouping
from consultation.questions.load import load
from consultation.questions.model import Questionnaire
from consultation.settings import ROOT
from consultation.stats.distribution import distributions
from consultation.store import frames
from consultation.store.engine import Store
from consultation.ui.staff_live import views

REPEATS = 7
IDLE = 20  # looks that cost so little that only many together can be timed
NOTICED = 1.1  # seconds after which a process looks again whether anything changed
CHUNK = 2**16  # bytes
FLAT = 1.3  # times the smallest: a page must not slow down as answers grow
TENTH = 0.1

# CPU seconds of LimeSurvey 6.14 at the same sizes.
PEER_STATISTICS = dict(zip(SIZES, (0.29, 1.3, 6.2), strict=True))
PEER_COMPARISON = dict(zip(SIZES, (12.9, 72.0, 218.0), strict=True))
PEER_EXPORT = dict(zip(SIZES, (0.14, 4.0, 33.0), strict=True))

Measured = dict[int, list[float]]


@dataclass
class Site:
    """One server with one database, and the cookie of a member of the staff."""

    store: Store
    questionnaire: Questionnaire
    server: Server
    cookies: Mapping[str, str]
    seeds: Iterator[int] = field(default_factory=lambda: iter(range(10**6, 10**7)))

    def grow(self) -> None:
        """Let one more person submit."""
        one_more(self.store, self.questionnaire, next(self.seeds))


@contextmanager
def sites(folder: Path, sizes: tuple[int, ...] = SIZES) -> Iterator[dict[int, Site]]:
    """Run a server for each size, all at the same time, so that they are measured in turn."""
    file = open_questionnaire(folder)
    questionnaire = load(file)
    with ExitStack() as stack:
        found = {}
        for size, database in databases(folder, questionnaire, sizes):
            store = prepared(address(database), questionnaire)
            stack.callback(store.close)
            script = ROOT / "streamlit_app.py"
            server = stack.enter_context(serving(script, settings(database, file), folder / f"{size}.log"))
            found[size] = Site(store, questionnaire, server, sign_in(store))
        yield found


def dashboard(running: Mapping[int, Site]) -> None:
    """Print what one refresh of the staff's live page costs: each of its views, then the dearest more closely."""
    found = {view: _page(running, "staff-live", f"view={view}") for view in views()}
    smallest = min(running)
    dearest = max(found, key=lambda view: median(found[view][0][smallest]))
    rows = [[view, *(ms(after[size]) for size in running)] for view, (after, _, _) in found.items()]
    together = [f"{sum(median(after[size]) for after, _, _ in found.values()) * 1000:,.0f}" for size in running]
    title = f"Live dashboard, each view drawn anew after one more response, CPU-ms ({REPEATS} times)"
    printed(title, ["view", *(f"{size:,}" for size in running)], [*rows, ["all together", *together]])
    after, still, idle = found[dearest]
    _print_growth(f"Live dashboard, its dearest view ({dearest}), after one more response", after, PEER_STATISTICS)
    _print_growth(f"Live dashboard, its dearest view ({dearest}), nothing has changed", still, PEER_STATISTICS)
    _print_growth("Live dashboard, one tick of a viewer, nothing has changed", idle, PEER_STATISTICS)


def comparison(running: Mapping[int, Site]) -> None:
    """Print what comparing countries costs: one question as the page draws it, and the tables of every question."""
    after, still, _ = _page(running, "staff-compare")
    tables: Measured = {size: [_all_tables(site) for _ in range(REPEATS)] for size, site in running.items()}
    rows = [[f"{size:,}", f"{_countries(site)}"] for size, site in running.items()]
    printed("Countries that people answered from", ["responses", "countries"], rows)
    _print_growth("Comparison of one question by country, drawn anew after one more response", after, PEER_COMPARISON)
    _print_growth("Comparison of one question by country, when nothing has changed", still, PEER_COMPARISON)
    _print_growth("Tables of every closed question by country", tables, PEER_COMPARISON)


def export(running: Mapping[int, Site]) -> None:
    """Print what the export of every response costs, and how much memory it takes."""
    rows = []
    for size, site in running.items():
        seconds, grown, bytes_ = zip(*(_export(site) for _ in range(REPEATS)), strict=True)
        memory = "not told" if None in grown else f"{max(grown):,.0f}"
        share = ratio(median(seconds) / PEER_EXPORT[size])
        rows.append([f"{size:,}", ms(seconds), f"{bytes_[0] / 1e6:,.1f}", share, memory])
    headings = ["responses", "CPU-ms (lowest-highest)", "MB", "of peer's", "memory added, MB"]
    printed(f"CSV export, a line for each response ({REPEATS} times)", headings, rows)


def _page(running: Mapping[int, Site], name: str, query: str = "") -> tuple[Measured, Measured, Measured]:
    """CPU seconds of drawing a page after a change, of drawing it again, and of one tick, by size."""
    after: Measured = {size: [] for size in running}
    still: Measured = {size: [] for size in running}
    idle: Measured = {size: [] for size in running}
    with ExitStack() as stack:
        open_ = {
            size: stack.enter_context(Visitor(site.server.address, name, site.cookies, query))
            for size, site in running.items()
        }
        for _ in range(REPEATS):
            for site in running.values():
                site.grow()
            time.sleep(NOTICED)
            for size, visitor in open_.items():
                server = running[size].server
                after[size].append(cpu_of(server, visitor.tick))
                assert "vega_lite_chart" in visitor.drawn  # noqa: S101  else something cheaper was measured
                still[size].append(cpu_of(server, visitor.again, IDLE))
                idle[size].append(cpu_of(server, visitor.tick, IDLE))
    return after, still, idle


def cpu_of(server: Server, act: Callable[[], None], times: int = 1) -> float:
    """Seconds of processor time that a server spends while something is done so many times, for each of them."""
    before = server.cpu()
    for _ in range(times):
        act()
    return (server.cpu() - before) / times


def _countries(site: Site) -> int:
    return len(frames.respondents(site.store, site.questionnaire, Grouping.COUNTRY))


def _all_tables(site: Site) -> float:
    before = time.process_time()
    columns = site.questionnaire.counted
    counts = frames.counts(site.store, site.questionnaire, Grouping.COUNTRY, columns)
    distributions(
        counts, {column: site.questionnaire.choices(site.questionnaire.columns[column]) for column in columns}
    )
    return time.process_time() - before


def _export(site: Site) -> tuple[float, float | None, int]:
    """CPU seconds, megabytes of memory that it added at most, bytes."""
    cookie = "; ".join(f"{name}={value}" for name, value in site.cookies.items())
    request = Request(f"{site.server.address}/staff/export/wide.csv", headers={"Cookie": cookie})  # noqa: S310  our own
    held, before = site.server.memory(), site.server.cpu()
    with urlopen(request) as answer:  # noqa: S310  our own server
        bytes_ = sum(len(chunk) for chunk in iter(lambda: answer.read(CHUNK), b""))
    grown = None if held is None else site.server.largest() - held
    return site.server.cpu() - before, grown, bytes_


def _print_growth(title: str, found: Measured, peer: Mapping[int, float]) -> None:
    smallest = found[min(found)]
    rows = []
    for size, seconds in found.items():
        # Measured in turn, so that what else the computer did weighs on both.
        growth = median(large / small if small else 1.0 for large, small in zip(seconds, smallest, strict=True))
        rows.append([f"{size:,}", ms(seconds), ratio(growth, FLAT), ratio(median(seconds) / peer[size], TENTH)])
    headings = ["responses", "CPU-ms (lowest-highest)", f"of {min(found):,}", "of peer's"]
    printed(f"{title} ({REPEATS} times)", headings, rows)


def measure(
    folder: Path, parts: Sequence[Callable[[Mapping[int, Site]], None]], sizes: tuple[int, ...] = SIZES
) -> None:
    """Build the databases, start the servers, and measure these parts of it."""
    with sites(folder, sizes) as running:
        for part in parts:
            part(running)
