"""Takes the screenshots of this folder from a running consultation with simulated answers."""

import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from browser.serving import Server, serving  # noqa: E402  the tests' own server

DESK, PHONE = 1280, 390
READY = "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
PASSWORD = "only for these pictures"  # noqa: S105  of an account in a database that is thrown away
TALLEST = 5000
ANSWERING = [(width, language, "light") for width in (DESK, PHONE) for language in ("en", "fr", "de")]
WATCHING = [(DESK, "en", "light"), (PHONE, "fr", "light"), (PHONE, "en", "dark")]
STEPS = ("recommendations", "concerns", "opportunities", "today", "priorities", "review")
READER = {
    "results": "/results",
    "results-compare": "/results-compare?by=museum_type",
    "results-method": "/results-method",
    "receipts": "/receipts",
    "privacy": "/privacy",
}
STAFF = {
    "staff-live": "/staff-live",
    "staff-compare": "/staff-compare?question=R1.agreement&by=country",
    "staff-wordings": "/staff-wordings",
    "staff-reach": "/staff-reach",
    "staff-settings": "/staff-settings",
    "staff-export": "/staff-export",
}


def main() -> None:
    """Take every picture."""
    with TemporaryDirectory() as name, serving(Path(name), public="while_open") as server:
        _simulate(server)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for width, language, scheme in WATCHING:
                _watch(browser, server, width, language, scheme)
            for width, language, scheme in (*ANSWERING, (PHONE, "en", "dark")):
                _answer(browser, server, width, language, scheme)
            browser.close()


def _simulate(server: Server) -> None:
    url = f"sqlite:///{server.database}"
    command = ["simulate", "--responses", "700", "--seed", "2026", "--database", url]
    subprocess.run([sys.executable, "-m", "consultation", *command], check=True, cwd=ROOT)  # noqa: S603  our own program


def _page(browser: Browser, width: int, language: str, scheme: str) -> Page:
    dark: bool = scheme == "dark"
    return browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", locale=language
    ).new_page()


def _answer(browser: Browser, server: Server, width: int, language: str, scheme: str) -> None:
    """From the welcome to the receipt."""
    page, suffix = _page(browser, width, language, scheme), f"{width}-{language}-{scheme}.png"
    _open(page, f"{server.address}/", language)
    _picture(page, f"welcome-{suffix}")
    _open(page, f"{server.address}/questionnaire", language)
    page.locator("[data-testid=stCheckbox] label").first.click()
    _settle(page)
    for field in ("country", "museum_type"):
        page.locator(f".st-key-field-{field} input").click()
        page.locator("[role=option]").nth(4).click()
        _settle(page)
    _picture(page, f"step-profile-{suffix}")
    for step in STEPS:
        _open(page, f"{server.address}/questionnaire?step={step}", language)
        for row in page.locator("[role=radiogroup]").all()[:3]:
            choices = row.locator("button")
            choices.nth(min(3, choices.count() - 1)).click()
            _settle(page)
        _picture(page, f"step-{step}-{suffix}")
    for _ in range(2):  # whoever is as quick as this is asked to look again
        if page.locator(".st-key-submit button").count():
            page.locator(".st-key-submit button").click()
            _settle(page)
    _picture(page, f"receipt-{suffix}")
    page.context.close()


def _watch(browser: Browser, server: Server, width: int, language: str, scheme: str) -> None:
    """What readers and staff see."""
    page, suffix = _page(browser, width, language, scheme), f"{width}-{language}-{scheme}.png"
    for name, address in READER.items():
        _open(page, f"{server.address}{address}", language)
        _picture(page, f"{name}-{suffix}")
    _sign_in(page, server, language)
    for name, address in STAFF.items():
        _open(page, f"{server.address}{address}", language)
        _picture(page, f"{name}-{suffix}")
    page.context.close()


def _sign_in(page: Page, server: Server, language: str) -> None:
    made = f"staff-{datetime.now(UTC):%H%M%S%f}"
    url = f"sqlite:///{server.database}"
    command = [sys.executable, "-m", "consultation", "staff", "add", made, "--role", "admin", "--database", url]
    said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout  # noqa: S603
    token = said.split("setup=")[1].split()[0]
    _open(page, f"{server.address}/sign-in?setup={token}", language)
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.locator(".consultation-form button").click()
    _settle(page)


def _open(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}{'&' if '?' in address else '?'}lang={language}")
    _settle(page)


def _settle(page: Page) -> None:
    page.wait_for_selector(READY)
    page.wait_for_timeout(400)


def _picture(page: Page, name: str) -> None:
    """The whole page: Streamlit scrolls inside, so the window is made as tall as what it holds."""
    size = page.viewport_size or {"width": DESK, "height": 900}
    tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": min(int(tall), TALLEST)})
    page.wait_for_timeout(500)
    page.screenshot(path=HERE / name)
    page.set_viewport_size(size)


if __name__ == "__main__":
    main()
