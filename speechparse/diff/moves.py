"""Finds the pairs that have moved: to another parent, or out of the order that most of the text keeps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from zlib import crc32

from speechparse.diff import order
from speechparse.diff.matching import Matching
from speechparse.diff.model import Division, Node


def moved(matching: Matching, splits: Iterable[Division], merges: Iterable[Division]) -> frozenset[int]:
    """Return the numbers, on the old side, of the nodes that moved. What went along with a piece of its parent stayed."""
    new_of = dict(matching.new_of)
    homes = {new: new for new in matching.old_of}  # parents that are one for this purpose have one home
    for split in splits:
        for piece in split.pieces:
            homes[piece.number] = new_of[split.whole.number]
    for merge in merges:
        for piece in merge.pieces:
            new_of[piece.number] = merge.whole.number
    below: dict[int | None, list[tuple[int, int]]] = defaultdict(list)
    found = set()
    for old, new in sorted(matching.new_of.items()):
        one, other = matching.old.nodes[old].parent, matching.new.nodes[new].parent
        home = None if one is None else homes.get(new_of.get(one, -1), -1)
        if home == (None if other is None else homes.get(other, -2)):
            below[home].append((old, new))
        else:
            found.add(old)
    for pairs in below.values():
        kept = order.steady([new for _, new in pairs], [_weight(matching, old, new) for old, new in pairs])
        found |= {old for n, (old, _) in enumerate(pairs) if n not in kept}
    return frozenset(found)


def _weight(matching: Matching, old: int, new: int) -> float:
    """The weight of a pair by its text; of equals one is slightly heavier, the same one in both directions."""
    one, other = matching.old_contents[old], matching.new_contents[new]
    names = sorted((_name(matching.old.nodes[old]), _name(matching.new.nodes[new])))
    name = f"{names} {old + new} {abs(old - new)}"
    return 1 + one.size + other.size + crc32(name.encode("utf-8", "replace")) / 2**33


def _name(node: Node) -> str:
    return node.title + "".join(clause.words for clause in node.clauses[:2])
