"""Writes README.md beside the pictures: every view with few and many answers next to each other."""

from collections.abc import Iterator
from pathlib import Path

import answering
from views import PHONE, THEMES, VIEWS, WIDTHS, Shot, View

PIXELS = {1280: 260, 390: 130}  # width of a picture in the tables
BEGIN = """# Pictures

What readers, staff and respondents see, with simulated answers. `make shots` takes them anew in about ten minutes,
and `make shots ARGS="--view compare --size 700 --width 390"` some of them. Long pages are cut off.
"""


def write(folder: Path) -> None:
    """Write it for the pictures that are taken by default."""
    parts = [BEGIN, "## Results\n", *map(_view, VIEWS), "## Answering\n", _answering()]
    (folder / "README.md").write_text("\n".join(parts), encoding="utf-8")


def _view(view: View) -> str:
    heads = [f"{size:,} answers" for size in view.sizes]
    rows = [
        [f"{width} px, {theme}", *(_picture(Shot(view, size, width, theme).file, width) for size in view.sizes)]
        for width in WIDTHS
        for theme in THEMES
    ]
    return f"### {view.title}\n\n{_table(['', *heads], rows)}"


def _answering() -> str:
    heads = [f"{width} px, {language}, {theme}" for width, language, theme in answering.WINDOWS]
    rows = [
        [name, *(_picture(answering.file(name, *window), PHONE) for window in answering.WINDOWS)]
        for name in answering.NAMES
    ]
    return _table(["", *heads], rows)


def _table(heads: list[str], rows: list[list[str]]) -> str:
    return "".join(_lines([heads, ["---"] * len(heads), *rows]))


def _lines(rows: list[list[str]]) -> Iterator[str]:
    for row in rows:
        yield f"| {' | '.join(row)} |\n"


def _picture(file: str, width: int) -> str:
    return f'<a href="{file}"><img src="{file}" width="{PIXELS[width]}" alt="{file}" loading="lazy"></a>'
