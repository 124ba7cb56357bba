"""Several people give one answer: it is one response, it counts once, and everybody sees what the others do."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from asked import ANNA, BRUNO, CLOSES, CONSULTATION, DURING, FULL, PROFILE, saved, submitted
from sqlalchemy import text

from consultation.answers import Grouping
from consultation.errors import ChangedElsewhere, ConsultationError, InvalidAnswer, LinkRefused, NotAllowed, NotOpen
from consultation.store import contacts, joint
from consultation.store.engine import Store
from consultation.store.frames import participation, respondents
from consultation.store.held import held
from consultation.store.joint_keys import is_invited
from consultation.store.responses import Response, discard_changes, find, save, submit, withdraw

pytestmark = pytest.mark.usefixtures("begun")
LATER = DURING + timedelta(minutes=2)


def invited(store: Store, name: str = "Bruno", *, may_sign_off: bool = False) -> str:
    return joint.invite(store, CONSULTATION, ANNA, owner="Anna", name=name, may_sign_off=may_sign_off, now=DURING)


def joined(store: Store, name: str = "Bruno", *, may_sign_off: bool = False) -> str:
    secret = invited(store, name, may_sign_off=may_sign_off)
    joint.join(store, CONSULTATION, secret, name, now=DURING)
    return secret


def team(store: Store, key: str) -> joint.Team:
    found = joint.team(store, CONSULTATION, key)
    assert found is not None
    return found


@pytest.fixture
def begun(store: Store) -> Response:
    """Anna's answer for a museum."""
    return saved(store, ANNA, FULL)


def test_a_colleague_changes_the_same_answer(store: Store, begun: Response) -> None:
    bruno = joined(store)

    assert is_invited(bruno)
    assert len(bruno) == 43
    saved(store, bruno, {"R1.agreement": ("2",)})
    found = find(store, CONSULTATION, ANNA)
    assert found is not None
    assert (found.id, found.answers["R1.agreement"]) == (begun.id, ("2",))
    assert participation(store, CONSULTATION).drafts == 1


def test_nothing_that_a_colleague_wrote_is_overwritten_silently(store: Store, begun: Response) -> None:
    bruno = joined(store)
    saved(store, bruno, {"R1.agreement": ("2",)})

    with pytest.raises(ChangedElsewhere):
        saved(store, ANNA, {"R1.agreement": ("5",)}, seen=begun.version)
    saved(store, ANNA, {"R1.support": ("not",)}, seen=begun.version)


def test_who_answers_alone_has_no_colleagues(store: Store) -> None:
    assert joint.team(store, CONSULTATION, ANNA) is None
    assert joint.team(store, CONSULTATION, BRUNO) is None
    assert joint.present(store, CONSULTATION, ANNA, "all", now=DURING) is None
    joint.note_edit(store, CONSULTATION, ANNA, "all", now=DURING)
    assert joint.team(store, CONSULTATION, ANNA) is None


def test_everybody_sees_who_is_where_and_who_changed_what(store: Store, begun: Response) -> None:
    bruno = joined(store)
    invited(store, "Carla")
    joint.present(store, CONSULTATION, bruno, "concerns", now=LATER)
    joint.note_edit(store, CONSULTATION, bruno, "concerns", now=LATER)
    joint.note_edit(store, CONSULTATION, ANNA, "profile", now=DURING)

    seen = team(store, ANNA)
    assert [(m.name, m.owner, m.me, m.may_sign_off, m.section, m.seen_at) for m in seen.members] == [
        ("Anna", True, True, True, None, DURING),
        ("Bruno", False, False, False, "concerns", LATER),
        ("Carla", False, False, False, None, None),
    ]
    assert {section: (edit.name, edit.at) for section, edit in seen.edits.items()} == {
        "concerns": ("Bruno", LATER),
        "profile": ("Anna", DURING),
    }
    assert team(store, bruno).me.name == "Bruno"
    assert seen.version == begun.version


def test_the_latest_change_of_a_section_is_told(store: Store) -> None:
    bruno = joined(store)
    joint.note_edit(store, CONSULTATION, bruno, "all", now=DURING)
    joint.note_edit(store, CONSULTATION, ANNA, "all", now=LATER)

    assert team(store, bruno).edits["all"].name == "Anna"


def test_a_colleague_chooses_the_name_that_the_others_see(store: Store) -> None:
    bruno = invited(store)
    joint.join(store, CONSULTATION, bruno, "  Bruno \n B. ", now=DURING)

    assert [member.name for member in team(store, ANNA).members] == ["Anna", "Bruno B."]


@pytest.mark.parametrize(("name", "key"), [(" ", "error.joint.name"), ("x" * 81, "error.answer.too_long")])
def test_a_name_is_needed_and_not_too_long(store: Store, name: str, key: str) -> None:
    with pytest.raises(InvalidAnswer) as caught:
        invited(store, name)
    assert caught.value.key == key
    assert joint.team(store, CONSULTATION, ANNA) is None


def test_an_invitation_taken_back_opens_nothing_and_begins_nothing(store: Store) -> None:
    bruno = joined(store)
    saved(store, bruno, {"R1.agreement": ("2",)})
    joint.note_edit(store, CONSULTATION, bruno, "all", now=DURING)
    joint.revoke(store, CONSULTATION, ANNA, team(store, bruno).me.id, now=LATER)

    assert find(store, CONSULTATION, bruno) is None
    with pytest.raises(LinkRefused, match=r"error\.joint\.refused"):
        saved(store, bruno, {"R1.agreement": ("1",)})
    with pytest.raises(LinkRefused, match=r"error\.joint\.refused"):
        submit(store, CONSULTATION, bruno, now=DURING)
    assert participation(store, CONSULTATION).drafts == 1
    assert team(store, ANNA).edits["all"].name == "Bruno"
    assert [member.name for member in team(store, ANNA).members] == ["Anna"]


def test_a_colleague_does_not_withdraw_discard_invite_or_revoke(store: Store) -> None:
    bruno = joined(store)
    me = team(store, bruno).me.id

    for forbidden in (
        lambda: withdraw(store, CONSULTATION, bruno),
        lambda: submit(store, CONSULTATION, bruno, now=DURING),
        lambda: discard_changes(store, CONSULTATION, bruno),
        lambda: joint.invite(store, CONSULTATION, bruno, owner="B", name="C", now=DURING),
        lambda: joint.revoke(store, CONSULTATION, bruno, me),
        lambda: joint.name_signatory(store, CONSULTATION, bruno, me, may=True),
    ):
        with pytest.raises(NotAllowed):
            forbidden()
    assert participation(store, CONSULTATION).submitted == 0


def test_a_named_colleague_signs_off_and_it_counts_once(store: Store) -> None:
    bruno = joined(store, may_sign_off=True)
    submit(store, CONSULTATION, bruno, now=LATER)

    signed = team(store, ANNA).signed
    assert signed is not None
    assert (signed.name, signed.at) == ("Bruno", LATER)
    assert respondents(store, CONSULTATION, Grouping.ON_BEHALF).to_dict("records") == [{"group": "museum", "n": 1}]


def test_the_owner_names_who_signs_off_and_changes_their_mind(store: Store) -> None:
    bruno = joined(store)
    me = team(store, bruno).me.id
    joint.name_signatory(store, CONSULTATION, ANNA, me, may=True)
    assert team(store, bruno).me.may_sign_off
    joint.name_signatory(store, CONSULTATION, ANNA, me, may=False)

    with pytest.raises(NotAllowed, match="may_not_sign_off"):
        submit(store, CONSULTATION, bruno, now=DURING)


def test_the_owner_stays_one_who_may_sign_off(store: Store) -> None:
    joined(store)
    joint.name_signatory(store, CONSULTATION, ANNA, team(store, ANNA).me.id, may=False)
    joint.revoke(store, CONSULTATION, ANNA, team(store, ANNA).me.id)

    assert submit(store, CONSULTATION, ANNA, now=DURING).state == "submitted"


def test_two_who_sign_off_at_once_submit_once_and_the_other_is_told(store: Store) -> None:
    bruno = joined(store, may_sign_off=True)

    def signing(key: str) -> str:
        try:
            return submit(store, CONSULTATION, key, now=DURING).state
        except ConsultationError as error:
            return f"{error.key} {error.values['name']}"

    with ThreadPoolExecutor(2) as both:
        said = sorted(both.map(signing, (ANNA, bruno)))
    signed = team(store, ANNA).signed
    assert signed is not None
    assert said == [f"error.joint.signed_off {signed.name}", "submitted"]
    assert participation(store, CONSULTATION).submitted == 1
    assert submit(store, CONSULTATION, ANNA if signed.name == "Anna" else bruno, now=DURING).state == "submitted"


def test_nobody_signs_off_what_they_have_not_read(store: Store, begun: Response) -> None:
    bruno = joined(store, may_sign_off=True)
    changed = saved(store, ANNA, {"R1.agreement": ("1",)})

    with pytest.raises(ChangedElsewhere) as refused:
        submit(store, CONSULTATION, bruno, seen=begun.version, now=LATER)
    assert refused.value.key == "error.answer.changed_since"
    assert participation(store, CONSULTATION).submitted == 0
    assert submit(store, CONSULTATION, bruno, seen=changed.version, now=LATER).answers["R1.agreement"] == ("1",)


def test_after_a_change_another_one_may_sign_off(store: Store) -> None:
    bruno = joined(store, may_sign_off=True)
    submit(store, CONSULTATION, ANNA, now=DURING)
    saved(store, bruno, {"R1.agreement": ("1",)})
    submit(store, CONSULTATION, bruno, now=LATER)

    signed = team(store, ANNA).signed
    assert signed is not None
    assert signed.name == "Bruno"
    assert participation(store, CONSULTATION).submitted == 1


def test_withdrawing_erases_the_names_and_closes_the_links(store: Store) -> None:
    bruno = joined(store)
    joint.note_edit(store, CONSULTATION, bruno, "all", now=DURING)
    submit(store, CONSULTATION, ANNA, now=DURING)
    withdraw(store, CONSULTATION, ANNA)

    assert joint.team(store, CONSULTATION, ANNA) is None
    assert find(store, CONSULTATION, bruno) is None
    with pytest.raises(LinkRefused, match=r"error\.joint\.refused"):
        save(store, CONSULTATION, bruno, PROFILE, language="en", now=DURING)
    with store.read() as connection:
        for table in ("colleague", "section_edit", "sign_off"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 0  # noqa: S608


def test_nobody_is_invited_or_joins_after_the_end(store: Store) -> None:
    bruno = invited(store)

    with pytest.raises(NotOpen):
        joint.invite(store, CONSULTATION, ANNA, owner="Anna", name="Carla", now=CLOSES)
    with pytest.raises(NotOpen):
        joint.join(store, CONSULTATION, bruno, "Bruno", now=CLOSES)


def test_there_is_a_most(store: Store) -> None:
    for number in range(joint.MOST):
        invited(store, f"Colleague {number}")
    with pytest.raises(InvalidAnswer, match="too_many"):
        invited(store)


def test_the_secret_is_not_kept_and_colleagues_are_part_of_what_is_held(store: Store) -> None:
    bruno = joined(store)

    found = held(store, CONSULTATION, ANNA)
    assert [row["name"] for row in found["colleague"]] == ["Anna", "Bruno"]
    assert bruno not in str(found)


def test_only_the_owner_is_contacted_and_sees_the_address(store: Store) -> None:
    bruno = joined(store)
    saved(store, ANNA, {"consent.contact": ("yes",)})
    contacts.keep(store, CONSULTATION, ANNA, "anna@museo.example", DURING)

    assert contacts.address(store, CONSULTATION, ANNA) == "anna@museo.example"
    assert contacts.address(store, CONSULTATION, bruno) == ""
    assert "anna@museo.example" not in str(held(store, CONSULTATION, bruno))
    assert "anna@museo.example" in str(held(store, CONSULTATION, ANNA))
    with pytest.raises(NotAllowed):
        contacts.keep(store, CONSULTATION, bruno, "bruno@museo.example", DURING)


def test_the_link_of_another_answer_shows_nothing_of_this_one(store: Store) -> None:
    joined(store)
    submitted(store, BRUNO, FULL)

    assert joint.team(store, CONSULTATION, BRUNO) is None
