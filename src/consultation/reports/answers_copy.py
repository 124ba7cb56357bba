"""A respondent's own answers, to keep: as PDF, as plain text, and everything that is held of them as JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from consultation.questions.model import Questionnaire
from consultation.questions.organiser import Organiser
from consultation.reports.furniture import furniture
from consultation.reports.in_words import Answers, in_words
from consultation.reports.typeset import template, typeset
from consultation.store.receipts import Receipt
from consultation.store.responses import Response
from consultation.text import Words

NONE: Mapping[str, bytes] = MappingProxyType({})
_LINE = "=" * 72
_INDENT = "    "


@dataclass(frozen=True)
class Copy:
    """What is copied: the response, its receipt (None where nothing counts), when, in local time.

    aside: the museum's answer is counted through another one.
    """

    questionnaire: Questionnaire
    response: Response
    receipt: Receipt | None
    made_at: datetime
    aside: bool = False

    @property
    def answers(self) -> Answers:
        """What counts; of a response that was never submitted, what was saved."""
        return self.receipt.answers if self.receipt else self.response.answers

    @property
    def proof(self) -> Receipt | None:
        """What proves that the response counts; None where it does not, as in a pilot."""
        return None if self.questionnaire.is_pilot or self.aside else self.receipt


def copy_pdf(copy: Copy, w: Words, organiser: Organiser | None = None, pictures: Mapping[str, bytes] = NONE) -> bytes:
    """Give the answers as a tagged PDF in the language of `w`; what the organiser has set stands at its end."""
    countries = frozenset(copy.answers.get("country", ()))
    data = {
        "title": w("copy.title"),
        "consultation": w(f"{copy.questionnaire.name}.title"),
        "facts": _facts(copy, w),
        "state": _state(copy, w),
        "parts": [asdict(part) for part in in_words(copy.questionnaire, copy.answers, w)],
        "proof_title": w("receipt.proof.title"),
        "proof": _proof(copy, w),
        "glyphs": w("copy.glyphs"),
        "page": w("copy.page", page="{page}", pages="{pages}"),
        "furniture": furniture(organiser or Organiser(), pictures, w, countries=countries),
    }
    return typeset(
        template("answers_copy"), data, language=w.language, title=f"{data['title']} – {data['consultation']}"
    )


def copy_text(copy: Copy, w: Words) -> str:
    """Give the same as plain text, with the canonical form that the fingerprint is computed from."""
    lines = [w("copy.title"), w(f"{copy.questionnaire.name}.title"), _LINE, ""]
    lines += [f"{fact['name']}: {fact['value']}" for fact in _facts(copy, w)]
    lines += ["", _state(copy, w)]
    for part in in_words(copy.questionnaire, copy.answers, w):
        lines += ["", "", part.title, "-" * len(part.title)]
        for said in part.said:
            lines += ["", *([said.about] if said.about else []), said.question]
            lines += [f"{_INDENT}{line}" for line in said.answer.split("\n")]
    if copy.proof:
        title = w("receipt.proof.title")
        lines += ["", "", title, "-" * len(title), "", *_proof(copy, w), w("copy.form"), "", copy.proof.form]
    return "\n".join(lines) + "\n"


def data_json(copy: Copy, held: dict[str, list[dict[str, Any]]]) -> str:
    """Give everything as one JSON object, with English keys for programs; `held` is what each table has."""
    receipt = copy.receipt
    proof = receipt and {
        "reference": receipt.reference,
        "code": receipt.code,
        "fingerprint": receipt.fingerprint,
        "counted_at": receipt.counted_at.isoformat(),
        "canonical_form": receipt.form,
    }
    data = {
        "consultation": copy.questionnaire.id,
        "made_at": copy.made_at.isoformat(timespec="seconds"),
        "state": copy.response.state,
        "working_copy": copy.response.answers,
        "counted": receipt.answers if receipt else {},
        "receipt": proof,
        "rows": held,
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _facts(copy: Copy, w: Words) -> list[dict[str, str]]:
    facts = {w("receipt.reference"): copy.response.reference}
    if copy.proof:
        facts |= {w("receipt.fingerprint"): copy.proof.fingerprint, w("receipt.code"): copy.proof.code}
    return [{"name": name, "value": value} for name, value in facts.items()]


def _state(copy: Copy, w: Words) -> str:
    made = w("copy.made", date=w.date(copy.made_at))
    if copy.questionnaire.is_pilot:
        return f"{made} {w('nav.pilot')}"
    if copy.receipt is None:
        return f"{made} {w('receipt.draft')}"
    if copy.aside:
        return f"{made} {w('duplicates.told')}"
    changing = f" {w('receipt.changing')}" if copy.response.changing else ""
    return f"{made} {w('copy.counted', date=w.date(copy.receipt.counted_at))}{changing}"


def _proof(copy: Copy, w: Words) -> list[str]:
    """How to check the fingerprint; nothing where there is none."""
    return [w("receipt.proof"), w("receipt.proof.how")] if copy.proof else []
