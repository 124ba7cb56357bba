"""What is noted of how somebody came, in the same transaction that begins or submits their response.

So nobody is counted twice, however often they click, and nobody is lost. Where reach is anonymous nothing is noted
that leads from the link or the invitation to the response, not even the time.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from consultation.questions.model import Questionnaire
from consultation.store import invitations, share_links

Note = Callable[[Connection, int], None]


@dataclass(frozen=True)
class Arrival:
    """How somebody came: the code of a share link, the hash of an invitation's secret, or neither.

    linked: whether the organiser chose to keep it with the response.
    """

    via: str | None = None
    invitation: str | None = None
    linked: bool = False

    def begun(self, questionnaire: Questionnaire) -> Note:
        """What to do in the transaction that begins a response."""

        def note(connection: Connection, _response: int) -> None:
            if self.via:
                share_links.count(connection, questionnaire, self.via, "started")

        return note

    def submitted(self, questionnaire: Questionnaire) -> Note:
        """What to do in the transaction that submits a response for the first time."""

        def note(connection: Connection, response: int) -> None:
            kept = response if self.linked else None
            if self.via:
                share_links.count(connection, questionnaire, self.via, "submitted", kept)
            if self.invitation:
                invitations.answered(connection, questionnaire, self.invitation, kept)

        return note
