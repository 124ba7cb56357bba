import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultation.stats.text import distinctive, log_odds, words

COUNTS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=8)


def written(*texts: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [(i, *text) for i, text in enumerate(texts)], columns=["respondent", "group", "language", "text"]
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’IA, c'est 2024: Très-BIEN!", ["l’ia", "c'est", "2024", "très-bien"]),
        ("żółć\tGROSSE Straße", ["żółć", "grosse", "strasse"]),
        ("<b>=1+1</b> ... 12_3", ["b", "1", "1", "b", "12_3"]),
        ("", []),
    ],
)
def test_words_are_without_signs_and_capitals(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(COUNTS)
def test_swapping_the_texts_turns_the_scores_round(counts: list[tuple[int, int]]) -> None:
    first, second = np.array(counts).T
    prior = first + second + 1
    np.testing.assert_allclose(log_odds(first, second, prior), -log_odds(second, first, prior), atol=1e-9)


def test_a_word_that_five_people_of_the_group_use_marks_it() -> None:
    ours = [("art", "en", "copyright matters to the collection") for _ in range(40)]
    theirs = [("city", "en", "visitors matter to the town") for _ in range(40)]
    found = distinctive(written(*ours, *theirs, ("art", "en", "watermark " * 30)), "art")
    assert {"copyright", "collection"} <= set(found["word"])
    assert found.loc[found["word"] == "copyright", ["n", "people"]].to_numpy().tolist() == [[40, 40]]
    assert not {"watermark", "the", "to", "visitors"} & set(found["word"])
    assert (found["score"] > 1.96).all()


def test_a_word_of_four_people_is_not_shown_however_often_they_use_it() -> None:
    ours = [("art", "en", "copyright " * 30)] * 4 + [("art", "en", "and more")] * 90
    theirs = [("city", "en", "visitors and more")] * 130
    assert "copyright" not in set(distinctive(written(*ours, *theirs), "art")["word"])
    five = written(("art", "en", "copyright"), *ours, *theirs)
    assert "copyright" in set(distinctive(five, "art")["word"])


def test_a_word_that_others_use_nearly_as_often_marks_nobody() -> None:
    ours, theirs = [("art", "en", "light copyright")] * 60, [("city", "en", "light visitors")] * 50
    assert distinctive(written(*ours, *theirs, *[("city", "en", "visitors")] * 10), "art")["word"].tolist() == [
        "copyright"
    ]


def test_words_are_scored_with_those_of_all_as_prior_and_the_clearest_comes_first() -> None:
    ours = [("art", "en", "zebra copyright alpha")] * 40 + [("art", "en", "zebra more")] * 20
    theirs = [("city", "en", "visitors and more")] * 60
    found = distinctive(written(*ours, *theirs), "art")
    mine, others = np.array([60, 40, 40, 20, 0, 0]), np.array([0, 0, 0, 60, 60, 60])
    both = mine + others
    scores = log_odds(mine, others, 500 * both / both.sum())
    assert found["word"].tolist() == ["zebra", "alpha", "copyright"]
    assert found["score"].tolist() == pytest.approx(scores[:3].tolist(), rel=1e-12)


def test_a_word_that_is_not_clearly_more_common_is_not_shown() -> None:
    ours = [("art", "en", "light")] * 40 + [("art", "en", "more")] * 20
    theirs = [("city", "en", "light")] * 21 + [("city", "en", "more")] * 39
    assert 1.5 < log_odds([40, 20], [21, 39], 500 * np.array([61, 59]) / 120)[0] < 1.96
    assert distinctive(written(*ours, *theirs), "art").empty


def test_languages_are_kept_apart() -> None:
    texts = [("art", "en", "copyright now")] * 60 + [("city", "en", "town now")] * 60
    texts += [("art", "fr", "droits maintenant")] * 60 + [("city", "de", "jetzt")] * 60
    found = distinctive(written(*texts), "art")
    assert found[["language", "word"]].to_numpy().tolist() == [["en", "copyright"]]


@pytest.mark.parametrize("texts", [(), (("art", "en", "copyright"),), (("art", "en", "a"), ("city", "en", "a"))])
def test_without_something_to_compare_no_word_marks_a_group(texts: tuple[tuple[str, str, str], ...]) -> None:
    assert distinctive(written(*texts), "art").empty
