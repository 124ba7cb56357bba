"""Whether the public sees results now, and which release of them."""

from consultation import application
from consultation.release.last import Release, last_release
from consultation.release.published import Shown, Visibility, may_show
from consultation.text import Words


def release_now() -> Release | None:
    """The release that is served; None while results are not public, or before the first."""
    if visibility().shown is not Shown.SHOWN:
        return None
    return last_release(application.store(), application.questionnaire())


def visibility() -> Visibility:
    """Whether results are shown now."""
    embargo = application.organiser().embargo
    return may_show(application.questionnaire(), application.settings().results_public, embargo=embargo)


def why_not_public(w: Words) -> str | None:
    """Say why the public sees no results now; None when it does."""
    seen, until = visibility(), application.organiser().embargo_in_brussels
    if seen.shown is Shown.SHOWN:
        return None
    if seen.shown is Shown.EMBARGO and until:
        return w("results.embargo", date=w.date(until), time=w.time(until))
    return w("results.not_yet", date=w.date(seen.closes)) if seen.closes else w("results.never")
