"""The questionnaire as respondents will see it, for staff: answers stay in this window and are stored nowhere."""

from collections.abc import Mapping
from datetime import UTC, datetime

from consultation.store.responses import Response
from consultation.ui import run

PAGE = "staff-preview"
DONE = "preview_done"
_ON = "preview"


def begin_run(page: str) -> None:
    """Remember whether this run draws the preview: what its fields then call finds it in the session."""
    run.keep(_ON, value=page == PAGE)


def on() -> bool:
    """Whether the fields on the page are those of the preview."""
    return bool(run.kept(_ON))


def changed(before: Response | None, changes: Mapping[str, tuple[str, ...]], language: str) -> Response:
    """Give the response after these changes, as the store would, with nothing stored."""
    now = datetime.now(UTC)
    given = {**(before.answers if before else {}), **changes}
    return Response(
        id=0,
        reference="",
        state="draft",
        language=language,
        version=before.version + 1 if before else 1,
        changing=False,
        answers={column: tuple(values) for column, values in given.items() if values},
        created_at=before.created_at if before else now,
        updated_at=now,
        submitted_at=None,
    )
