"""Takes the pictures of the results, as readers and staff see them."""

from collections.abc import Iterable
from itertools import groupby

from browser.serving import Server
from browser.visiting import set_password
from camera import Camera, visit
from consultations import PASSWORD, consultation, setup_link
from playwright.sync_api import StorageState
from views import DESK, Shot


def take(camera: Camera, size: int, wanted: Iterable[Shot], language: str) -> None:
    """Take the pictures that are wanted of a consultation of this size."""
    with consultation(size) as server:
        cookies = _signed_in(camera, server)
        for (width, theme), shots in groupby(wanted, key=lambda shot: (shot.width, shot.theme)):
            for staff, alike in groupby(shots, key=lambda shot: shot.view.staff):
                known = cookies if staff else None
                with camera.window(server.address, width, theme, language, known) as page:
                    for shot in alike:
                        visit(page, shot.view.address, language)
                        camera.picture(page, shot.file)


def _signed_in(camera: Camera, server: Server) -> StorageState:
    """Sign in once; give the cookies of that."""
    with camera.window(server.address, DESK, "light") as page:
        set_password(page, setup_link(server), PASSWORD)
        return page.context.storage_state()
