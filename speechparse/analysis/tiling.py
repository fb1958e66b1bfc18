"""The leaves of a document in columns; a leaf is made when it is asked for, as few of them ever are."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import overload

from speechparse.tree import Document, Leaf, LeafKind

_KINDS = tuple(LeafKind)
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}


class Leaves(Sequence[Leaf]):
    """All leaves of a document, in order of place.

    Attributes:
        source: the text.
        starts: where each of them starts, and where the last one ends.
        kinds: what each of them is, by its place among all kinds.
    """

    __slots__ = ("kinds", "source", "starts")

    def __init__(self, document: Document) -> None:
        self.source = document.source
        self.starts = array("I")
        self.kinds = bytearray()
        for start, _end, kind in document.stretches():
            self.starts.append(start)
            self.kinds.append(_NUMBERS[kind])
        self.starts.append(len(document.source.text))

    def __len__(self) -> int:
        return len(self.kinds)

    @overload
    def __getitem__(self, index: int) -> Leaf: ...
    @overload
    def __getitem__(self, index: slice) -> Chosen: ...
    def __getitem__(self, index: int | slice) -> Leaf | Chosen:
        numbers = range(len(self))[index]
        if isinstance(numbers, range):
            return Chosen(self, numbers)
        return Leaf(self.source, self.starts[numbers], self.starts[numbers + 1], self.kind(numbers))

    def number(self, offset: int) -> int:
        """Return the number of the leaf that contains an offset (from 0 to before the text's length)."""
        return bisect_right(self.starts, offset, hi=len(self)) - 1

    def kind(self, number: int) -> LeafKind:
        """Return the kind of a leaf."""
        return _KINDS[self.kinds[number]]

    def without(self, kinds: Iterable[LeafKind]) -> Chosen:
        """Return the leaves that are of none of these kinds."""
        return Chosen(self, range(len(self))).without(kinds)


class Chosen(Sequence[Leaf]):
    """Some leaves of a document, in order of place.

    Attributes:
        leaves: all of them.
        numbers: which of those.
    """

    __slots__ = ("leaves", "numbers")

    def __init__(self, leaves: Leaves, numbers: Sequence[int]) -> None:
        self.leaves = leaves
        self.numbers = numbers

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, index: int) -> Leaf: ...
    @overload
    def __getitem__(self, index: slice) -> Chosen: ...
    def __getitem__(self, index: int | slice) -> Leaf | Chosen:
        return Chosen(self.leaves, self.numbers[index]) if isinstance(index, slice) else self.leaves[self.numbers[index]]

    def without(self, kinds: Iterable[LeafKind]) -> Chosen:
        """Return the leaves that are of none of these kinds."""
        known, left = self.leaves.kinds, {_NUMBERS[kind] for kind in kinds}
        return Chosen(self.leaves, array("I", (number for number in self.numbers if known[number] not in left)))

    def between(self, start: int, stop: int) -> Chosen:
        """Return the leaves that start in a range of the text."""
        starts = self.leaves.starts
        first = bisect_left(self.numbers, start, key=starts.__getitem__)
        return self[first : bisect_left(self.numbers, stop, first, key=starts.__getitem__)]
