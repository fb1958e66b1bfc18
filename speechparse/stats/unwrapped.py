"""A paragraph without its line breaks, with the way back to the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache

from speechparse import compiled
from speechparse.leaves import BREAK
from speechparse.source import Source
from speechparse.tree import Span

_BREAK = compiled.pattern(BREAK)
_STARS = r"\*\*"
_ADDRESS = r"(?:https?://|(?<![!-~])www\.)[!-~]++"
# An image whole, a link but for its words.
_LINK = r"!\[[^\[\]\r\n]{0,200}\]\([^()\s]{1,500}\)|\[(?=[^\[\]\r\n]{1,200}\]\([^()\s]{1,500}\))|\]\([^()\s]{1,500}\)"
_LINKED = ("](", "://", "www.")  # without one of these no link is in a text


def plain(span: Span) -> str:
    """Return the text of a span; in Markdown files without the stars of bold type, which elsewhere mask names and figures."""
    unread = _unread(*_kinds(span.source))
    return unread.sub("", span.text) if unread else span.text


def joined(span: Span) -> str:
    """Return the same text with its lines joined."""
    return _left_out(span).sub("", span.text)


def _left_out(span: Span) -> re.Pattern[str]:
    return _unread(*_kinds(span.source), BREAK) or _BREAK


@lru_cache(maxsize=2)  # two are compared at a time
def _kinds(source: Source) -> tuple[bool, bool]:
    """Whether a text may have links, and whether stars are bold type there."""
    return any(sign in source.text for sign in _LINKED), source.is_markdown


@cache
def _unread(links: bool, stars: bool, *more: str) -> re.Pattern[str] | None:
    """What is not read aloud; None for nothing."""
    patterns = [*more, *((_LINK, _ADDRESS) if links else ()), *((_STARS,) if stars else ())]
    return compiled.pattern("|".join(patterns)) if patterns else None


class Unwrapped:
    """The text of a piece with its lines joined, so that a phrase is found across the end of a line.

    Attributes:
        text: the joined text.
    """

    __slots__ = ("_ends", "_shifts", "text")

    def __init__(self, piece: Span) -> None:
        parts: list[str] = []
        # Where each part ends in the joined text, and how much further on the next one stands in the source.
        self._ends, self._shifts = [0], [piece.start]
        start, whole = 0, piece.text
        for gap in (*_left_out(piece).finditer(whole), None):
            end = gap.start() if gap else len(whole)
            parts.append(whole[start:end])
            start = gap.end() if gap else end
            self._ends.append(self._ends[-1] + len(parts[-1]))
            self._shifts.append(piece.start + start - self._ends[-1])
        self.text = "".join(parts)

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return the range in the source of a part, not empty, of the joined text."""
        return self._offset(start), self._offset(end - 1) + 1

    def _offset(self, place: int) -> int:
        return place + self._shifts[bisect_right(self._ends, place) - 1]
