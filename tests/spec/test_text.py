import pytest
from spec.method_page import table
from spec.published import printed

from consultation.stats.campaigns import alike, shingles
from consultation.stats.text import log_odds


@pytest.mark.parametrize(
    "row", table("word", "first", "of", "second", "in", "prior", "all priors", "z", "published by")
)
def test_the_score_of_a_word_is_the_one_that_others_published(row: dict[str, str]) -> None:
    """All other words together are the second place: the score of a word depends on them only by their sum."""
    first, of, second, in_, prior, priors = (
        float(row[column]) for column in ("first", "of", "second", "in", "prior", "all priors")
    )
    score, _ = log_odds([first, of - first], [second, in_ - second], [prior, priors - prior])
    assert printed(abs(score), row["z"].strip("-")) == row["z"].strip("-")
    assert (score < 0) == row["z"].startswith("-")


@pytest.mark.parametrize("row", table("text", "words in a run", "runs", "published by"))
def test_the_runs_of_a_text_are_those_that_others_published(row: dict[str, str]) -> None:
    found = shingles(row["text"], int(row["words in a run"]))
    assert sorted(" ".join(run) for run in found) == row["runs"].split("; ")


@pytest.mark.parametrize("row", table("first set", "second set", "similarity", "published by"))
def test_jaccards_similarity_is_the_one_that_others_published(row: dict[str, str]) -> None:
    sets = [frozenset((word,) for word in row[column].split()) for column in ("first set", "second set")]
    (similarity,) = alike(sets, 0.1)["similarity"]
    assert printed(similarity, row["similarity"]) == row["similarity"]
