"""Who answered, who is missing: answers against museums."""

import pandas as pd

from consultation.questions.places import REGION
from consultation.stats.museums import CLASSES, museums, with_classes


def reach(participation: pd.DataFrame) -> pd.DataFrame:
    """Set the share of answers beside the share of museums, country by country.

    participation: group, n, exact or released; rows that are no country are passed over. Result, by name of country:
    country, n, answers_share, museums, museums_share, year, counted. Shares are among the countries that have both
    answers and a number of museums (counted); other rows hold <NA> for what is not known or, in a released table, not
    shown. Countries with neither have no row. The numbers of museums follow national definitions: say so beside them.
    """
    given = participation[participation["group"].isin(list(REGION))].set_index("group")["n"].rename_axis("country")
    table = pd.concat([given[given > 0], museums()[["museums", "year"]]], axis=1).sort_index().astype("Int64")
    counted = table["n"].notna() & table["museums"].notna()
    for column in ("n", "museums"):
        part = table[column].where(counted)
        name = "answers_share" if column == "n" else "museums_share"
        table[name] = (part / part.sum() if counted.any() else part).astype("Float64")
    columns = ["country", "n", "answers_share", "museums", "museums_share", "year", "counted"]
    return table.assign(counted=counted).rename_axis("country").reset_index()[columns]


def reach_by_class(cells: pd.DataFrame) -> pd.DataFrame:
    """Set answers beside museums by EGMUS class, for the countries that have answers and whose classes are known.

    cells: country, museum_class, n, exact; without a country, as the public sees them, they stand beside the museums of
    all countries whose classes are known. Result: museum_class, n, answers_share, museums, museums_share, and in each
    row countries (how many), first and last (years of the museum numbers); empty when there are no such answers.
    """
    table = with_classes()
    known = cells[cells["museum_class"].isin(CLASSES) & (cells["n"] > 0)]
    if "country" in cells:
        known = known[known["country"].isin(table.index)]
        table = table.loc[sorted(set(known["country"]))]
    n = known.groupby("museum_class")["n"].sum().reindex(list(CLASSES), fill_value=0)
    size = table[list(CLASSES)].sum().astype("int64")
    found = pd.DataFrame({"n": n, "answers_share": n / n.sum(), "museums": size, "museums_share": size / size.sum()})
    told = found.assign(countries=len(table), first=table["year"].min(), last=table["year"].max())
    return told.rename_axis("museum_class").reset_index().iloc[: len(told) if len(known) else 0]


def without_answers(participation: pd.DataFrame) -> list[str]:
    """Give the countries that have museums and no row of their own: for staff no answers, in public few or none."""
    return [country for country in museums().index if country not in set(participation["group"])]


def still_needed(table: pd.DataFrame, size: str, threshold: int) -> pd.DataFrame:
    """Say how many answers each group lacks to be shown, most first: group, n, needed. Exact numbers, for staff only.

    size: the column that holds the number. Groups that have enough are left out.
    """
    found = pd.DataFrame({"group": table["group"], "n": table[size], "needed": threshold - table[size]})
    return found[found["needed"] > 0].sort_values(["needed", "group"], ascending=[False, True], ignore_index=True)
