"""Which version of each answer a window shows, so that two windows never overwrite each other silently."""

from collections.abc import Iterable


class Seen:
    """What one window has read at the start, and what it has written itself since."""

    def __init__(self, version: int) -> None:
        """`version` is that of the response when the window read it whole."""
        self._whole = version
        self._own: dict[str, int] = {}

    @property
    def whole(self) -> int:
        """The version up to which the window knows the whole response."""
        return self._whole

    def of(self, columns: Iterable[str]) -> int:
        """The version up to which the window knows every one of these columns."""
        return min((max(self._whole, self._own.get(column, 0)) for column in columns), default=self._whole)

    def note(self, columns: Iterable[str], version: int) -> None:
        """The window has stored these columns itself; if nobody wrote in between it still knows the whole response."""
        if version <= self._whole + 1:
            self._whole = version
        self._own |= dict.fromkeys(columns, version)
