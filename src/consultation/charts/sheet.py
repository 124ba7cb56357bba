"""What a comparison draws, as small records: bars, ranges, labels, each with its place and its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from consultation.charts.layout import Panels, panels
from consultation.charts.opinion import Opinion
from consultation.charts.rows import Place, height, label_width, places, row_data
from consultation.charts.theme import PARTS, Theme, ThemeName, ink_on, theme_of
from consultation.charts.wording import MARKED, Figures, row_label
from consultation.text import Words

# From the zero line outwards: the steps left of it, then those right of it.
LEFT, RIGHT = ("2", "1"), ("4", "5")
APART = ("3", "no_opinion")
# Below this height the ticks above the rows are enough.
TALL = 520


@dataclass(frozen=True)
class Frame:
    """All of a sheet that its layers depend on: figures come and go without it changing, until a panel grows.

    tall: whether ticks are needed below the rows as well. compared: whether there is a line of all respondents.
    """

    panels: Panels
    anchors: str
    w: Words
    theme: Theme
    narrow: bool
    count_no_opinion: bool
    left: int
    tall: bool
    compared: bool

    @property
    def start(self) -> float:
        """Where the common scale begins."""
        return self.panels.steps.start


@dataclass(frozen=True)
class Sheet:
    """Everything that one chart draws; `left` is the pixels kept free for labels beside the panels."""

    rows: Sequence[Opinion]
    places: Sequence[Place]
    panels: Panels
    anchors: str
    w: Words
    figures: Figures
    theme: Theme
    narrow: bool
    count_no_opinion: bool

    @property
    def left(self) -> int:
        """Pixels kept free for the labels left of the panels."""
        return label_width(self.places, narrow=self.narrow)

    @property
    def height(self) -> float:
        """Pixels of all rows together."""
        return height(self.places)

    @property
    def alone(self) -> bool:
        """Whether there is nothing to compare a row with."""
        return len(self.rows) == 1

    @property
    def frame(self) -> Frame:
        """What the layers depend on."""
        return Frame(
            panels=self.panels,
            anchors=self.anchors,
            w=self.w,
            theme=self.theme,
            narrow=self.narrow,
            count_no_opinion=self.count_no_opinion,
            left=self.left,
            tall=self.height > TALL,
            compared=not self.alone and any(row.group == "all" for row in self.rows),
        )

    @property
    def placed(self) -> list[tuple[Opinion, Place]]:
        """The rows with their places."""
        return list(zip(self.rows, self.places, strict=True))


def sheet(
    rows: Sequence[Opinion], anchors: str, w: Words, theme: ThemeName, *, count_no_opinion: bool, narrow: bool
) -> Sheet:
    """Lay out the rows of a distribution table."""
    labelled = [(row.group, row_label(row.name, row.n, row.respondents, row.status, w)) for row in rows]
    return Sheet(
        rows=rows,
        places=places(labelled, narrow=narrow, lane=True),
        panels=panels(rows, count_no_opinion=count_no_opinion, narrow=narrow),
        anchors=anchors,
        w=w,
        figures=Figures.of(w),
        theme=theme_of(theme),
        narrow=narrow,
        count_no_opinion=count_no_opinion,
    )


def top_two_words(anchors: str, w: Words) -> str:
    """Say what the top two steps say together, such as "agree or strongly agree"."""
    key = f"chart.top_two.{anchors}"
    return w(key) if w.has(key) else w("chart.top_two.other")


def part_words(part: str, anchors: str, w: Words) -> str:
    """Give the words of a step, or of "no opinion"."""
    return w("no_opinion") if part == "no_opinion" else w(f"{anchors}.{part}")


def segments(sheet: Sheet) -> list[dict[str, Any]]:
    """Give one record a coloured bar: part, x, x2 (common scale), y, y2, row (pixels), ink, share and tip (words)."""
    found = []
    for row, place in sheet.placed:
        for part, start, end in _extents(row, sheet.panels):
            if start != end:
                found.append(
                    {
                        "part": part,
                        "x": start,
                        "x2": end,
                        "y": place.bar[0],
                        "y2": place.bar[1],
                        "row": place.middle,
                        "ink": ink_on(PARTS[part]),
                        "share": sheet.figures.percent(row.share(part)),
                        "tip": _part_tip(row, part, sheet),
                    }
                )
    return found


def _extents(row: Opinion, columns: Panels) -> list[tuple[str, float, float]]:
    found = []
    inner = 0.0
    for part in LEFT:
        found.append((part, columns.steps.at(-inner - row.share(part)), columns.steps.at(-inner)))
        inner += row.share(part)
    inner = 0.0
    for part in RIGHT:
        found.append((part, columns.steps.at(inner), columns.steps.at(inner + row.share(part))))
        inner += row.share(part)
    for part, panel in zip(APART, (columns.neutral, columns.none), strict=True):
        if panel is not None:
            found.append((part, panel.at(0), panel.at(row.share(part))))
    return found


def _part_tip(row: Opinion, part: str, sheet: Sheet) -> str:
    return sheet.w(
        "chart.tip_part",
        name=row.name,
        part=part_words(part, sheet.anchors, sheet.w),
        k=sheet.figures.number(row.counts[part]),
        n=sheet.figures.number(row.n),
        share=sheet.figures.percent(row.share(part)),
    )


def ranges(sheet: Sheet) -> list[dict[str, Any]]:
    """Give one record a row with answers: x, low, high (common scale), y, share and tip (words), fill (hollow: few)."""
    return [
        {
            "x": sheet.panels.range.at(row.top),
            "low": sheet.panels.range.at(row.range[0]),
            "high": sheet.panels.range.at(row.range[1]),
            "y": place.lane_y,
            "share": sheet.figures.percent(row.top),
            "share_y": place.label_y,
            "fill": sheet.theme.ground if row.status in MARKED else sheet.theme.text,
            "tip": said(row, sheet.anchors, sheet.w, sheet.figures),
        }
        for row, place in sheet.placed
        if row.range
    ]


def zero_places(columns: Panels) -> list[float]:
    """Give the places of the zeros on the common scale."""
    return [panel.zero for panel in columns.all]


def zeros(sheet: Sheet) -> list[dict[str, float]]:
    """Give the zero lines of narrow rows, clear of the labels; wide rows have them in the grid."""
    spans = [(place.bar[0] - 2, place.lane_y + 7) for place in sheet.places] if sheet.narrow else []
    return _uprights(zero_places(sheet.panels), spans)


def reference(sheet: Sheet) -> list[dict[str, float]]:
    """Give the line at the share of all respondents; in narrow rows only beside each range, clear of the labels."""
    overall = [row for row in sheet.rows if row.group == "all" and row.range and not sheet.alone]
    spans = [(place.bar[1], place.lane_y + 7) for place in sheet.places] if sheet.narrow else [(0.0, sheet.height)]
    return _uprights([sheet.panels.range.at(row.top) for row in overall], spans)


def _uprights(places: Sequence[float], spans: Sequence[tuple[float, float]]) -> list[dict[str, float]]:
    return [{"x": x, "y": start, "y2": end} for x in places for start, end in spans]


def datasets(sheet: Sheet) -> dict[str, Any]:
    """Give every dataset that the layers draw, by name."""
    return {
        "bars": segments(sheet),
        "ranges": ranges(sheet),
        "zeros": zeros(sheet),
        "reference": reference(sheet),
        **row_data(sheet.places),
    }


def said(row: Opinion, anchors: str, w: Words, figures: Figures) -> str:
    """Give one row as a sentence: share, range and denominator."""
    low, high = row.range or (0.0, 0.0)
    return w(
        "chart.said",
        name=row.name,
        share=figures.percent(row.top),
        what=top_two_words(anchors, w),
        low=figures.percent(low),
        high=figures.percent(high),
        n=figures.number(row.n),
        of=figures.number(row.respondents),
    )
