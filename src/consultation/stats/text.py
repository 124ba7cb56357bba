"""What words mark a group: log-odds with an informative Dirichlet prior, language by language."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

FEWEST_PEOPLE = 5
CLEARLY = 1.96
PRIOR = 500  # words: what is known of a language before anybody of the group writes
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def words(text: str) -> list[str]:
    """Take a text apart in words and numbers, without punctuation and capitals, in order."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def log_odds(first: ArrayLike, second: ArrayLike, prior: ArrayLike) -> NDArray[np.float64]:
    """Give the z-score of the log-odds ratio of each word between two texts: above 0 it marks the first.

    first, second: how often each word occurs; prior: above 0, how often it would in a text of its weight. Source:
    B. L. Monroe, M. P. Colaresi and K. M. Quinn (2008), Fightin' Words, Political Analysis 16, 372-403, equations 15,
    16, 20 and 22.
    """
    a, b, alpha = (np.asarray(column, dtype=float) for column in (first, second, prior))
    in_first, in_second = a + alpha, b + alpha
    delta = np.log(in_first / (in_first.sum() - in_first)) - np.log(in_second / (in_second.sum() - in_second))
    scores: NDArray[np.float64] = delta / np.sqrt(1 / in_first + 1 / in_second)
    return scores


def distinctive(texts: pd.DataFrame, group: str) -> pd.DataFrame:
    """Give the words that mark a group against all others, in each language.

    texts: respondent, group, language, text. The prior is worth 500 words, in the shares in which all use them.
    Result: language, word, n (times in the group), people (in the group), score (z, above 1.96); only words that at
    least five people of the group use; sorted by language, then by score, the highest first.
    """
    rows: list[tuple[str, str, int, int, float]] = []
    for language, written in texts.groupby("language"):
        rows += [(str(language), *row) for row in _distinctive(written, group)]
    columns = ["language", "word", "n", "people", "score"]
    table = pd.DataFrame(rows, columns=columns).astype({"n": "int64", "people": "int64", "score": "float64"})
    return table.sort_values(["language", "score", "word"], ascending=[True, False, True], ignore_index=True)


def _distinctive(written: pd.DataFrame, group: str) -> list[tuple[str, int, int, float]]:
    inside = written["group"] == group
    mine, theirs = _counted(written[inside]["text"]), _counted(written[~inside]["text"])
    listed = sorted(mine | theirs)
    if not mine or not theirs or len(listed) == 1:
        return []
    first, second = (np.array([counter[word] for word in listed]) for counter in (mine, theirs))
    people = Counter(word for _, own in written[inside].groupby("respondent")["text"] for word in set(_all(own)))
    everybody = first + second
    scores = log_odds(first, second, PRIOR * everybody / everybody.sum())
    return [
        (word, int(first[i]), people[word], float(scores[i]))
        for i, word in enumerate(listed)
        if people[word] >= FEWEST_PEOPLE and scores[i] > CLEARLY
    ]


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(_all(texts))


def _all(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in words(text)]
