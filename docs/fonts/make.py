"""Make the light fonts anew, after an upgrade of Streamlit: `python docs/fonts/make.py`.

text.woff2: Source Sans with the letters of Europe's Latin alphabets, 400 to 700. icons.woff2: those of Material Symbols
that Streamlit's own scripts name. Both are cut from the files that Streamlit ships.
"""

import re
from pathlib import Path
from typing import Any

import streamlit
from fontTools.subset import Options, Subsetter, save_font
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

STATIC = Path(streamlit.__file__).parent / "static" / "static"
ROOT = Path(__file__).parents[2]
MADE = ROOT / "src" / "consultation" / "api" / "assets" / "fonts"
# Latin with its extensions, combining marks, punctuation, currencies, arrows and signs that our words use.
LETTERS = (
    "0020-007E,00A0-024F,02C6-02DD,0300-0304,0306-030C,0327-0328,1E80-1E85,1E9E,1EF2-1EF3,"
    "2000-206F,20AC,2116,2122,2190-2193,2212,2260-2265"
)
NAMED = re.compile(r":material/([a-z0-9_]+)")
# Named by Streamlit in other ways than `:material/`.
OTHERS = {"warning", "download", "fullscreen", "fullscreen_exit", "open_in_new", "search", "help", "cancel", "delete"}


def icon_names() -> set[str]:
    """Every icon that Streamlit's scripts or our pages may show."""
    files = [*(STATIC / "js").glob("*.js"), *(ROOT / "src").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
    texts = (path.read_text(encoding="utf-8") for path in files)
    return {name for text in texts for name in NAMED.findall(text)} | OTHERS


def make() -> None:
    """Write both files."""
    text, icons = TTFont(_shipped("SourceSansVF-Upright")), TTFont(_shipped("MaterialSymbols-Rounded"))
    _keep_ligatures(icons, icon_names())
    still = {axis.axisTag: axis.defaultValue for axis in icons["fvar"].axes} if "fvar" in icons else {}
    _save(text, _codes(LETTERS), {"wght": (400, 700)}, "text.woff2", "Consultation Sans")
    _save(icons, {ord(letter) for name in icon_names() for letter in name}, still, "icons.woff2", "Consultation Icons")


def _keep_ligatures(font: TTFont, names: set[str]) -> None:
    """Icons are ligatures of the letters of their names; without the others their glyphs are cut away."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in (getattr(each, "ExtSubTable", each) for each in lookup.SubTable):
            for first, ligatures in getattr(table, "ligatures", {}).items():
                table.ligatures[first] = [
                    each
                    for each in ligatures
                    if "".join(letters.get(glyph, "?") for glyph in (first, *each.Component)) in names
                ]


def _save(font: TTFont, codes: set[int], axes: dict[str, Any], name: str, family: str) -> None:
    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "rlig", "tnum"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    if axes:
        font = instancer.instantiateVariableFont(font, axes)
    for record in font["name"].names:  # a changed font must not bear the name that its licence reserves
        if record.nameID in (1, 3, 4, 6, 16, 25):
            record.string = family.replace(" ", "") if record.nameID in (6, 25) else family
    save_font(font, str(MADE / name), options)


def _shipped(name: str) -> str:
    (path,) = (STATIC / "media").glob(f"{name}.*woff2")
    return str(path)


def _codes(ranges: str) -> set[int]:
    found: set[int] = set()
    for part in ranges.split(","):
        first, _, last = part.partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


if __name__ == "__main__":
    make()
