"""Which of the languages that are offered a browser prefers."""

from collections.abc import Sequence

from babel import negotiate_locale

MOST = 20


def preferred(header: str, offered: Sequence[str]) -> str | None:
    """Choose by an Accept-Language header (RFC 9110), `fr-CH, en;q=0.5`; `de` serves who asks for `de-AT`.

    None where nothing that the header names is offered.
    """
    return negotiate_locale(_best_first(header), offered, sep="-")


def _best_first(header: str) -> list[str]:
    parts = [part.partition(";q=") for part in header.replace(" ", "").split(",")[:MOST]]
    wanted = [(tag.lower(), _weight(weight)) for tag, _, weight in parts if tag]
    return [tag for tag, weight in sorted(wanted, key=lambda each: each[1], reverse=True) if weight > 0]


def _weight(text: str) -> float:
    try:
        return float(text or 1)
    except ValueError:
        return 0.0
