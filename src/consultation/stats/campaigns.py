"""Whether many were given the same words: texts that share most of their runs of five words. Nothing is deleted."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

import numpy as np
import pandas as pd
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from consultation.stats.interval import wilson
from consultation.stats.text import words

RUN = 5
SURE = 0.8
LOOK = 0.4
AT_ONCE = 500  # texts that are held beside all others

Shingles = frozenset[tuple[str, ...]]


class Degree(StrEnum):
    """How alike a text is to another of its cluster."""

    SURE = "sure"
    LOOK = "look"


def shingles(text: str, run: int = RUN) -> Shingles:
    """Give the runs of `run` words of a text; none if it has fewer words.

    Source: A. Z. Broder (1997), On the resemblance and containment of documents.
    """
    listed = words(text)
    return frozenset(tuple(listed[i : i + run]) for i in range(len(listed) - run + 1))


def clusters(texts: pd.DataFrame) -> pd.DataFrame:
    """Group the texts of different respondents that are alike, with a Jaccard similarity of .4 and more.

    texts: respondent, text; all a respondent wrote counts as one text. Result: cluster (1 is the largest), respondent,
    size (respondents in the cluster), similarity (to the most alike text of the cluster), degree (`sure` from .8,
    `look` below); largest cluster first. Texts of fewer than five words and texts that are like no other are left out.
    """
    written = texts.groupby("respondent", sort=True)["text"].agg(" ".join).map(shingles)
    written = written[written.map(len) > 0]
    same = defaultdict(list)
    for respondent, runs in written.items():
        same[runs].append(respondent)
    distinct = list(same)
    best = np.array([float(len(same[runs]) > 1) for runs in distinct])
    if not distinct:
        return _numbered(pd.DataFrame(columns=["cluster", "respondent", "similarity"]))
    pairs = alike(distinct, LOOK)
    first, second, similarity = (pairs[name].to_numpy() for name in ("first", "second", "similarity"))
    np.maximum.at(best, first, similarity)
    np.maximum.at(best, second, similarity)
    graph = coo_array((np.ones(len(first)), (first, second)), shape=(len(distinct),) * 2)
    part = connected_components(graph, directed=False)[1]
    rows = [
        (part[i], respondent, best[i]) for i, runs in enumerate(distinct) if best[i] > 0 for respondent in same[runs]
    ]
    return _numbered(pd.DataFrame(rows, columns=["cluster", "respondent", "similarity"]))


def alike(distinct: Sequence[Shingles], least: float) -> pd.DataFrame:
    """Give every pair of sets with a Jaccard similarity, shared by all, of `least` and more: first, second, similarity.

    distinct: at least one set, none of them empty. What two texts share is a product of the matrix of texts and runs
    with itself, taken in parts so that memory stays.
    """
    places = {run: place for place, run in enumerate(dict.fromkeys(run for runs in distinct for run in runs))}
    texts = np.repeat(np.arange(len(distinct)), [len(runs) for runs in distinct])
    runs = np.fromiter((places[run] for each in distinct for run in each), dtype=np.int64, count=len(texts))
    holds = csr_array((np.ones(len(texts), dtype=np.int64), (texts, runs)), shape=(len(distinct), len(places)))
    return pd.concat([_part(holds, first, least) for first in range(0, len(distinct), AT_ONCE)])


def with_and_without(everybody: Mapping[str, int], members: Mapping[str, int], chosen: Collection[str]) -> pd.DataFrame:
    """Give a figure with everybody and without the members of clusters.

    everybody, members: how many gave each value that is counted; chosen: those that make the share, such as the top
    two steps. Result: two rows, who (`with`, `without`), n, share, low, high (Wilson 95%); without answers the row is
    left out. Source: E. B. Wilson (1927), as in `interval`.
    """
    rows = []
    without = {value: n - members.get(value, 0) for value, n in everybody.items()}
    for who, counted in (("with", everybody), ("without", without)):
        n, k = sum(counted.values()), sum(counted.get(value, 0) for value in chosen)
        if n:
            low, high = wilson(k, n)
            rows.append((who, n, k / n, float(low), float(high)))
    return pd.DataFrame(rows, columns=["who", "n", "share", "low", "high"])


def _numbered(table: pd.DataFrame) -> pd.DataFrame:
    size = table["cluster"].map(table["cluster"].value_counts())
    table = table.assign(
        size=size.astype("int64"),
        degree=pd.array(np.where(table["similarity"].astype(float) >= SURE, Degree.SURE, Degree.LOOK), dtype="str"),
    ).sort_values(["size", "cluster", "respondent"], ascending=[False, True, True], ignore_index=True)
    cluster = pd.Series(pd.factorize(table["cluster"])[0] + 1, dtype="int64")
    return table.assign(cluster=cluster)[["cluster", "respondent", "size", "similarity", "degree"]]


def _part(holds: csr_array, first: int, least: float) -> pd.DataFrame:
    """The pairs of some texts, from `first` on, with those that come later."""
    sizes = np.asarray(holds.sum(axis=1))
    shared = (holds[first : first + AT_ONCE] @ holds.T).tocoo()
    mine, other = shared.row + first, shared.col
    similarity = shared.data / (sizes[mine] + sizes[other] - shared.data)
    kept = (similarity >= least) & (mine < other)
    return pd.DataFrame({"first": mine[kept], "second": other[kept], "similarity": similarity[kept]})
