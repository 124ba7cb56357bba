"""Browsers of different people, watched for what they ask of whom."""

from typing import Literal
from urllib.parse import urlsplit

from browser.visiting import PATIENCE
from playwright.sync_api import Browser, BrowserContext, Page, Request, StorageState

Theme = Literal["light", "dark"]
LOCAL = ("data", "blob", "about")
# Whether the server owes the page a run: what is done in a page counts only when the server has dealt with it. Read off
# the fields of Streamlit's messages: 11 of what the browser sends asks for a run, 6 of what the server sends says how
# one ended; 2 is an end for another one that begins.
WATCH_RUNS = """
  const RERUN = 11, FINISHED = 6, EARLY = 2;
  function* fields(bytes) {
    let at = 0;
    const number = () => {
      let found = 0;
      for (let scale = 1; ; scale *= 128) {
        const byte = bytes[at++];
        found += (byte & 127) * scale;
        if (byte < 128) return found;
      }
    };
    while (at < bytes.length) {
      const key = number(), field = Math.floor(key / 8), kind = key % 8;
      if (kind === 0) yield [field, number()];
      else {
        const length = kind === 2 ? number() : kind === 5 ? 4 : 8;
        at += length;
        yield [field, null];
      }
    }
  }
  window.WebSocket = class extends WebSocket {
    constructor(...all) {
      super(...all);
      this.addEventListener("message", ({ data }) => {
        for (const [field, value] of fields(new Uint8Array(data)))
          if (field === FINISHED && value !== EARLY) window.unanswered = false;
      });
    }
    send(data) {
      for (const [field] of fields(new Uint8Array(data))) if (field === RERUN) window.unanswered = true;
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
        context.add_init_script(WATCH_RUNS)
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
