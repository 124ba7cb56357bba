"""What a group of respondents is called in tables and charts."""

from consultation.text.words import Words

ON_THEIR_OWN = ("all", "pooled", "undisclosed")


def group_label(w: Words, grouping: str, group: str) -> str:
    """Name a group: a country code, a museum type, `all`, `pooled`, `undisclosed`, `region:north`, `class:AAH`.

    The last two stand for the small groups of a region or class; other groups of it may be shown themselves.
    """
    if group in ON_THEIR_OWN:
        return w(group)
    if ":" in group:
        return w("group.merged", name=w(group.replace(":", ".", 1)))
    return w.country(group) if grouping == "country" else w(f"{grouping}.{group}")
