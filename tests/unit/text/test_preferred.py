import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultation.text import languages
from consultation.text.preferred import preferred


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("de", "de"),
        ("de-AT, de;q=0.9, en;q=0.8", "de"),
        ("pt-BR, pt;q=0.9, es;q=0.5", "es"),
        ("en;q=0.1, it-CH;q=0.9", "it"),
        ("PL-pl", "pl"),
        ("fr;q=0, en;q=0.1", "en"),
        ("fr;q=high, en;q=0.1", "en"),
        (", ,;q=1, it", "it"),
        ("de;q=0.5, fr;q=0.5", "de"),
        ("xx," * 19 + "fr", "fr"),
        ("xx," * 20 + "fr", None),
        ("zh-Hant-TW", None),
        ("sv-SE, fi", None),
        ("", None),
    ],
)
def test_the_best_of_what_is_offered_is_chosen(header: str, language: str | None) -> None:
    assert preferred(header, languages()) == language


def test_only_what_is_offered_counts() -> None:
    assert preferred("de-AT, fr;q=0.3", ("en", "fr")) == "fr"


@given(st.text(alphabet=st.sampled_from("defrplEN-_*;=q,.0123456789 "), max_size=60))
def test_whatever_a_browser_sends_gives_a_language_or_none(header: str) -> None:
    assert preferred(header, languages()) in (*languages(), None)
