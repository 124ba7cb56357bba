"""Every text that a page run without a browser would show."""

import json
from collections.abc import Iterator
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Dataframe, Element, Node, Table

# Fields of Streamlit's messages that are not read by anybody: names, addresses, kinds, and how a thing looks.
NOT_READ = {
    *("id", "key", "form_id", "element_id", "icon", "icon_position", "url", "color", "format", "language", "type"),
    *("anchor", "autocomplete", "target_widget_id", "page_script_hash", "user_key", "shortcut", "config", "path"),
    *("theme", "context", "element_type", "allow", "query_string", "page", "data", "selection_mode", "display", "css"),
    *("class", "mime", "tag", "group_id"),
}
READ_IN_CHARTS = ("title", "text", "subtitle", "description")


def texts(page: AppTest) -> list[str]:
    """Give labels, sentences, options, help, headings of tables and words of charts, in the order of the page."""
    return [text for node in page._tree.children.values() for text in _of(node) if text.strip()]  # noqa: SLF001


def _of(node: Node) -> Iterator[str]:
    if isinstance(node, Dataframe | Table):
        yield from map(str, [*node.value.columns, *node.value.index, *node.value.to_numpy().ravel()])
    elif isinstance(node, Element):
        yield from _of_chart(node.proto) if node.type == "vega_lite_chart" else _read(node.proto)
    elif isinstance(node, Block):
        if node.proto is not None:
            yield from _read(node.proto)
        for child in node.children.values():
            yield from _of(child)


def _read(message: Any) -> Iterator[str]:
    for field, value in message.ListFields():
        if field.name not in NOT_READ:
            for each in value if field.is_repeated else [value]:
                if isinstance(each, str):
                    yield each
                elif hasattr(each, "ListFields"):
                    yield from _read(each)


def _of_chart(proto: Any) -> Iterator[str]:
    yield from _in_chart(json.loads(proto.spec))


def _in_chart(part: object) -> Iterator[str]:
    """Titles, texts and descriptions, wherever they stand."""
    match part:
        case dict():
            for name, value in part.items():
                if name in READ_IN_CHARTS and isinstance(value, str):
                    yield value
                elif name in READ_IN_CHARTS and isinstance(value, list):
                    yield from (line for line in value if isinstance(line, str))
                yield from _in_chart(value)
        case list():
            for value in part:
                yield from _in_chart(value)
