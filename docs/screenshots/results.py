"""Takes the pictures of the results, as readers and staff see them."""

from collections.abc import Iterable
from itertools import groupby

from browser.serving import Server
from browser.visiting import set_password
from camera import Camera, visit
from consultations import PASSWORD, consultation, setup_link
from playwright.sync_api import Error, Page, StorageState
from views import DESK, Shot


def take(camera: Camera, size: int, wanted: Iterable[Shot], language: str) -> list[str]:
    """Take the pictures that are wanted of a consultation of this size; say which could not be taken, and why."""
    failed = []
    with consultation(size) as server:
        cookies = _signed_in(camera, server)
        for (width, theme), shots in groupby(wanted, key=lambda shot: (shot.width, shot.theme)):
            for staff, alike in groupby(shots, key=lambda shot: shot.view.staff):
                known = cookies if staff else None
                with camera.window(server.address, width, theme, language, known) as page:
                    failed += [said for shot in alike if (said := _take(camera, page, shot, language))]
    return failed


def _take(camera: Camera, page: Page, shot: Shot, language: str) -> str:
    try:
        visit(page, shot.view.address, language)
        camera.picture(page, shot.file)
    except (RuntimeError, Error) as error:
        return f"{shot.file}: {error}"
    return ""


def _signed_in(camera: Camera, server: Server) -> StorageState:
    """Sign in once; give the cookies of that."""
    with camera.window(server.address, DESK, "light") as page:
        set_password(page, setup_link(server), PASSWORD)
        return page.context.storage_state()
