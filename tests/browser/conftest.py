"""One Chromium for each module, one server for each process; each visitor has a browser profile of their own.

Chromium is closed with each module: while it is open, no other test of the process can run asyncio.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser.serving import Server, prepare, serving
from browser.visiting import PATIENCE
from browser.visitors import Visitors
from chromium import chromium
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from consultation.text import Words, words

FOLDER = Path(__file__).parent
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a module on one process, where they share a browser.

    The largest groups are given out first: modules of one long test go together, so that none is left for the end.
    """
    browsing = [item for item in items if item.path.parent == FOLDER]
    tests = Counter(item.path for item in browsing)
    for item in browsing:
        item.add_marker("browser")
        item.add_marker(pytest.mark.xdist_group(item.path.stem if tests[item.path] > 1 else "of one test"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """Print what the server said when a test fails."""
    report = yield
    servers = [each for each in getattr(item, "funcargs", {}).values() if isinstance(each, Server)]
    if report.failed:
        report.sections += [("server", each.log()[-5000:]) for each in servers]
    return report


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium()
    assert path, "There is no Chromium: `python tests/chromium.py` installs it."
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An open consultation whose results are shown when it closes; a test that changes it for others has its own."""
    with serving(tmp_path_factory.mktemp("open")) as running:
        yield running


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Results of 300 people, shown to everyone; tests only look at them."""
    folder = tmp_path_factory.mktemp("shown")
    prepare(folder, 300)
    with serving(folder, public="while_open") as running:
        yield running


@pytest.fixture
def visitors(browser: Browser, server: Server) -> Iterator[Visitors]:
    """Opens windows; at the end nothing may have been asked of another host, and no page may have failed."""
    opened = Visitors(browser, server.address)
    yield opened
    opened.close()
    assert opened.elsewhere == []
    assert opened.failed == []


@pytest.fixture
def window(visitors: Visitors) -> BrowserContext:
    """The browser of somebody who reads English, on a desk."""
    return visitors.arrive()


@pytest.fixture
def page(window: BrowserContext) -> Page:
    return window.new_page()


@pytest.fixture
def w() -> Words:
    return words("en")


@pytest.fixture
def french() -> Words:
    return words("fr")
