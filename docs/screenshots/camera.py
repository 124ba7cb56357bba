"""A browser that opens a page, waits until all of it is drawn, and takes a small picture of it."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from chromium import chromium
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Browser, Page, StorageState, sync_playwright
from views import Theme

from consultation.text import words

COLOURS = 32  # twice: enough for letters and charts, and a third of the size
PATIENCE = 120_000  # milliseconds
BELOW = 24  # pixels under the end of a page
# For a while nothing runs or is computed, every chart has its picture, and the letters are those of the page.
_DRAWN = """(computing) => {
  const app = document.querySelector("[data-testid=stApp]"), main = app?.querySelector("[data-testid=stMain]");
  const isDrawn = main?.innerText && !main.innerText.includes(computing)
    && app.getAttribute("data-test-script-state") === "notRunning"
    && app.getAttribute("data-test-connection-state") === "CONNECTED"
    && document.fonts.status === "loaded"
    && !main.querySelector("[data-testid=stSkeleton], [data-testid=stSpinner], [data-stale=true]")
    && [...main.querySelectorAll("[data-testid=stVegaLiteChart]")]
      .every((chart) => chart.querySelector("svg, canvas")?.getBoundingClientRect().height > 0)
    && [...main.querySelectorAll("img")].every((image) => image.complete);
  if (!isDrawn || !window.drawnSince) window.drawnSince = performance.now();
  return isDrawn && performance.now() - window.drawnSince > 400;
}"""
_PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
_END = """() => {
  const parts = [...document.querySelectorAll("[data-testid=stMainBlockContainer] > *")];
  return Math.ceil(Math.max(...parts.map((part) => part.getBoundingClientRect().bottom)));
}"""


@dataclass(frozen=True)
class Camera:
    """A browser, and the folder that its pictures lie in; what is further down than `tallest` is on none of them."""

    browser: Browser
    folder: Path
    tallest: int

    @contextmanager
    def window(
        self, address: str, width: int, theme: Theme, language: str = "en", cookies: StorageState | None = None
    ) -> Iterator[Page]:
        """Lend a window on a server in a browser that wants this theme and language; `cookies` are those it has.

        Streamlit scrolls inside the window, so it is as tall as the tallest picture.
        """
        context = self.browser.new_context(
            base_url=address,
            viewport={"width": width, "height": self.tallest},
            color_scheme=theme,
            locale=language,
            reduced_motion="reduce",
            storage_state=cookies,
        )
        context.add_cookies([{"name": "width", "value": str(width), "url": address}])
        try:
            yield context.new_page()
        finally:
            context.close()

    def picture(self, page: Page, name: str) -> None:
        """Take the page from its top to its end."""
        width = page.evaluate("window.innerWidth")
        height = min(self.tallest, page.evaluate(_END) + BELOW)
        taken = page.screenshot(clip={"x": 0, "y": 0, "width": width, "height": height})
        path = self.folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        _reduced(taken).save(path, lossless=True, quality=30, method=3)


@contextmanager
def camera(folder: Path, tallest: int) -> Iterator[Camera]:
    """Lend a camera; one belongs to one thread."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        try:
            yield Camera(browser, folder, tallest)
        finally:
            browser.close()


def visit(page: Page, address: str, language: str = "en") -> None:
    """Go to a page and wait until all of it is drawn; raises RuntimeError for one that failed."""
    page.goto(f"{address}{'&' if urlsplit(address).query else '?'}lang={language}")
    drawn(page, language)
    failed = words(language)("error.unexpected", id="").split(".", maxsplit=1)[0]
    if page.get_by_text(failed).count():
        raise RuntimeError(f"{address}: {failed}.")


def drawn(page: Page, language: str) -> None:
    """Wait until nothing is missing on the page any more."""
    page.evaluate("window.drawnSince = 0")
    page.wait_for_function(_DRAWN, arg=words(language)("like.computing"), polling=50, timeout=PATIENCE)
    page.evaluate(_PAINTED)


def _reduced(taken: bytes) -> Image.Image:
    """The picture in few colours: the most frequent as they are, and of the others those that lie furthest apart."""
    picture = Image.open(io.BytesIO(taken)).convert("RGB")
    seen, at, often = np.unique(_codes(np.asarray(picture)), return_inverse=True, return_counts=True)
    apart = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE).convert("RGB")
    palette = np.concatenate([seen[np.argsort(-often)[:COLOURS]], np.unique(_codes(np.asarray(apart)))])
    nearest = np.abs(_parts(seen)[:, None] - _parts(palette)[None]).sum(axis=2).argmin(axis=1)
    drawn = _parts(palette[nearest])[at.reshape(picture.height, picture.width)]
    return Image.fromarray(drawn.astype(np.uint8), "RGB")


def _codes(colours: NDArray[np.uint8]) -> NDArray[np.int64]:
    parts = colours.astype(np.int64)
    return parts[..., 0] << 16 | parts[..., 1] << 8 | parts[..., 2]


def _parts(codes: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.stack([codes >> 16, codes >> 8 & 255, codes & 255], axis=-1)
