"""Who answered, who is missing, and whether weighting would change what is read from the answers."""

from consultation.text import Words
from consultation.ui import missing, weighted
from consultation.ui.results import Results
from consultation.ui.view import View


def show(results: Results, view: View, w: Words) -> None:
    """Draw answers beside museums, then the three ways of counting."""
    missing.show(results, view, w)
    weighted.show(results, view, w)
