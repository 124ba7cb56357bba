"""What a person does with the pages: open one, choose, write, go on."""

import re
import time
from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

from consultation.text import Words

STEPS = ("profile", "recommendations", "concerns", "opportunities", "museum_today", "priorities", "review")
MAIN = "[data-testid=stMain]"
# Streamlit says whether the script runs, and holds a place open for what the browser still loads. A click becomes a run
# within 150 ms, so idle means idle for longer: for ten looks in a row, which a page that is busy drawing cannot give,
# and with nothing sent that the server has not answered, however slow it is (see visitors.py).
_BUSY = """async (patience) => {
  const busy = () => {
    const app = document.querySelector("[data-testid=stApp]");
    const script = app?.getAttribute("data-test-script-state");
    const connection = app?.getAttribute("data-test-connection-state");
    return script !== "notRunning" ? String(script)
      : connection !== "CONNECTED" ? String(connection)
      : window.unanswered ? "not answered"
      : document.querySelector("[data-testid=stSkeleton]") ? "not drawn" : "";
  };
  const until = performance.now() + patience;
  let state = "";
  for (let looks = 0; looks <= 10; looks = state ? 0 : looks + 1) {
    if (performance.now() > until) return state || "now and then";
    await new Promise((go) => setTimeout(go, 25));
    state = busy();
  }
  return "";
}"""
PATIENCE = 180_000  # milliseconds for anything to happen, on a very busy machine


def settle(page: Page) -> None:
    """Wait until the page is connected, nothing runs, and everything is drawn."""
    page.wait_for_selector("[data-testid=stApp]")
    busy = page.evaluate(_BUSY, PATIENCE)
    assert not busy, f"the page did not come to rest within {PATIENCE / 1000} seconds: {busy}"


def becomes(page: Page, expression: str, expected: object) -> None:
    """Wait until this has this value on the page, as `expect` waits for what can be seen."""
    until = time.monotonic() + PATIENCE / 1000
    while (found := page.evaluate(expression)) != expected and time.monotonic() < until:
        page.wait_for_timeout(50)
    assert found == expected, expression


def go(page: Page, address: str) -> None:
    """Open an address and wait until it is drawn."""
    page.goto(address)
    settle(page)
    expect(page.locator("h1").first).to_be_visible()


def text_of(page: Page) -> str:
    """What the page says, without the menu."""
    return page.locator(MAIN).inner_text()


def field(page: Page, column: str) -> Locator:
    """The field of an answer column."""
    return page.locator(".st-key-field-" + re.sub(r"[^A-Za-z0-9_-]", "-", column))


def choose(page: Page, column: str, option: str) -> None:
    """Choose one of the options that stand side by side."""
    chosen = option_of(page, column, option)
    chosen.click()
    settle(page)


def option_of(page: Page, column: str, option: str) -> Locator:
    """One of the options that stand side by side."""
    return field(page, column).get_by_role("radio", name=option, exact=True)


def pick(page: Page, column: str, option: str) -> None:
    """Choose from a list."""
    box = field(page, column).get_by_role("combobox")
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option, exact=True).click()
    settle(page)
    expect(box).to_have_value(option)


def tick(page: Page, column: str) -> None:
    """Tick or untick a box."""
    field(page, column).locator("label").click()
    settle(page)


def write(page: Page, column: str, text: str) -> None:
    """Write into a field and leave it."""
    written = field(page, column).locator("textarea, input")
    written.fill(text)
    written.press("Tab")
    settle(page)


def unfold(page: Page, name: str) -> None:
    """Open what is optional of an item or step."""
    page.locator(f".st-key-further-{name} summary").first.click()
    settle(page)


def next_step(page: Page, title: str) -> None:
    """Go on to the step with this title."""
    page.locator(".st-key-next button").click()
    expect(heading(page)).to_have_text([title])
    settle(page)


def heading(page: Page) -> Locator:
    """The heading of the page or step. Expect a list of one: for a moment that of the page before may be there too."""
    return page.locator(f"{MAIN} h1 [data-heading-text]")


def begin(page: Page, address: str, w: Words, profile: Mapping[str, str]) -> None:
    """Agree, and say from which country and kind of museum."""
    go(page, f"{address}/questionnaire?lang={w.language}")
    tick(page, "consent.process")
    for column, option in profile.items():
        pick(page, column, option)


def submit(page: Page, address: str, w: Words) -> None:
    """Go to the last step and submit."""
    go(page, f"{address}/questionnaire?lang={w.language}&step=review")
    page.locator(".st-key-submit button").click()
    expect(heading(page)).to_have_text([w("receipt.title")])
    settle(page)


def set_password(page: Page, link: str, password: str) -> None:
    """Set the first password by the one-time link, which also signs in."""
    go(page, link)
    fields = page.locator("form.consultation-form input[type=password]")
    fields.nth(0).fill(password)
    fields.nth(1).fill(password)
    page.locator("form.consultation-form button").click()
    page.wait_for_url("**/staff-live**")
    settle(page)


def sign_in(page: Page, address: str, name: str, password: str) -> None:
    """Sign in with the form."""
    go(page, f"{address}/sign-in?lang=en")
    page.locator("input[name=account]").fill(name)
    page.locator("input[name=password]").fill(password)
    page.locator("form.consultation-form button").click()
    page.wait_for_url("**/staff-live**")
    settle(page)
