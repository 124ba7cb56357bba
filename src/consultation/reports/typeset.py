"""Make a tagged PDF with Typst: no network, no fonts of the computer, and what people wrote is data, never markup."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typst import Fonts, PDFStandard

_BEFORE = """#let house = json(bytes(sys.inputs.house))
#let data = json(bytes(sys.inputs.data))
"""


def typeset(source: str, data: Mapping[str, Any], *, language: str, title: str) -> bytes:
    """Give the PDF of a Typst source of ours, which reads what it is to say from `data` (what JSON can hold).

    It begins with `house.typ`: page, type and colours, the title, and the language, by which words are divided and read
    aloud. An image is given as the text of an SVG. Nothing of `data` is ever read as markup.

    The built-in fonts have Latin, Greek, Cyrillic, Hebrew and Arabic letters; where a sign has to stay an empty box
    (Chinese, emoji), the file is tagged all the same, but does not call itself PDF/UA.
    """
    import typst  # noqa: PLC0415  20 MB that only a download needs

    inputs = {"house": _json({"language": language, "title": title}), "data": _json(data)}
    whole = f"{_BEFORE}{template('house')}\n{source}".encode()
    try:
        return _compiled(whole, inputs, ["ua-1"])
    except typst.TypstError:
        return _compiled(whole, inputs, [])


def _compiled(source: bytes, inputs: dict[str, str], standards: "list[PDFStandard]") -> bytes:
    import typst  # noqa: PLC0415

    made = typst.compile(
        source, format="pdf", font_paths=_fonts(), ignore_system_fonts=True, sys_inputs=inputs, pdf_standards=standards
    )
    assert isinstance(made, bytes)  # noqa: S101  told to the type checker: only images come as a list
    return made


@cache
def template(name: str) -> str:
    """Give a Typst source that lies beside this module, by its name without `.typ`."""
    return (files("consultation.reports") / f"{name}.typ").read_text("utf-8")


@cache
def _fonts() -> "Fonts":
    """The fonts that Typst brings along: the same document on every computer."""
    import typst  # noqa: PLC0415

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def _json(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False)
