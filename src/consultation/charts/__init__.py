"""Charts from small labelled tables, each with a sentence that says what it shows. Pure: table in, chart out."""

from consultation.charts.asks import asks, describe_asks
from consultation.charts.bars import bars, describe_bars
from consultation.charts.choices import choices, describe_choices
from consultation.charts.comparison import comparison, describe_comparison, describe_items, items
from consultation.charts.dots import Dot, DotRow, dots
from consultation.charts.europe import TOPOLOGY, describe_europe, europe
from consultation.charts.image import as_png, as_svg
from consultation.charts.mentions import describe_mentions, mentions
from consultation.charts.over_time import describe_over_time, over_time
from consultation.charts.points import describe_points, points
from consultation.charts.scatter import Point, scatter
from consultation.charts.spec import Spec
from consultation.charts.theme import ThemeName
from consultation.charts.tiles import describe_tiles, tiles

__all__ = [
    "TOPOLOGY",
    "Dot",
    "DotRow",
    "Point",
    "Spec",
    "ThemeName",
    "as_png",
    "as_svg",
    "asks",
    "bars",
    "choices",
    "comparison",
    "describe_asks",
    "describe_bars",
    "describe_choices",
    "describe_comparison",
    "describe_europe",
    "describe_items",
    "describe_mentions",
    "describe_over_time",
    "describe_points",
    "describe_tiles",
    "dots",
    "europe",
    "items",
    "mentions",
    "over_time",
    "points",
    "scatter",
    "tiles",
]
