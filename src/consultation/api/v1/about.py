"""What every table says of itself: whose consultation, how to read it, what it describes, under which licence."""

from typing import Any

from consultation import application
from consultation.api.v1.edition import release_now
from consultation.questions.organiser import said
from consultation.text import Words


def about(w: Words) -> dict[str, Any]:
    """Give the metadata that goes with every table."""
    organiser, settings, questionnaire = application.organiser(), application.settings(), application.questionnaire()
    base, release = settings.address or "", release_now()
    return {
        "consultation": {"id": questionnaire.id, "title": w(f"{questionnaire.name}.title")},
        "language": w.language,
        "release": release.number if release else None,
        "note": w("export.note"),
        "denominator": w("api.denominator"),
        "threshold": settings.threshold,
        "small_groups": w("api.small_groups", n=w.number(settings.threshold)),
        "method": f"{base}/results-method?lang={w.language}",
        "organiser": organiser.controller or None,
        "licence": organiser.licence or None,
        "cite_as": said(organiser.cite_as, w) or None,
        "disclaimer": said(organiser.disclaimer, w) or None,
        "footnote": said(organiser.country_footnote, w) or None,
    }
