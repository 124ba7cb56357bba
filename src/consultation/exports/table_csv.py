"""The figures behind a chart as CSV."""

import pandas as pd

from consultation.text.csv_safe import guard


def table_csv(table: pd.DataFrame, terms: str = "") -> bytes:
    """The table with its column names, UTF-8 with a byte order mark and CRLF; text cells cannot start a formula.

    terms: whose figures they are and how they may be used; if given, each line ends with them, since CSV has no place
    for a remark and a file beside it would be lost.
    """
    table = table.assign(terms=terms) if terms else table
    texts = {name: table[name].map(guard) for name in table.columns if pd.api.types.is_string_dtype(table[name])}
    return table.assign(**texts).to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")
