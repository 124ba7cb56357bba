"""Choices that live in the address, so that a view can be linked to and survives a reload."""

from collections.abc import Callable, Collection, Sequence

import streamlit as st

from consultation.text import Words

ON, OFF = "yes", "no"


def chosen(name: str, options: Sequence[str], default: str, w: Words) -> str:
    """The choice that the address makes; the default, and a sentence, where it names one that does not exist."""
    asked = st.query_params.get(name, default)
    if asked in options:
        return asked
    st.info(w("error.unknown_filter"))
    del st.query_params[name]
    return default


def drop(name: str, values: Collection[str]) -> None:
    """Take a choice out of the address, without a word, that the page knows but that would change nothing here."""
    if st.query_params.get(name) in values:
        del st.query_params[name]


def select(name: str, options: Sequence[str], default: str, w: Words, show: Callable[[str], str]) -> str:
    """Choose one of many from a list."""
    now = chosen(name, options, default, w)
    st.selectbox(
        w(f"filter.{name}"),
        options,
        format_func=show,
        key=_key(name, now),
        on_change=_keep,
        args=(name,),
    )
    return now


def segments(name: str, options: Sequence[str], default: str, w: Words, show: Callable[[str], str]) -> str:
    """Choose one of a few side by side."""
    now = chosen(name, options, default, w)
    st.segmented_control(
        w(f"filter.{name}"),
        options,
        required=True,
        format_func=show,
        key=_key(name, now),
        on_change=_keep,
        args=(name,),
    )
    return now


def several(
    name: str, options: Sequence[str], most: int, w: Words, show: Callable[[str], str], *, label: str
) -> tuple[str, ...]:
    """Choose a few of many from a list; the first one where none is chosen. The address has them with commas."""
    now = _several(name, options, most, w)
    st.multiselect(
        label,
        options,
        max_selections=most,
        format_func=show,
        key=_key(name, list(now)),
        on_change=_keep_several,
        args=(name,),
    )
    return now


def switch(name: str, w: Words, default: str = ON) -> bool:
    """Turn something off and on again; as `default` unless the address says `yes` or `no`."""
    now = chosen(name, (ON, OFF), default, w)
    st.toggle(w(f"filter.{name}"), key=_key(name, now == ON), on_change=_keep_switch, args=(name,))
    return now == ON


def _several(name: str, options: Sequence[str], most: int, w: Words) -> tuple[str, ...]:
    """Those that the address names and that exist; a sentence where it also names others, or too many."""
    asked = [each for each in st.query_params.get(name, "").split(",") if each]
    known = tuple(dict.fromkeys(each for each in asked if each in options))[:most]
    if len(known) < len(asked):
        st.info(w("error.unknown_filter"))
        st.query_params[name] = ",".join(known)
    return known or tuple(options[:1])


def _key(name: str, now: object) -> str:
    """Give a choice its key, which stays the same so that the keyboard stays on it, and the value that the address has.

    The address also changes without it, by a link or the browser's way back.
    """
    key = f"filter:{name}"
    if st.session_state.get(key) != now:
        st.session_state[key] = now
    return key


def _keep_several(name: str) -> None:
    st.query_params[name] = ",".join(st.session_state[f"filter:{name}"])


def _keep_switch(name: str) -> None:
    st.query_params[name] = ON if st.session_state[f"filter:{name}"] else OFF


def _keep(name: str) -> None:
    picked = st.session_state[f"filter:{name}"]
    if picked is not None:
        st.query_params[name] = picked
