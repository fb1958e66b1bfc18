"""The paragraphs of a text, each one line or several that a hard wrap broke."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import NamedTuple

from speechparse.leaves import Lines


class Block(NamedTuple):
    """One paragraph: offsets of its first meaningful character and its end, numbers of its first and last line."""

    start: int
    end: int
    first: int
    last: int


class Blocks:
    """The paragraphs of a text in columns, like ``Lines``; the columns are the fields of ``Block``."""

    __slots__ = ("ends", "firsts", "lasts", "starts")

    def __init__(self, lines: Lines) -> None:
        """Group lines into paragraphs; blank lines and lines outside the text belong to none."""
        self.starts, self.ends, self.firsts, self.lasts = array("I"), array("I"), array("I"), array("I")
        goes_on = False
        for n, (head, end, wrapped) in enumerate(zip(lines.heads, lines.ends, lines.wrapped, strict=True)):
            if head >= end or n in lines.asides:
                continue
            if goes_on:
                self.ends[-1], self.lasts[-1] = end, n
            else:
                self.starts.append(head)
                self.ends.append(end)
                self.firsts.append(n)
                self.lasts.append(n)
            goes_on = bool(wrapped)

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, number: int) -> Block:
        return Block(self.starts[number], self.ends[number], self.firsts[number], self.lasts[number])

    def __iter__(self) -> Iterator[Block]:
        return map(Block, self.starts, self.ends, self.firsts, self.lasts)
