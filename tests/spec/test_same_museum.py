"""Which two names are one museum, as a table of examples; the towns are in brackets."""

import numpy as np
import pytest

from consultation.stats.same_museum import Named, pairs

ONE_MUSEUM = [
    # the same words
    ("Museo della Città", "Museo della Città", "Rimini", "Rimini"),
    ("museo della citta'", "MUSEO DELLA CITTÀ", "rimini", "Rimini "),
    # accents, strokes and letters
    ("Musée Fabre", "Musee Fabre", "Montpellier", None),
    ("Muzeum Zamek w Łańcucie", "Muzeum-Zamek w Lancucie", "Łańcut", "Lancut"),
    ("Thorvaldsens Museum", "Thorvaldsen Museum", "København", "Copenhagen"),
    # Museum of X, X Museum
    ("Museum of London", "London Museum", "London", "London"),
    ("Museum of Broken Relationships", "Broken Relationships Museum", None, None),
    # languages
    ("Museum of Modern Art", "Musée d'art moderne", "Paris", "Paris"),
    ("Museum of Modern Art", "Muzeum Sztuki Nowoczesnej", "Warsaw", "Warszawa"),
    ("Museum of Fine Arts", "Musée des Beaux-Arts", "Lyon", "Lyon"),
    ("Kunstmuseum", "Museum of Art", "Basel", "Basel"),
    ("Naturhistorisches Museum Wien", "Natural History Museum Vienna", "Wien", "Vienna"),
    ("Museo Nazionale del Cinema", "National Museum of Cinema", "Torino", "Turin"),
    # one of them says where it is, or leaves it out
    ("Musée des Beaux-Arts de Lyon", "Musée des Beaux-Arts", "Lyon", "Lyon"),
    ("Museo Egizio di Torino", "Museo Egizio", "Torino", None),
    ("Museo Egizio di Torino", "Museo Egizio", None, "Torino"),
    ("Fabre Art Museum", "Art Museum Fabre", None, None),
    # a slip of the pen
    ("Rijksmuseum Twenthe", "Rijksmusuem Twenthe", "Enschede", "Enschede"),
    ("Museo Egizio", "Museo Egizo", "Torino", "Torino"),
    ("Musée Fabre", "Musée Fabre", "Montpellier", "Montpelier"),
]
TWO_MUSEUMS = [
    # different towns
    ("Stadtmuseum", "Stadtmuseum", "Bonn", "Köln"),
    ("Musée des Beaux-Arts", "Musée des Beaux-Arts", "Lyon", "Nantes"),
    ("Museo Civico", "Museo Civico", "Modena", "Bologna"),
    ("Stadtmuseum", "Stadtmuseum", "Halle", "Hallein"),
    ("Museo Egizio", "Museo Egizio", "Torino", "Milano"),
    ("Kunstmuseum Bern", "Kunstmuseum Basel", None, None),
    # a name that hundreds have, and no town
    ("Stadtmuseum", "Stadtmuseum", None, None),
    ("Muzeum Narodowe", "Muzeum Narodowe", "Kraków", None),
    ("Museum of Modern Art", "Musée d'art moderne", None, "Paris"),
    # different museums of one town
    ("Museum of Modern Art", "Museum of Natural History", "Paris", "Paris"),
    ("Musée du Louvre", "Musée d'Orsay", "Paris", "Paris"),
    ("Museum of Contemporary Art", "Museum of Modern Art", "Zagreb", "Zagreb"),
    ("Jewish Museum", "Maritime Museum", "London", "London"),
    ("Museo Egizio di Torino", "Museo Nazionale del Cinema", None, "Torino"),
    ("City Museum", "National Museum", "Ljubljana", "Ljubljana"),
    # nothing to go by
    ("", "", "Paris", "Paris"),
    ("?", "!", "Paris", "Paris"),
]


def found(one: str, other: str, town: str | None, other_town: str | None) -> bool:
    return bool(pairs([Named(1, "XX", one, town), Named(2, "XX", other, other_town)]))


@pytest.mark.parametrize(("one", "other", "town", "other_town"), ONE_MUSEUM)
def test_one_museum(one: str, other: str, town: str | None, other_town: str | None) -> None:
    assert found(one, other, town, other_town)
    assert found(other, one, other_town, town)


@pytest.mark.parametrize(("one", "other", "town", "other_town"), TWO_MUSEUMS)
def test_two_museums(one: str, other: str, town: str | None, other_town: str | None) -> None:
    assert not found(one, other, town, other_town)
    assert not found(other, one, other_town, town)


def test_museums_of_different_countries_are_never_one() -> None:
    assert pairs([Named(1, "IT", "Museo Egizio", "Torino"), Named(2, "FR", "Museo Egizio", "Torino")]) == []
    assert pairs([Named(1, None, "Museo Egizio", "Torino"), Named(2, None, "Museo Egizio", "Torino")]) == []


def test_the_most_alike_come_first() -> None:
    egizio = [Named(3, "IT", "Museo Egizio", "Torino"), Named(2, "IT", "Museo Egizo"), Named(1, "IT", "museo egizio")]
    assert [(pair.first.id, pair.second.id) for pair in pairs(egizio)] == [(1, 3), (1, 2), (2, 3)]


def test_among_many_everybody_is_compared_with_everybody() -> None:
    letters = np.random.default_rng(1).choice(list("abcdefghijklmnopqrstuvwxyz"), (1100, 14))
    names = ["".join(word) for word in letters]
    names[0] = names[600] = names[1099] = "Museo Egizio"
    many = pairs(Named(number, "IT", name, "Torino") for number, name in enumerate(names))
    assert [(pair.first.id, pair.second.id) for pair in many] == [(0, 600), (0, 1099), (600, 1099)]


def test_a_name_of_the_town_alone_is_a_name() -> None:
    assert found("Museum of London", "Museum of London", "London", "London")
