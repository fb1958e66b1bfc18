"""One input: its decoded text and the way from text offsets to lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from speechparse.compiled import pattern

_LINE_END = pattern(r"\r\n|\n|\r")


class Position(NamedTuple):
    """A place in the text: line and column, both from 1, the column in code points."""

    line: int
    column: int


def keeping(encoding: str) -> str:
    """The error handler that keeps what is no character of an encoding, so that the bytes can be had again."""
    return "surrogatepass" if encoding.startswith("utf-16") else "surrogateescape"


@dataclass(frozen=True)
class Source:
    """The text of one input.

    Attributes:
        text: the decoded text, without byte order mark, line ends as they stand in the file.
        path: the name as the caller gave it ("-" for standard input, "" for a string).
        encoding: the name of the encoding that was read.
        mark: the bytes before the text: the byte order mark, or half a character that was cut off (empty if none).
        rest: the byte behind the text that makes no character (empty for most).
        raw: the bytes themselves where their encoding has two ways to write a character (empty for most).
    """

    text: str
    path: str = ""
    encoding: str = "utf-8"
    mark: bytes = b""
    rest: bytes = b""
    raw: bytes = field(default=b"", repr=False)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        r"""Offset of every line's first code point; a line ends at \n, \r\n or a lone \r and nowhere else."""
        return (0, *(end.end() for end in _LINE_END.finditer(self.text)))

    @cached_property
    def newline(self) -> str:
        r"""The line end that the text has most often: \n (also where it has none), \r\n or \r."""
        counts = Counter(_LINE_END.findall(self.text))
        return max(("\n", "\r\n", "\r"), key=lambda end: counts[end])

    def position(self, offset: int) -> Position:
        """Line and column of an offset in code points."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def encode(self) -> bytes:
        """The bytes of the input again (for text inputs: exactly those that were read)."""
        return self.raw or self.mark + self.text.encode(self.encoding, keeping(self.encoding)) + self.rest
