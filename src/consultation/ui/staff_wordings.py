"""The wordings that respondents suggested, ask by ask, with what each changes; for staff."""

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from consultation.questions.model import Questionnaire, Wording
from consultation.questions.official import original
from consultation.questions.redline import nearest
from consultation.store.rewordings import Rewording, Suggester
from consultation.store.sentences_seen import Sentence
from consultation.text import Words
from consultation.text.labels import group_label
from consultation.ui import context, redline, staff_data
from consultation.ui.staff_pages import heading

AT_ONCE = 20
PEOPLE_NAMED = 8
_MOST = "wordings_shown"


def show() -> None:
    """Choose an ask, and read what people would write in its place."""
    w, questionnaire = heading("wordings"), context.questionnaire()
    counts = staff_data.rewording_counts()
    if not counts:
        st.info(w("wordings.none"))
        return
    st.write(w("wordings.intro"))
    name = st.selectbox(
        w("wordings.of"), list(counts), format_func=lambda name: _listed(name, counts, w), key="wordings-of"
    )
    question = questionnaire.question(name)
    assert isinstance(question, Wording)  # noqa: S101  only such questions are counted
    st.header(w("wordings.original"))
    st.text(original(questionnaire, question, w), width="stretch")
    _suggestions(question, counts[name], questionnaire, w)


def _listed(name: str, counts: Mapping[str, int], w: Words) -> str:
    about = name.partition(".")[0]
    return f"{about} · {w(f'{about}.title')} ({w.number(counts[name])})"


def _suggestions(question: Wording, n: int, questionnaire: Questionnaire, w: Words) -> None:
    most = AT_ONCE * st.session_state.get(f"{_MOST}-{question.id}", 1)
    found = staff_data.rewordings(question, most)
    st.header(w.plural("wordings.n", n))
    originals = {code: original(questionnaire, question, context.words_in(code)) for code in questionnaire.languages}
    for number, rewording in enumerate(found):
        with st.container(key=f"wording-{number}"):
            _suggestion(rewording, originals, w)
    if len(found) == most:
        st.button(w("wordings.more"), key="wordings-more", on_click=_more, args=(question,))


def _suggestion(rewording: Rewording, originals: Mapping[str, str], w: Words) -> None:
    """Against the text that was read, or is likely to have been: not always that of the language of the submission."""
    read = rewording.seen or _likely(rewording, originals)
    redline.show(read.text, rewording.text, w)
    people = w.plural("wordings.people", len(rewording.people))
    told = [people, w.language_name(read.language), _who(rewording.people, w)]
    earlier = [] if read.text in originals.values() else [w("wordings.earlier")]
    st.caption(" · ".join((*told, *earlier)))
    for reason in dict.fromkeys(person.reason for person in rewording.people if person.reason):
        st.text(f"{w('wording.reason')} {reason}", width="stretch")


def _likely(rewording: Rewording, originals: Mapping[str, str]) -> Sentence:
    text = nearest(list(originals.values()), rewording.text)
    return Sentence(next(code for code, each in originals.items() if each == text), text)


def _who(people: tuple[Suggester, ...], w: Words) -> str:
    """Country and type of each, the same ones counted."""
    kinds = Counter(
        ", ".join(
            group_label(w, grouping, group)
            for grouping, group in (("country", person.country), ("museum_type", person.museum_type))
            if group
        )
        for person in people
    )
    named = [kind if n == 1 else f"{kind} × {w.number(n)}" for kind, n in kinds.most_common(PEOPLE_NAMED)]
    return "; ".join(named) + ("; …" if len(kinds) > PEOPLE_NAMED else "")


def _more(question: Wording) -> None:
    name = f"{_MOST}-{question.id}"
    st.session_state[name] = st.session_state.get(name, 1) + 1
