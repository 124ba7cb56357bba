"""How many museums there are, by country and class, to compare with who answered; see egmus_museums.NOTICE.txt."""

from functools import cache
from importlib.resources import files

import pandas as pd

SOURCE = "EGMUS, egmus.eu"
CLASSES = ("AAH", "STE", "OTH")


@cache
def museums() -> pd.DataFrame:
    """Give the museums of the countries that EGMUS counts, indexed by country (ISO 3166-1 alpha-2), sorted.

    Columns: year; museums; AAH, STE, OTH (<NA> where the source does not say); note, in English, often empty.
    """
    with files("consultation.stats").joinpath("egmus_museums.csv").open(encoding="utf-8") as file:
        table = pd.read_csv(file, index_col="country", keep_default_na=False, na_values=dict.fromkeys(CLASSES, ""))
    return table.astype(dict.fromkeys(CLASSES, "Int64"))


def with_classes() -> pd.DataFrame:
    """Give the rows of `museums` whose three classes are all known and do not exceed the total."""
    table = museums()
    known = table[list(CLASSES)].notna().all(axis=1)
    return table[known & (table[list(CLASSES)].sum(axis=1) <= table["museums"])]
