"""Orders a comparison for reading: as the new side, with removed parts where they were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from speechparse.diff.model import Diff, Flag, Node, Pair


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a view; exactly one of the four fields is set.

    Attributes:
        level: depth in the view, from 0.
        pair: a pair, where it stands now.
        added: a node of the new side without a pair (also a piece of a split).
        removed: a node of the old side without a pair (also a piece of a merge).
        gone: a pair that has moved, where it stood.
    """

    level: int
    pair: Pair | None = None
    added: Node | None = None
    removed: Node | None = None
    gone: Pair | None = None


def rows(diff: Diff) -> Iterator[Row]:
    """Yield all parts of both sides in reading order, parents before what is below them."""
    yield from _Walk(diff).below(None, None, 0)


class _Walk:
    def __init__(self, diff: Diff) -> None:
        self.diff = diff
        self.by_old = {pair.old.number: pair for pair in diff.pairs}
        self.by_new = {pair.new.number: pair for pair in diff.pairs}

    def below(self, old: Node | None, new: Node | None, level: int) -> Iterator[Row]:
        """Yield what is below a pair (the tops for None)."""
        waiting = self._waiting(old, new)
        for one in waiting[None]:
            yield from self._left(one, level)
        for other in self.diff.new.children(new):
            pair = self.by_new.get(other.number)
            yield Row(level, pair=pair) if pair else Row(level, added=other)
            yield from self._below_new(pair, other, level + 1)
            for one in waiting[other.number]:
                yield from self._left(one, level)

    def _below_new(self, pair: Pair | None, new: Node, level: int) -> Iterator[Row]:
        if pair:
            yield from self.below(pair.old, new, level)
            return
        for child in self.diff.new.children(new):
            inner = self.by_new.get(child.number)
            yield Row(level, pair=inner) if inner else Row(level, added=child)
            yield from self._below_new(inner, child, level + 1)

    def _waiting(self, old: Node | None, new: Node | None) -> dict[int | None, list[Node]]:
        """The nodes that left a parent, by the sibling that they came after."""
        waiting: dict[int | None, list[Node]] = defaultdict(list)
        anchor = None
        for one in self.diff.old.children(old):
            pair = self.by_old.get(one.number)
            if pair and Flag.MOVED not in pair.flags and pair.new.parent == (new.number if new else None):
                anchor = pair.new.number
            else:
                waiting[anchor].append(one)
        return waiting

    def _left(self, one: Node, level: int) -> Iterator[Row]:
        pair = self.by_old.get(one.number)
        if pair:
            if Flag.MOVED in pair.flags:
                yield Row(level, gone=pair)
            return
        yield Row(level, removed=one)
        for child in self.diff.old.children(one):
            yield from self._left(child, level + 1)
