"""Another wording: the sentence itself to edit, below it what changes, and why."""

from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache

import streamlit as st

from consultation.errors import ConsultationError
from consultation.questions.clean import plain
from consultation.questions.model import Wording
from consultation.questions.official import official_text, original
from consultation.questions.redline import nearest, spaced
from consultation.store import sentences_seen
from consultation.store.sentences_seen import Sentence
from consultation.text import Words
from consultation.ui import context, language, preview, redline, respondent
from consultation.ui.stored_field import first, remember, typed


def ask(question: Wording, label: str, w: Words) -> None:
    """Show the sentence, and once it is changed the redline, the reason and the way back."""
    originals = _originals(question)
    shown = originals[w.language]
    name = remember(question.id, lambda: first(question.id) or shown)
    written = first(question.id)
    if written is None and plain(st.session_state[name]) in {"", *originals.values()}:
        st.session_state[name] = shown  # emptied, or unchanged in the language that the page was in before
    st.text_area(label, key=name, height="content", on_change=_save, args=(question,))
    _official(question, w)
    if written is not None:
        _changed(question, written, w)


def changes(question: Wording, written: str, w: Words) -> None:
    """Draw what a suggested wording changes, against the sentence that was read when it was begun.

    Where that was not kept, as in a preview, it is today's in the language in which it is nearest to it.
    """
    originals, read = _originals(question), _read(question)
    base = read.text if read else nearest([originals[w.language], *originals.values()], written)
    redline.show(base, written, w)


def _changed(question: Wording, written: str, w: Words) -> None:
    with st.container(key=f"redline-{question.id}"):
        st.caption(w("wording.redline"))
        changes(question, written, w)
    _changed_since(question, w)
    st.text_area(
        w("wording.reason"),
        key=remember(question.reason, lambda: first(question.reason) or ""),
        height="content",
        placeholder=w("form.optional"),
        on_change=_save,
        args=(question,),
    )
    st.button(w("wording.take_back"), key=f"take-back-{question.id}", on_click=_take_back, args=(question,))


def _changed_since(question: Wording, w: Words) -> None:
    originals, read = _originals(question), _read(question)
    if read and read.text not in originals.values():
        st.caption(w("wording.changed_since"))
        st.text(originals[w.language], width="stretch")


def _read(question: Wording) -> Sentence | None:
    """The sentence as it stood when this person began to reword it."""
    if preview.on():
        return None
    return sentences_seen.read(context.store(), context.questionnaire(), respondent.key()).get(question.id)


def _official(question: Wording, w: Words) -> None:
    """Say that it is the official text, and in which language if that is not the one of the page."""
    item = context.questionnaire().items.get(question.of.rpartition(".")[0])
    official = item and official_text(context.questionnaire(), item, w.language)
    if official:
        own = official.language == w.language
        name = w.language_name(official.language)
        with st.container(key=f"official-{question.id}"):
            st.caption(w("wording.official") if own else w("wording.official_in", language=name))


def _originals(question: Wording) -> Mapping[str, str]:
    """The sentence in every language that the page may have been in when it was changed."""
    return _in_all(question.id, tuple(context.words_in(code) for code in language.offered()), context.edition_key())


@lru_cache(maxsize=1024)
def _in_all(name: str, spoken: tuple[Words, ...], _edition: str) -> Mapping[str, str]:
    questionnaire = context.questionnaire()
    question = questionnaire.question(name)
    assert isinstance(question, Wording)  # noqa: S101  the one that it was asked for
    return {w.language: original(questionnaire, question, w) for w in spoken}


def _save(question: Wording) -> None:
    """An unchanged sentence is no answer; going back to it takes the answer back."""
    written = str(typed(question.id) or "")
    if spaced(plain(written)) in map(spaced, _unchanged(question)):
        respondent.save(question, None)
        return
    begins = first(question.id) is None
    respondent.save(question, {question.id: written, question.reason: typed(question.reason)})
    if begins and first(question.id) is not None:
        _note(question)


def _unchanged(question: Wording) -> set[str]:
    """Today's sentence in every language, and the one that was read."""
    read = _read(question) if first(question.id) is not None else None
    return {*_originals(question).values(), *([read.text] if read else [])}


def _note(question: Wording) -> None:
    """Keep what was read, with the first language that has it in these words; the answer stands without it too."""
    if preview.on():
        return
    originals = _originals(question)
    text = originals[language.current()]
    spoken = next(code for code, each in originals.items() if each == text)
    with suppress(ConsultationError):
        read = Sentence(spoken, text)
        sentences_seen.note(context.store(), context.questionnaire(), respondent.key(), question, read)


def _take_back(question: Wording) -> None:
    """Empty the field too, so that it starts from the sentence again."""
    respondent.save(question, None)
    st.session_state[respondent.field_name(question.id)] = ""
