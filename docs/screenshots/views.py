"""What pictures are taken of: every view of the results, with few and many answers, on both widths, in both themes."""

from dataclasses import dataclass
from itertools import product
from typing import Literal

Theme = Literal["light", "dark"]
SIZES = (0, 40, 700, 30_000)
ONCE = (700,)
DESK, PHONE = WIDTHS = (1280, 390)
THEMES: tuple[Theme, ...] = ("light", "dark")
FEW_GROUPS = "by=museum_type"
THREE = "question=R1.agreement,R2.agreement,R3.agreement"


@dataclass(frozen=True)
class View:
    """A page with the choices in its address, and the sizes of data at which it looks different."""

    name: str
    address: str
    title: str
    sizes: tuple[int, ...] = SIZES

    @property
    def staff(self) -> bool:
        """Whether only staff see it."""
        return self.address.startswith("/staff-")


VIEWS = (
    View("overview", "/results", "Overview"),
    View("findings", "/results-findings", "Findings"),
    View("compare", "/results-compare", "Compare: one question by country"),
    View("compare-types", f"/results-compare?{FEW_GROUPS}&form=full", "Compare: by museum type, bars of 100 %"),
    View("compare-three", f"/results-compare?{THREE}&{FEW_GROUPS}", "Compare: three questions side by side"),
    View("compare-table", "/results-compare?form=table", "Compare: as a table"),
    View("compare-asks", "/results-compare?what=asks", "Compare: every ask"),
    View("differences", "/results-differences", "Differences"),
    View("common-ground", "/results-common-ground", "Common ground and priorities"),
    View("who-answered", "/results-who-answered", "Who answered"),
    View("method", "/results-method", "Method", ONCE),
    View("receipts", "/receipts", "Counted receipts", ONCE),
    View("privacy", "/privacy", "Privacy", ONCE),
    View("staff-live", "/staff-live", "Staff: live"),
    View("staff-live-countries", "/staff-live?view=countries", "Staff: live, countries"),
    View("staff-live-recommendations", "/staff-live?view=recommendations", "Staff: live, one section"),
    View("staff-compare", "/staff-compare", "Staff: one question by country"),
    View("staff-compare-asks", "/staff-compare?what=asks", "Staff: every ask"),
    View("staff-findings", "/staff-analysis?part=findings", "Staff: findings"),
    View("staff-differences", "/staff-analysis?part=differences", "Staff: differences"),
    View("staff-common-ground", "/staff-analysis?part=common_ground", "Staff: common ground and priorities"),
    View("staff-who-answered", "/staff-analysis?part=who_answered", "Staff: who answered"),
    View("staff-written", "/staff-analysis?part=written", "Staff: what people wrote"),
    View("staff-wordings", "/staff-wordings", "Staff: wordings that were suggested"),
    View("staff-reach", "/staff-reach", "Staff: links to share", ONCE),
    View("staff-export", "/staff-export", "Staff: export", ONCE),
    View("staff-settings", "/staff-settings", "Staff: settings", ONCE),
)


@dataclass(frozen=True)
class Shot:
    """One picture: of a view, with so many answers, in a window of this width and theme."""

    view: View
    size: int
    width: int
    theme: Theme

    @property
    def file(self) -> str:
        """Where it lies in the folder of pictures."""
        return f"{self.size}/{self.view.name}-{self.width}-{self.theme}.webp"


def shots(size: int) -> tuple[Shot, ...]:
    """Every picture with so many answers; those of the same width and theme one after the other."""
    views = [view for view in VIEWS if size in view.sizes]
    return tuple(Shot(view, size, width, theme) for width, theme, view in product(WIDTHS, THEMES, views))
