"""Takes the pictures in this folder from running consultations with simulated answers: `make shots`."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "tests"))  # the tests' own server and browser

import answering  # noqa: E402
import gallery  # noqa: E402
import results  # noqa: E402
from camera import Camera, camera  # noqa: E402
from views import SIZES, THEMES, VIEWS, WIDTHS, Shot, shots  # noqa: E402

AT_ONCE = 2  # consultations of which pictures are taken at the same time
TALLEST = 2000

Work = Callable[[Camera], list[str]]


def main() -> None:
    """Take the pictures that are asked for, write the page that shows them all, and say what could not be taken."""
    asked = _arguments()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        begun = [pool.submit(_take, asked, work) for work in _work(asked)]
        failed = [said for taken in begun for said in taken.result()]
    gallery.write(asked.into)
    sys.exit("\n".join(failed) or None)


def _take(asked: argparse.Namespace, work: Work) -> list[str]:
    with camera(asked.into, asked.tall) as one:
        return work(one)


def _work(asked: argparse.Namespace) -> Iterator[Work]:
    """What can be done beside each other, the longest first."""
    for size in sorted(asked.size, reverse=True):
        if wanted := [shot for shot in shots(size) if _wanted(shot, asked)]:
            yield partial(results.take, size=size, wanted=wanted, language=asked.language)
    if answering.FOLDER in asked.view:
        yield answering.take


def _wanted(shot: Shot, asked: argparse.Namespace) -> bool:
    return shot.view.name in asked.view and shot.width in asked.width and shot.theme in asked.theme


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make shots ARGS=...", description="Take the pictures, or some of them.")
    _several(parser, "view", [*(view.name for view in VIEWS), answering.FOLDER])
    _several(parser, "size", SIZES)
    _several(parser, "width", WIDTHS)
    _several(parser, "theme", THEMES)
    parser.add_argument("--language", default="en", help="language of the results")
    parser.add_argument("--into", type=Path, default=HERE, metavar="FOLDER", help="another folder for the pictures")
    parser.add_argument("--tall", type=int, default=TALLEST, metavar="PIXELS", help="where a long page is cut off")
    return parser.parse_args()


def _several(parser: argparse.ArgumentParser, name: str, known: Sequence[int] | Sequence[str]) -> None:
    parser.add_argument(f"--{name}", nargs="+", choices=known, default=known, type=type(known[0]))


if __name__ == "__main__":
    main()
