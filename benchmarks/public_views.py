"""What the public's results cost: publishing them, drawing every page anew, and choosing another question."""

import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from benchmarks.at_scale import FLAT, Measured, Site, cpu_of
from benchmarks.databases import one_more
from benchmarks.tables import ms, printed, ratio
from benchmarks.visitor import Visitor
from consultation.release.publication import publish
from consultation.ui.navigation import PLACES

THRESHOLD = 10
ENOUGH = 60  # responses after which some groups may be published anew
# Nothing is drawn twice in one language: each is a refresh of everything, for everyone who reads it.
LANGUAGES = ("fr", "de", "es", "it", "pl")
PAGES = tuple(place.name for place in PLACES if place.section == "results" and place.name.startswith("results"))
QUESTIONS = ("R1.agreement", "R2.agreement", "R3.agreement", "C1.seriousness", "O1.value")
FILTER = 0.15  # CPU seconds that another choice may take


def public(running: Mapping[int, Site]) -> None:
    """Print it for every size."""
    published: Measured = {size: [_publish(site, seed) for seed in range(3)] for size, site in running.items()}
    for site in running.values():
        for page in PAGES:
            _visit(site, page, "lang=en")
    drawn: Measured = {size: [] for size in running}
    chosen: Measured = {size: [] for size in running}
    for language, question in zip(LANGUAGES, QUESTIONS, strict=True):
        for size, site in running.items():
            drawn[size].append(sum(_visit(site, page, f"lang={language}") for page in PAGES))
            chosen[size].append(_visit(site, "results-compare", f"lang=en&question={question}&by=museum_type"))
    _print("Publishing, in the process that does it", published)
    _print(f"Every public page of results drawn anew ({len(PAGES)} pages)", drawn, FLAT)
    _print("Another question chosen on the page of comparisons", chosen, FLAT, FILTER)


def _publish(site: Site, seed: int) -> float:
    for each in range(ENOUGH):
        one_more(site.store, site.questionnaire, seed * ENOUGH + each)
    before = time.process_time()
    publish(site.store, site.questionnaire, THRESHOLD, datetime.now(UTC))
    return time.process_time() - before


def _visit(site: Site, page: str, query: str) -> float:
    """CPU seconds of the server for one visitor's first look at a page."""

    def look() -> None:
        with Visitor(site.server.address, page, query=query):
            pass

    return cpu_of(site.server, look)


def _print(title: str, found: Measured, flat: float | None = None, limit: float | None = None) -> None:
    smallest = sorted(found[min(found)])[len(found[min(found)]) // 2] or 0.01
    rows = []
    for size, seconds in found.items():
        middle = sorted(seconds)[len(seconds) // 2]
        over = " OVER" if limit is not None and middle > limit else ""
        rows.append([f"{size:,}", ms(seconds) + over, ratio(middle / smallest, flat)])
    headings: Sequence[str] = ["responses", "CPU-ms (lowest-highest)", f"of {min(found):,}"]
    printed(title, headings, rows)
