"""Where made-up respondents come from and what they write, in many languages and scripts; nobody said any of it."""

from collections.abc import Sequence

import numpy as np

COUNTRIES = {
    "DE": 118, "FR": 104, "IT": 86, "ES": 71, "NL": 58, "GB": 52, "PL": 44, "PT": 38, "BE": 36, "AT": 33, "GR": 31,
    "SE": 29, "FI": 27, "CH": 25, "DK": 22, "IE": 20, "NO": 19, "CZ": 18, "RO": 17, "HU": 15, "HR": 14, "UA": 13,
    "SI": 12, "LT": 11, "EE": 10, "LV": 9, "BG": 8, "SK": 8, "RS": 7, "LU": 6, "CY": 5, "MT": 5, "IS": 4, "AL": 4,
    "TR": 4, "MK": 3, "BA": 3, "GE": 3, "XK": 2, "ME": 2, "MD": 2, "AM": 2, "AZ": 1, "LI": 1, "MC": 1, "AD": 1,
    "SM": 1, "US": 6, "CA": 4, "BR": 3, "AU": 3, "JP": 2, "IN": 2, "CN": 2, "ZA": 1, "NG": 1, "MX": 1, "EG": 1,
    "undisclosed": 12,
}  # fmt: skip
ELSEWHERE = 0.05
MUSEUM_TYPES = {
    "art": 22, "archaeology_history": 20, "natural_history": 8, "science_technology": 9, "ethnography": 6,
    "open_air_site_house": 9, "city_local_regional": 16, "specialised": 8, "not_a_museum": 10, "undisclosed": 2,
}  # fmt: skip
ON_BEHALF = {"person": 55, "museum": 34, "association": 11}
OTHER_LANGUAGE = 0.1
LANGUAGE_OF = {
    "FR": "fr", "BE": "fr", "LU": "fr", "MC": "fr", "DE": "de", "AT": "de", "LI": "de", "ES": "es", "MX": "es",
    "IT": "it", "SM": "it", "PL": "pl",
}  # fmt: skip
NAMED_FOR = frozenset({"museum", "association"})
KINDS = (
    "City Museum", "Musée d'art", "Museum für Naturkunde", "Museo Civico", "Open Air Museum", "Maritime Museum",
    "Muzeum Techniki", "Музей історії", "Μουσείο Τέχνης", "Museums Association", "=Museum+", "Textile Museum",
)  # fmt: skip
TOWNS = (
    "Lindenau", "Port-Sainte-Claire", "Nova Ribeira", "Ørnevik", "Stará Lhota", "Zielona Dolina", "Άνω Πόλη",
    "Верхів'я", "San Lorello", "Kuusijärvi", "Õrjaku", "Șipotele",
)  # fmt: skip
SENTENCES = (
    "We would need a person who can look after the tools once the project money is gone.",
    "Small museums cannot read every new rule; a short guide in our language would do more than a conference.",
    "Our visitors ask first whether a label was written by a person.",
    "The catalogue has to come first: half of our records have no picture and no date.",
    "Who answers for a wrong attribution, the supplier or the curator?",
    "Volunteers run our house; training must happen in the evening or not at all.",
    "Nos collections ne sont numérisées qu'au tiers, et le budget s'arrête en juin.",
    "Le centre européen devrait d'abord mettre en commun ce qui existe déjà.",
    "Wir haben gute Erfahrungen mit der Verschlagwortung gemacht, aber jemand muss prüfen.",
    "Prima servono metadati affidabili, poi gli strumenti.",
    "Faltan manos antes que máquinas.",
    "Bez stałego finansowania każdy pilotaż kończy się po roku.",
    "Потрібен захист даних, створених спільнотами, яких вони стосуються.",
    "Χρειαζόμαστε εκπαίδευση για το προσωπικό, όχι μόνο λογισμικό.",
    "نحتاج إلى بيانات بلغتنا قبل أن نتحدث عن النماذج.",
    "המוזיאון שלנו קטן, והכלים נבנו עבור גדולים.",
    "地域の小さな館にも使える仕組みにしてください。",
    "Good idea 👍🏽 but please test it with visitors first 🏛️",
    "- fewer pilots\n- more staff\n- shared standards",
    '=> see our own policy, it says "no image leaves the house"',
    "@all: the costs; the energy; the water. Nobody counts them.",
)  # fmt: skip
LONGEST = 40
A_LONG_ONE = 0.05


def comment(rng: np.random.Generator, longest: int) -> str:
    """Write one to three sentences, now and then a very long one, cut at `longest` characters."""
    n = int(rng.integers(10, LONGEST)) if rng.random() < A_LONG_ONE else int(rng.integers(1, 4))
    return " ".join(SENTENCES[i] for i in rng.integers(0, len(SENTENCES), n))[:longest].strip()


def organisation(rng: np.random.Generator) -> str:
    """Make up a name that no museum has, sometimes one that a spreadsheet would take for a formula."""
    return f"{_one(rng, KINDS)} {_one(rng, TOWNS)}"


def town(rng: np.random.Generator) -> str:
    """Name a place that does not exist."""
    return _one(rng, TOWNS)


def _one(rng: np.random.Generator, pool: Sequence[str]) -> str:
    return pool[int(rng.integers(len(pool)))]
