"""The leaves of a tree, which say what each piece of the text is, and the lines that they follow.

Spans are half-open ranges of code-point offsets in ``source.text``.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from speechparse.source import Position, Source

BLANKS = " \t\u3000\u00a0\ufeff\u200b\u2003\u2002\x0b\x0c"
"""What is no more than room on a line."""
BREAK = r"[ \t\u3000\u00a0\r\n](?:(?<=[\r\n])|(?<![ \t\u3000\u00a0]{2})[ \t\u3000\u00a0]*+[\r\n])\s*"
"""A pattern: a line end with the blanks around it; blanks are looked at once, from their first."""
_BREAK = re.compile(BREAK)


class LeafKind(StrEnum):
    """What a leaf is; each part of an article has a kind of its own, and APART is a table or a text box."""

    MARKER = "marker"
    HEADING = "heading"
    MARK = "mark"
    TEXT = "text"
    GAP = "gap"
    FURNITURE = "furniture"
    APART = "apart"
    TITLE = "title"
    SUBTITLE = "subtitle"
    DATE = "date"
    SPEAKER = "speaker"
    SALUTATION = "salutation"
    OPENING = "opening"
    CLOSING = "closing"
    SOURCE_NOTE = "source_note"
    FRONT = "front"
    RECIPIENTS = "recipients"
    ATTACHMENTS = "attachments"
    SIGNATURE = "signature"


# Members of enumerations are slow to come by from their classes.
_FURNITURE, _GAP = LeafKind.FURNITURE, LeafKind.GAP

Stretch = tuple[int, int, LeafKind]
"""A leaf as plain offsets: where it starts and ends, and what it is."""


@dataclass(frozen=True, slots=True)
class Span:
    """A range of the text."""

    source: Source = field(repr=False, compare=False)
    start: int
    end: int

    @property
    def text(self) -> str:
        """The text as it stands in the source."""
        return self.source.text[self.start : self.end]

    @property
    def position(self) -> Position:
        """Line and column of the first code point."""
        return self.source.position(self.start)

    @property
    def joined(self) -> str:
        """The text with its lines joined."""
        text = self.text
        return _BREAK.sub("", text) if "\n" in text or "\r" in text else text


@dataclass(frozen=True, slots=True)
class Leaf(Span):
    """A piece of text that belongs to no other leaf; all leaves in order are the text."""

    kind: LeafKind = LeafKind.TEXT


class Line(NamedTuple):
    """One line: offsets of its start, first meaningful character, end without blanks, and end with its line end.

    ``aside`` is the kind of a line outside the text (page furniture, a line of a table or text box), else None.
    """

    start: int
    head: int
    end: int
    stop: int
    aside: LeafKind | None
    wrapped: bool  # the paragraph goes on in the next line

    @property
    def blank(self) -> bool:
        return self.head >= self.end


class Lines:
    """The lines of a source in columns of offsets, which take a tenth of the memory of a value for each line.

    Attributes:
        source: the text.
        starts, heads, ends: offsets of each line, as of ``Line``; a line stops where the next starts. One whose head is not before
            its end is blank.
        asides: the kinds of lines outside the text (page furniture, tables, text boxes), by number.
        wrapped: for each line, 1 if the paragraph goes on in the next.
    """

    __slots__ = ("asides", "ends", "heads", "source", "starts", "wrapped")

    def __init__(
        self,
        source: Source,
        starts: Sequence[int],
        heads: Sequence[int],
        ends: Sequence[int],
        asides: Mapping[int, LeafKind] | None = None,
        wrapped: Sequence[int] = b"",
    ) -> None:
        self.source = source
        self.starts, self.heads, self.ends = array("I", starts), array("I", heads), array("I", ends)
        self.asides = asides or {}
        self.wrapped = bytes(wrapped or len(self.starts))

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, number: int) -> Line:
        """Return a line by its number, from 0."""
        if number < 0:
            raise IndexError(number)
        stop = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.source.text)
        aside = self.asides.get(number)
        return Line(self.starts[number], self.heads[number], self.ends[number], stop, aside, bool(self.wrapped[number]))

    def number(self, offset: int) -> int:
        """Return the number of the line that an offset is on."""
        return bisect_right(self.starts, offset) - 1

    def at(self, offset: int) -> Line:
        """Return the line that an offset is on."""
        return self[self.number(offset)]

    def stretches(self, start: int, stop: int, kind: LeafKind) -> Iterator[Stretch]:
        """Yield the stretches that fill a range: text of a kind, gaps of blanks and line ends, page furniture, tables and text boxes."""
        text, starts, heads, ends, asides = self.source.text, self.starts, self.heads, self.ends, self.asides
        place = start
        number = self.number(start)
        while place < stop:
            head, end, aside = heads[number], ends[number], asides.get(number) if asides else None
            number += 1
            below = starts[number] if number < len(starts) else len(text)
            if stop < below:
                head, end, below = min(head, stop), min(end, stop), stop
            if head > place:
                yield place, head, _FURNITURE if text[place:head].strip() else _GAP
                place = head
            if end > place:
                yield place, end, aside or kind
                place = end
            if below > place:
                yield place, below, _GAP
                place = below

    def leaves(self, start: int, stop: int, kind: LeafKind) -> Iterator[Leaf]:
        """Yield the same as leaves."""
        return (Leaf(self.source, *stretch) for stretch in self.stretches(start, stop, kind))
