"""What this session knows of those who answer together with the person: asked for only where an answer can be joint."""

from collections.abc import Mapping

from consultation.questions.model import Question, Questionnaire
from consultation.store import joint
from consultation.store.joint import Team
from consultation.store.joint_keys import is_invited
from consultation.ui import context, run

_TEAM = "team"
ORGANISATIONS = (("museum",), ("association",))


def can_be_joint(key: str, answers: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether somebody answers for an organisation, or was invited to."""
    return is_invited(key) or answers.get("on_behalf") in ORGANISATIONS


def of(key: str, answers: Mapping[str, tuple[str, ...]]) -> Team | None:
    """Those who answer together; None for everybody who answers alone. Read once a session, then kept by `looked`."""
    if not can_be_joint(key, answers):
        return None
    kept = run.kept(_TEAM)
    if kept is None or kept[0] != key:
        return keep(key, joint.team(context.store(), context.questionnaire(), key))
    found: Team | None = kept[1]
    return found


def keep(key: str, found: Team | None) -> Team | None:
    """Remember what was read."""
    run.keep(_TEAM, value=(key, found))
    return found


def look(key: str, step: str) -> Team | None:
    """Tell the others where this person is, and read who they are now."""
    return keep(key, joint.present(context.store(), context.questionnaire(), key, step))


def forget() -> None:
    """Read it again at the next look."""
    run.keep(_TEAM, value=None)


def edited(key: str, question: Question) -> None:
    """Let the others know who changed a section, if there are others."""
    kept = run.kept(_TEAM)
    if kept and kept[0] == key and kept[1]:
        questionnaire = context.questionnaire()
        joint.note_edit(context.store(), questionnaire, key, _section(question, questionnaire))


def _section(question: Question, questionnaire: Questionnaire) -> str:
    for section in questionnaire.steps:
        if question in tuple(section.every_question()):
            return section.id
    return "profile"
