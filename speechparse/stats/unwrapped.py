"""A paragraph without its line breaks, and the way back to the source."""

from __future__ import annotations

import re

from speechparse.tree import Span

_BREAK = re.compile(r"[ \t\u3000\u00a0]*(?:\r\n|\n|\r)[\s\u3000]*")


class Unwrapped:
    """The text of a piece with broken lines joined, so that a phrase is found where a line ends in it.

    Attributes:
        text: the joined text.
    """

    __slots__ = ("_offsets", "text")

    def __init__(self, piece: Span) -> None:
        offsets: list[int] = []
        parts: list[str] = []
        start, whole = 0, piece.text
        for gap in (*_BREAK.finditer(whole), None):
            end = gap.start() if gap else len(whole)
            parts.append(whole[start:end])
            offsets.extend(range(piece.start + start, piece.start + end))
            start = gap.end() if gap else end
        self.text = "".join(parts)
        self._offsets = offsets

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the joined text, which is not empty, stands in the source."""
        return self._offsets[start], self._offsets[end - 1] + 1
