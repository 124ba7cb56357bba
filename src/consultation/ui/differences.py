"""What differs between groups, and how sure that is."""

from consultation.text import Words
from consultation.ui import chance, like_for_like, pairs_figure, scales
from consultation.ui.results import Results
from consultation.ui.view import View


def show(results: Results, view: View, w: Words) -> None:
    """Draw what could be chance, then one group against everybody else, then countries like for like."""
    if scales.any_scale(w):
        chance.show(results, view, w)
        pairs_figure.show(results, view, w)
        like_for_like.show(results, view, w)
