"""Words that many museums and towns share, read from `museum_words.yaml`."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

_READ = yaml.safe_load((Path(__file__).parent / "museum_words.yaml").read_text("utf-8"))


def _meanings(groups: Iterable[str]) -> Mapping[str, str]:
    """Give for every word the first of its group."""
    return {word: group.split()[0] for group in groups for word in group.split()}


FILLERS = frozenset(_READ["fillers"].split())
SUFFIXES: tuple[str, ...] = tuple(_READ["suffixes"].split())
COMPOUNDS: Mapping[str, str] = _READ["compounds"]
CONCEPTS = _meanings(_READ["concepts"])
TOWNS = _meanings(_READ["towns"])
