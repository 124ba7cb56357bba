"""The figures behind a chart: whoever has the file has its licence too."""

import csv
import io

import pandas as pd

from consultation.exports.table_csv import table_csv

FIGURES = pd.DataFrame({"group": ["all", "=IT"], "n": [12, 7]})


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_every_line_ends_with_the_terms_where_there_are_some() -> None:
    terms = "Licence of the results: CC BY 4.0 Cite as: NEMO, “Museums”"
    assert read(table_csv(FIGURES, terms)) == [
        ["group", "n", "terms"],
        ["all", "12", terms],
        ["'=IT", "7", terms],
    ]


def test_without_terms_there_is_no_such_column() -> None:
    assert read(table_csv(FIGURES)) == [["group", "n"], ["all", "12"], ["'=IT", "7"]]
