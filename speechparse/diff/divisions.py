"""Finds sections that became several, and several that became one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from speechparse.diff import index
from speechparse.diff.content import Content
from speechparse.diff.matching import Matching
from speechparse.diff.model import Division, Side

_SHARE = 0.5  # of a piece's text stood in the whole, and does not stand in the piece that is its pair
_RUNS = 8  # different runs of characters that a piece has at least

Contents = Sequence[Content]


def divided(matching: Matching) -> tuple[tuple[Division, ...], tuple[Division, ...]]:
    """Return the splits and the merges. The piece whose heading is most like that of the whole becomes its pair."""
    splits, merges = _splits(matching), _merges(matching)
    for whole in [whole for whole in splits if matching.new_of[whole] in merges]:  # cut up anew, neither the one nor the other
        del splits[whole], merges[matching.new_of[whole]]
    for whole, parts in splits.items():
        best = _most_like(matching.old_contents[whole], matching.new_contents, _beside_one(matching.new, parts), matching.new_of[whole])
        matching.part(whole)
        matching.pair(whole, best)
    for whole, parts in merges.items():
        best = _most_like(matching.new_contents[whole], matching.old_contents, _beside_one(matching.old, parts), matching.old_of[whole])
        matching.part(matching.old_of[whole])
        matching.pair(best, whole)
    return _divisions(matching.old, matching.new, splits), _divisions(matching.new, matching.old, merges)


def pieces(matching: Matching) -> tuple[frozenset[int], frozenset[int]]:
    """Find the nodes without a pair, on either side, that seem to be pieces of nodes that have one."""
    merges, splits = _merges(matching), _splits(matching)
    return (
        frozenset(n for parts in merges.values() for n in parts if n not in matching.new_of),
        frozenset(n for parts in splits.values() for n in parts if n not in matching.old_of),
    )


def _splits(matching: Matching) -> dict[int, list[int]]:
    return _found(matching.new, matching.old_contents, matching.new_contents, matching.new_of, matching.old_of)


def _merges(matching: Matching) -> dict[int, list[int]]:
    return _found(matching.old, matching.new_contents, matching.old_contents, matching.old_of, matching.new_of)


def _found(
    pieces: Side, whole_contents: Contents, piece_contents: Contents, pair_of: Mapping[int, int], whole_of: Mapping[int, int]
) -> dict[int, list[int]]:
    """The pieces of each whole, including its pair; only of wholes with more than one piece.

    Args:
        pieces: the side that the pieces are of.
        whole_contents: what the wholes hold.
        piece_contents: what the pieces hold.
        pair_of: the pair of each node of the wholes' side.
        whole_of: the same the other way round.
    """
    found: dict[int, list[int]] = defaultdict(list)
    beside_of = _beside(pieces, whole_of)
    for number, content in enumerate(piece_contents):
        if number in whole_of or len(content.whole) < _RUNS:
            continue
        for beside in beside_of[number]:
            whole = whole_of[beside]
            lost = whole_contents[whole].whole - piece_contents[beside].whole
            if len(content.whole & lost) >= _SHARE * len(content.whole):
                found[whole].append(number)
                break
        else:
            above = _above(pieces, number, whole_of)
            if above is not None:
                lost = whole_contents[whole_of[above]].own - piece_contents[above].own
                if len(content.whole & lost) >= _SHARE * len(content.whole):
                    found[whole_of[above]].append(number)
    return {whole: sorted([*numbers, pair_of[whole]]) for whole, numbers in found.items()}


def _above(side: Side, number: int, paired: Mapping[int, int]) -> int | None:
    """The nearest paired part above; its own text is where items go that lose their numbers, and come from that get some."""
    above = side.nodes[number].parent
    while above is not None and above not in paired:
        above = side.nodes[above].parent
    return above


def _beside_one(side: Side, parts: Sequence[int]) -> list[int]:
    """The pieces that stand beside the first, and are not below it."""
    return [number for number in parts if side.nodes[number].parent == side.nodes[parts[0]].parent]


def _beside(side: Side, paired: Mapping[int, int]) -> dict[int, list[int]]:
    """The nearest paired siblings, before and after, of each node without a pair."""
    found: dict[int, list[int]] = defaultdict(list)
    for siblings in ([node.number for node in side.tops], *(node.children for node in side.nodes)):
        for way in (siblings, reversed(siblings)):
            last = None
            for number in way:
                if number in paired:
                    last = number
                elif last is not None:
                    found[number].append(last)
    return found


def _most_like(whole: Content, contents: Contents, pieces: Sequence[int], pair: int) -> int:
    best = max(pieces, key=lambda number: (index.dice(whole.heading, contents[number].heading), number == pair))
    return best if index.dice(whole.heading, contents[best].heading) > 0 else pair


def _divisions(wholes: Side, pieces: Side, found: Mapping[int, Sequence[int]]) -> tuple[Division, ...]:
    return tuple(Division(wholes.nodes[whole], tuple(pieces.nodes[n] for n in found[whole])) for whole in sorted(found))
