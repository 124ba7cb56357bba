"""Made-up distributions for tests of the comparisons: counts at the five steps, by group."""

from collections.abc import Mapping, Sequence

import pandas as pd
from hypothesis import strategies as st

from consultation.questions.model import SCALE

Spread = Sequence[int]

SPREAD = st.lists(st.integers(0, 30), min_size=5, max_size=5)
SPREADS = st.lists(SPREAD, min_size=1, max_size=6)


def scale(
    groups: Mapping[str, Spread], no_opinion: int = 0, everyone: str | None = None, blank: int = 0
) -> pd.DataFrame:
    """Give a `distribution` with these counts at steps 1 to 5, and as many with no opinion or blank in each group."""
    rows = [
        {
            "group": group, "respondents": sum(spread) + no_opinion + blank, "answered": sum(spread),
            "no_opinion": no_opinion, **dict(zip(SCALE, spread, strict=True)),
        }
        for group, spread in groups.items()
    ]  # fmt: skip
    columns = ["group", "respondents", "answered", "no_opinion", *SCALE]
    table = pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[1:], "int64"))
    if everyone is None:
        return table
    total = table[columns[1:]].sum().to_frame().T.assign(group=everyone)
    return pd.concat([total[columns], table], ignore_index=True)


def named(spreads: Sequence[Spread]) -> dict[str, Spread]:
    """Name groups g0, g1, ..."""
    return {f"g{i}": spread for i, spread in enumerate(spreads)}
