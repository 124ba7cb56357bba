"""Data that others published, and numbers as they printed them."""

from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

FOLDER = Path(__file__).parent / "published"


def dataset(name: str) -> pd.DataFrame:
    """Give a data set as group, value, n; oracles/datasets.R wrote it."""
    return pd.read_csv(FOLDER / f"{name}.csv", dtype={"group": "str"})


def counts(name: str) -> NDArray[np.int64]:
    """Give a data set as a row for each group and a column for each value, in order."""
    table = dataset(name).pivot_table(index="group", columns="value", values="n", aggfunc="sum", fill_value=0)
    return table.to_numpy(np.int64)


def printed(number: float, like: str) -> str:
    """Print a number to as many digits as another was printed."""
    mantissa, *exponent = like.split("e")
    places = len(mantissa.partition(".")[2])
    return f"{number:.{places}{'e' if exponent else 'f'}}"


def numbers(cell: str) -> list[float]:
    """Read the numbers of a cell of a table."""
    return [float(number) for number in cell.split()]
