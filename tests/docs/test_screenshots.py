"""The pictures in docs/screenshots: of every page with results, and shown on their own page."""

import re
from pathlib import Path

import gallery
from views import VIEWS

from consultation.settings import ROOT
from consultation.ui.navigation import PLACES

FOLDER = ROOT / "docs" / "screenshots"
WITHOUT_RESULTS = {"staff-invitations", "staff-duplicates", "staff-import", "staff-preview", "staff-translations"}


def test_every_page_with_results_is_taken() -> None:
    taken = {view.address.split("?")[0].removeprefix("/") for view in VIEWS}
    assert {place.name for place in PLACES if place.section == "results" or place.staff} - taken == WITHOUT_RESULTS


def test_the_page_of_pictures_is_the_one_that_is_made(tmp_path: Path) -> None:
    gallery.write(tmp_path)
    assert (FOLDER / "README.md").read_text("utf-8") == (tmp_path / "README.md").read_text("utf-8")


def test_no_picture_lies_there_that_the_page_does_not_show() -> None:
    shown = set(re.findall(r'src="([^"]+)"', (FOLDER / "README.md").read_text("utf-8")))
    there = {str(path.relative_to(FOLDER)) for path in FOLDER.glob("*/*.webp")}
    assert there <= shown
    assert there
