from pathlib import Path

import pytest
from unit.api.visitor import Visitor

from consultation.api.packed_files import STATIC

SCRIPT = next(iter(sorted((STATIC / "js").glob("index.*.js"))))
STYLE = next(iter(sorted((STATIC / "css").glob("index.*.css"))))


@pytest.mark.parametrize(("taken", "way"), [("gzip, deflate, br, zstd", "br"), ("gzip, deflate", "gzip")])
@pytest.mark.parametrize(("file", "kind"), [(SCRIPT, "text/javascript"), (STYLE, "text/css")])
def test_scripts_and_styles_arrive_whole_and_at_half_their_size_at_most(
    visitor: Visitor, file: Path, kind: str, taken: str, way: str
) -> None:
    answer = visitor.get(f"/static/{file.parent.name}/{file.name}", headers={"Accept-Encoding": taken})
    assert answer.content == file.read_bytes()
    assert answer.headers["content-encoding"] == way
    assert int(answer.headers["content-length"]) < file.stat().st_size / 2
    assert answer.headers["content-type"] == f"{kind}; charset=utf-8"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["cache-control"] == "public, immutable, max-age=31536000"


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        (f"/static/js/{SCRIPT.name}", {"Accept-Encoding": "identity"}),
        ("/static/js/none.js", {}),
        ("/static/js/%2e%2e/js/" + SCRIPT.name, {}),
        ("/static/js/.js", {}),
        ("/static/js/", {}),
    ],
)
def test_everything_else_is_left_to_streamlit(visitor: Visitor, path: str, headers: dict[str, str]) -> None:
    answer = visitor.get(path, headers=headers)
    assert (answer.status_code, answer.text) == (404, "Not Found")


def test_files_of_other_folders_are_out_of_reach(visitor: Visitor) -> None:
    for name in ("../../index.html", "..%2f..%2findex.html", "..\\..\\index.js"):
        assert visitor.get(f"/static/js/{name}").status_code == 404
