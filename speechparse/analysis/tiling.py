"""The leaves of a document in columns: one is made when it is asked for, as nearly all questions are about a few of them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import overload

from speechparse.source import Source
from speechparse.tree import Document, Leaf, LeafKind


class Tiling(Sequence[Leaf]):
    """Leaves of a document in order of place: all of them, or some.

    Attributes:
        source: the text.
        starts: where all leaves of the document start, and where the last one ends.
        kinds: what each of them is.
        numbers: which of them are meant here.
    """

    __slots__ = ("kinds", "numbers", "source", "starts")

    def __init__(self, source: Source, starts: Sequence[int], kinds: Sequence[LeafKind], numbers: Sequence[int]) -> None:
        self.source = source
        self.starts = starts
        self.kinds = kinds
        self.numbers = numbers

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, index: int) -> Leaf: ...
    @overload
    def __getitem__(self, index: slice) -> Tiling: ...
    def __getitem__(self, index: int | slice) -> Leaf | Tiling:
        if isinstance(index, slice):
            return Tiling(self.source, self.starts, self.kinds, self.numbers[index])
        number = self.numbers[index]
        return Leaf(self.source, self.starts[number], self.starts[number + 1], self.kinds[number])

    def without(self, kinds: Collection[LeafKind]) -> Tiling:
        """Those that are of no such kind."""
        numbers = array("I", (number for number in self.numbers if self.kinds[number] not in kinds))
        return Tiling(self.source, self.starts, self.kinds, numbers)

    def between(self, start: int, stop: int) -> Tiling:
        """Those that start in a range of the text."""
        first = bisect_left(self.numbers, start, key=self.starts.__getitem__)
        return self[first : bisect_left(self.numbers, stop, first, key=self.starts.__getitem__)]

    def at(self, offset: int) -> Leaf:
        """Of all leaves, the one that holds an offset (0 up to the text's length, not included)."""
        number = self.number(offset)
        return Leaf(self.source, self.starts[number], self.starts[number + 1], self.kinds[number])

    def number(self, offset: int) -> int:
        """Which of all leaves holds an offset."""
        return bisect_right(self.starts, offset, hi=len(self.kinds)) - 1


def tiling(document: Document) -> Tiling:
    """All leaves of a document."""
    starts, kinds = array("I"), []
    for start, _end, kind in document.stretches():
        starts.append(start)
        kinds.append(kind)
    starts.append(len(document.source.text))
    return Tiling(document.source, starts, kinds, range(len(kinds)))
