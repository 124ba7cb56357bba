"""Takes the pictures of answering, from the welcome to the receipt."""

from browser.visiting import pick, tick
from camera import Camera, drawn, visit
from consultations import consultation
from playwright.sync_api import Page
from views import DESK, PHONE, Theme

from consultation.text import words

FOLDER = "answering"
LANGUAGES = ("en", "fr", "de")
STEPS = ("profile", "recommendations", "concerns", "opportunities", "museum_today", "priorities", "review")
NAMES = ("welcome", *STEPS, "receipt")
ANSWERED = 3  # questions of a step
WINDOWS: tuple[tuple[int, str, Theme], ...] = (
    *((width, language, "light") for width in (DESK, PHONE) for language in LANGUAGES),
    (PHONE, "en", "dark"),
)


def file(name: str, width: int, language: str, theme: Theme) -> str:
    """Where a picture lies in the folder of pictures."""
    return f"{FOLDER}/{name}-{width}-{language}-{theme}.webp"


def take(camera: Camera) -> list[str]:
    """Take a respondent's pictures in a consultation that nobody has answered yet; there is nothing to say of them."""
    with consultation(0) as server:
        for width, language, theme in WINDOWS:
            with camera.window(server.address, width, theme, language) as page:
                for name in NAMES:
                    _go_to(name, page, language)
                    camera.picture(page, file(name, width, language, theme))
    return []


def _go_to(name: str, page: Page, language: str) -> None:
    match name:
        case "welcome":
            visit(page, "/", language)
        case "receipt":
            _submit(page, language)
        case "profile":
            visit(page, "/questionnaire", language)
            _profile(page, language)
        case _:
            visit(page, f"/questionnaire?step={name}", language)
            _answer(page, language)


def _profile(page: Page, language: str) -> None:
    w = words(language)
    tick(page, "consent.process")
    pick(page, "country", w.country("IT"))
    pick(page, "museum_type", w("museum_type.art"))
    drawn(page, language)


def _answer(page: Page, language: str) -> None:
    for row in page.get_by_role("radiogroup").all()[:ANSWERED]:
        row.get_by_role("radio").nth(3).click()
        drawn(page, language)


def _submit(page: Page, language: str) -> None:
    """Submit; whoever is as quick as this is asked to look again."""
    while page.locator(".st-key-submit button").count():
        page.locator(".st-key-submit button").click()
        drawn(page, language)
