"""The rows of a comparison as a tree, with the name and kind of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from speechparse.diff.model import Diff, Division, Flag, Node, Renumbering
from speechparse.diff.view import Row, rows
from speechparse.render.diff import wording
from speechparse.render.page import line

_EXCERPT = 16  # characters of the text of a part without a heading that name it


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A row with those below it.

    Attributes:
        row: the row.
        below: those below it.
        quiet: there is nothing to say of it and of all below it.
    """

    row: Row
    below: tuple[Item, ...]
    quiet: bool

    @property
    def node(self) -> Node:
        """Return the part, on the new side if it is there."""
        row = self.row
        found = row.pair.new if row.pair else row.added or row.removed or (row.gone and row.gone.old)
        assert found
        return found

    @property
    def here(self) -> bool:
        """Whether the part is in this place on the new side."""
        return bool(self.row.pair or self.row.added)

    @property
    def size(self) -> int:
        """Return the number of rows in the item."""
        return 1 + sum(item.size for item in self.below)


class Told:
    """The splits, merges and renumberings by the numbers of their parts."""

    def __init__(self, diff: Diff) -> None:
        self.diff = diff
        self.alone = {node.number for node in diff.added}, {node.number for node in diff.removed}
        self.splits: Mapping[int, Division] = {piece.number: each for each in diff.splits for piece in each.pieces}
        self.merges: Mapping[int, Division] = {piece.number: each for each in diff.merges for piece in each.pieces}
        self.merged: Mapping[int, Division] = {each.whole.number: each for each in diff.merges}
        self.renumberings: Mapping[int, Renumbering] = {each.pairs[0].new.number: each for each in diff.renumberings}
        self.pairs_of_old = {pair.old.number: pair for pair in diff.pairs}

    def quiet(self, row: Row) -> bool:
        """Whether there is nothing to say of a part except that its number follows."""
        pair = row.pair
        return pair is not None and not (wording.shown(pair) or pair.new.number in self.splits or pair.new.number in self.merged)

    def length(self, item: Item) -> str:
        """How much text a part has that only one side has."""
        side, alone = (self.diff.new, self.alone[0]) if item.row.added else (self.diff.old, self.alone[1])
        return wording.length(item.node, side, alone)

    def kind(self, row: Row) -> str:
        """Return the kind of a row in one word, for programs."""
        if row.pair:
            return "moved" if Flag.MOVED in row.pair.flags else "same" if self.quiet(row) else "changed"
        if row.added:
            return "divided" if row.added.number in self.splits else "added"
        if row.removed:
            return "divided past" if row.removed.number in self.merges else "removed"
        return "gone"


def items(diff: Diff, told: Told) -> tuple[Item, ...]:
    """Return all rows as trees, in reading order."""
    return tuple(_items(list(rows(diff)), told))


def _items(every: Sequence[Row], told: Told) -> Iterator[Item]:
    """The trees of some rows; each begins where the level is that of the first again."""
    if not every:
        return
    begins = [n for n, row in enumerate(every) if row.level <= every[0].level]
    for begin, behind in zip(begins, [*begins[1:], len(every)], strict=True):
        below = tuple(_items(every[begin + 1 : behind], told))
        yield Item(every[begin], below, told.quiet(every[begin]) and all(item.quiet for item in below))


def runs(below: Sequence[Item]) -> Iterator[tuple[bool, list[Item]]]:
    """Yield the items, quiet ones in runs."""
    for quiet, run in groupby(below, key=lambda item: item.quiet):
        if quiet:
            yield True, list(run)
        else:
            yield from ((False, [item]) for item in run)


def name(node: Node) -> str:
    """Return number and heading of a part; if it has no heading, the beginning of its text."""
    label = wording.label(node)
    if node.title or not node.part.marker or not node.text:
        return label
    text = line(node.text[0].text.strip())
    return label + (f"{text[:_EXCERPT]}…" if len(text) > _EXCERPT else text)
