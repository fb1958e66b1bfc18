"""The pairs of a comparison as they are found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from speechparse.diff import index
from speechparse.diff.content import Content
from speechparse.diff.index import Likeness
from speechparse.diff.model import Side

Scope = tuple[Sequence[int], Sequence[int]]
"""Places of nodes on either side."""


class Matching:
    """The pairs found so far: for each node the place of its pair on the other side.

    Attributes:
        weak: the pairs that have no more than their topic in common.
    """

    def __init__(self, old: Side, new: Side, old_contents: Sequence[Content], new_contents: Sequence[Content]) -> None:
        self.old, self.new = old, new
        self.old_contents, self.new_contents = old_contents, new_contents
        self.new_of: dict[int, int] = {}
        self.old_of: dict[int, int] = {}
        self.weak: set[tuple[int, int]] = set()

    def pair(self, old: int, new: int) -> None:
        """Make a pair."""
        self.new_of[old], self.old_of[new] = new, old

    def part(self, old: int) -> None:
        """Undo the pair of a node of the old side."""
        del self.old_of[self.new_of.pop(old)]

    def free(self, scope: Scope) -> Scope:
        """Return the nodes without a pair, of some on either side."""
        return [n for n in scope[0] if n not in self.new_of], [n for n in scope[1] if n not in self.old_of]

    def parents_paired(self, old: int, new: int) -> bool:
        """Whether the parents of two nodes are a pair, or both nodes are tops."""
        one, other = self.old.nodes[old].parent, self.new.nodes[new].parent
        return one is other is None or (one is not None and other is not None and self.new_of.get(one) == other)

    def alike(self, scope: Scope, runs: Callable[[Content], index.Grams], least: float) -> Iterator[tuple[float, int, int]]:
        """Yield the pairs of a scope whose runs are alike, with their Dice coefficient."""
        ones, others = ([runs(self.old_contents[n]) for n in scope[0]], [runs(self.new_contents[n]) for n in scope[1]])
        for each in index.alike(ones, others, least):
            yield each.score, scope[0][each.old], scope[1][each.new]

    def take(self, scored: Iterable[tuple[float, int, int]], scope: Scope) -> None:
        """Make pairs, the best first."""
        places = {n: place for place, n in enumerate(scope[0])}, {n: place for place, n in enumerate(scope[1])}
        likely = (Likeness(score, places[0][old], places[1][new]) for score, old, new in scored)
        for each in index.chosen(likely, (len(scope[0]), len(scope[1]))):
            self.pair(scope[0][each.old], scope[1][each.new])
