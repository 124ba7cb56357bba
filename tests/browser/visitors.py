"""Browsers of different people, watched for what they ask of whom."""

from typing import Literal
from urllib.parse import urlsplit

from browser.visiting import PATIENCE
from playwright.sync_api import Browser, BrowserContext, Page, Request, StorageState

Theme = Literal["light", "dark"]
LOCAL = ("data", "blob", "about")
# Whether the server owes the page an answer: what is done in a page counts only when the server has taken notice.
WATCH_ANSWERS = """
  window.WebSocket = class extends WebSocket {
    constructor(...all) {
      super(...all);
      this.addEventListener("message", () => { window.unanswered = false; });
    }
    send(data) {
      window.unanswered = true;
      super.send(data);
    }
  };
"""


class Visitors:
    """Makes browser profiles for one server and notes requests to other hosts, errors in pages, and dialogs."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self._host = urlsplit(address).netloc
        self._contexts: list[BrowserContext] = []
        self.elsewhere: list[str] = []
        self.failed: list[str] = []

    def arrive(
        self,
        width: int = 1280,
        height: int = 900,
        language: str = "en-GB",
        theme: Theme = "light",
        state: StorageState | None = None,
    ) -> BrowserContext:
        """Give a browser without any memory, or with the cookies in `state`."""
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            locale=language,
            color_scheme=theme,
            timezone_id="Europe/Brussels",
            storage_state=state,
        )
        context.set_default_timeout(PATIENCE)
        context.add_init_script(WATCH_ANSWERS)
        context.on("request", self._note_request)
        context.on("page", self._watch)
        self._contexts.append(context)
        return context

    def close(self) -> None:
        """Close every window."""
        for context in self._contexts:
            context.close()

    def _watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.failed.append(str(error)))
        page.on("websocket", lambda socket: self._note(socket.url))

    def _note_request(self, request: Request) -> None:
        self._note(request.url)

    def _note(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in LOCAL and parts.netloc != self._host:
            self.elsewhere.append(url)
