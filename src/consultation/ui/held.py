"""What a window holds of the person who answers there: a copy, for the database is the memory."""

from dataclasses import dataclass, field

from consultation.errors import ConsultationError
from consultation.store.responses import Response
from consultation.ui.seen import Seen

BEGUN = 1  # the version of a response in which nothing was saved yet

Owner = tuple[str, str, bool]


@dataclass
class Held:
    """owner: whose answers, of which consultation, and whether they are those of a preview; response: None before the
    first answer; problems: what could not be saved, by question; last_saved: the question that was saved last, by id.
    """  # noqa: D205 — a list of fields

    owner: Owner
    response: Response | None = None
    seen: Seen = field(default_factory=lambda: Seen(BEGUN))
    is_read: bool = False
    problems: dict[str, ConsultationError] = field(default_factory=dict)
    last_saved: str | None = None

    def take(self, whole: Response | None) -> None:
        """Go on from what the store has just given whole."""
        self.response, self.is_read = whole, True
        self.seen = Seen(whole.version if whole else BEGUN)
