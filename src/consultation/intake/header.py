"""The first line of an imported file: every column known, none twice, none missing that is needed."""

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from consultation.errors import InvalidFile
from consultation.exports.columns import LABEL_SUFFIX

OTHER_DELIMITERS = {";": "semicolon", "\t": "tab"}
NAMED = 8


def places(cells: Sequence[str], known: Sequence[str], path: Path, may_lack: Collection[str] = ()) -> dict[str, int]:
    """Where each of the known columns stands; columns ending in `__label` are passed over.

    Raises InvalidFile that names the columns which are missing, other than those that a file `may_lack`, unknown or
    there twice, or the other delimiter.
    """
    _refuse_other_delimiters(cells, path)
    found = [cell for cell in cells if not cell.endswith(LABEL_SUFFIX)]
    _refuse("error.import.columns_missing", [column for column in known if column not in {*found, *may_lack}], path)
    _refuse("error.import.columns_unknown", [column for column in found if column not in known], path)
    _refuse("error.import.columns_twice", [column for column, n in Counter(found).items() if n > 1], path)
    return {column: cells.index(column) for column in known if column in found}


def _refuse_other_delimiters(cells: Sequence[str], path: Path) -> None:
    for delimiter, name in OTHER_DELIMITERS.items():
        if len(cells) == 1 and delimiter in cells[0]:
            raise InvalidFile(f"error.import.delimiter_{name}", file=path.name)


def _refuse(key: str, columns: list[str], path: Path) -> None:
    if columns:
        named = ", ".join(columns[:NAMED]) + (", …" if len(columns) > NAMED else "")
        raise InvalidFile(key, file=path.name, columns=named)
