"""One input: its decoded text and the way from text offsets to lines and columns."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from speechparse.compiled import pattern

_LINE_END = pattern(r"\r\n|\n|\r")


class Position(NamedTuple):
    """A place in the text: line and column, both from 1, the column in code points."""

    line: int
    column: int


class Place(NamedTuple):
    """A place in a file that has no lines: from an offset on, the paragraph, table or page with a number, from 1."""

    offset: int
    kind: str
    number: int


def keeping(encoding: str) -> str:
    """Return the error handler that preserves bytes which are not characters of an encoding, so that they can be written again."""
    return "surrogatepass" if encoding.startswith("utf-16") else "surrogateescape"


@dataclass(frozen=True)
class Source:
    """The text of one input.

    Attributes:
        text: the decoded text, without byte order mark, line ends as they stand in the file.
        path: the name as the caller gave it ("-" for standard input, "" for a string).
        encoding: the name of the encoding that was read.
        mark: the bytes before the text: the byte order mark, or half a character that was cut off (empty if none).
        rest: the byte after the text that is not a whole character (empty for most).
        raw: the bytes themselves where encoding the text would not give them back: the encoding has two ways to write a character,
            or the file is not a text file (empty for most).
        levels: for paragraphs that the document itself marks as headings, the offset of their line and their outline level, from 1.
        apart: ranges of whole lines outside the running text: tables, text boxes.
        places: the places of the text in a file that has no lines of its own, in order of offset (empty for text files).
    """

    text: str
    path: str = ""
    encoding: str = "utf-8"
    mark: bytes = b""
    rest: bytes = b""
    raw: bytes = field(default=b"", repr=False)
    levels: tuple[tuple[int, int], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()
    places: tuple[Place, ...] = ()

    @property
    def is_markdown(self) -> bool:
        """The file's name says that it is Markdown."""
        return self.path.lower().endswith((".md", ".markdown"))

    @cached_property
    def line_starts(self) -> Sequence[int]:
        r"""Offset of every line's first code point; a line ends at \n, \r\n or a lone \r and nowhere else."""
        return array("I", (0, *(end.end() for end in _LINE_END.finditer(self.text))))

    @cached_property
    def newline(self) -> str:
        r"""The line end that the text has most often: \n (also where it has none), \r\n or \r."""
        counts = Counter(_LINE_END.findall(self.text))
        return max(("\n", "\r\n", "\r"), key=lambda end: counts[end])

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset in code points."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def place(self, offset: int) -> Place | None:
        """Return the last place that begins at or before an offset; None in a text file."""
        found = bisect_right(self.places, offset, key=attrgetter("offset"))
        return self.places[found - 1] if found else None

    def placed(self, offset: int) -> dict[str, dict[str, int]]:
        """Return the place of an offset as JSON has it, {"place": {"paragraph": 12}}; empty for a text file."""
        place = self.place(offset)
        return {"place": {place.kind: place.number}} if place else {}

    def encode(self) -> bytes:
        """Return the bytes of the input (for text inputs exactly those that were read)."""
        return self.raw or self.mark + self.text.encode(self.encoding, keeping(self.encoding)) + self.rest
