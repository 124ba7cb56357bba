import pytest

from consultation.text import words
from consultation.text.labels import group_label


@pytest.mark.parametrize(
    ("grouping", "group", "label"),
    [
        ("none", "all", "All respondents"),
        ("country", "all", "All respondents"),
        ("country", "FI", "Finland"),
        ("country", "undisclosed", "Not stated"),
        ("country", "region:south_east", "South-eastern Europe, small groups"),
        ("country", "pooled", "Other groups together"),
        ("museum_type", "open_air_site_house", "Open-air museum, site, historic house"),
        ("museum_type", "class:AAH", "Art, archaeology and history museums, small groups"),
        ("on_behalf", "association", "For an association"),
    ],
)
def test_every_kind_of_group_has_its_name(grouping: str, group: str, label: str) -> None:
    assert group_label(words("en"), grouping, group) == label


def test_a_group_is_named_in_the_language() -> None:
    assert group_label(words("fr"), "country", "region:east") == "Europe de l’Est, petits groupes"
