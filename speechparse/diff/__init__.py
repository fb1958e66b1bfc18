"""Compares two trees: pairs their parts by text, then says what changed in each pair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from speechparse.analysis import folding
from speechparse.diff.content import contents
from speechparse.diff.divisions import divided
from speechparse.diff.match import matched
from speechparse.diff.matching import Matching
from speechparse.diff.model import Change, Diff, Division, Flag, Node, Pair, Side
from speechparse.diff.moves import moved
from speechparse.diff.pairs import Changes, compared, pair
from speechparse.diff.pairs import headings as gained
from speechparse.diff.renumbering import renumberings
from speechparse.diff.sides import side
from speechparse.diff.tokens import Cutter

__all__ = ["Diff", "diff", "headings", "side", "worded"]

Pieces = Mapping[Node, tuple[Node, ...]]


def diff(old: Side, new: Side) -> Diff:
    """Return what changed between two sides.

    The changes of texts are given in characters, which needs no dictionary; ``worded`` gives them in words.
    """
    matching = Matching(old, new, contents(old), contents(new))
    matched(matching)
    splits, merges = divided(matching)
    gone = moved(matching, splits, merges)
    pieces = _pieces((*splits, *merges))
    branches = bool(old.branch or new.branch)
    pairs = []
    for number, node in enumerate(new.nodes):
        if number in matching.old_of:
            one = old.nodes[matching.old_of[number]]
            changes = _changes(one, node, pieces, old.traditional != new.traditional)
            known = {Flag.MOVED} if one.number in gone else set()
            known |= {Flag.REWRITTEN} if (one.number, number) in matching.weak else set()
            pairs.append(pair(one, node, frozenset(known), changes, not branches or node.parent is not None))
    inside = {piece for each in pieces.values() for piece in each}
    return Diff(
        old,
        new,
        tuple(pairs),
        removed=tuple(node for node in old.nodes if node.number not in matching.new_of and node not in inside),
        added=tuple(node for node in new.nodes if node.number not in matching.old_of and node not in inside),
        splits=splits,
        merges=merges,
        renumberings=renumberings(pairs),
    )


def worded(found: Diff, cut: Cutter) -> Diff:
    """Return the same comparison with the changes of texts in words.

    Args:
        found: what changed.
        cut: cuts a run of Chinese characters into words.
    """
    pieces = _pieces((*found.splits, *found.merges))

    def told(each: Pair) -> Pair:
        if not each.heading and not each.text:
            return each
        heading, text = _changes(each.old, each.new, pieces, found.scripts, cut)
        return replace(each, heading=heading, text=text)

    return replace(found, pairs=tuple(map(told, found.pairs)))


def headings(found: Diff) -> tuple[Change, ...]:
    """Return the headings that pieces of splits gained and that merges lost; no pair has them among its changes."""
    pieces = _pieces((*found.splits, *found.merges))
    sides = ((_with_pieces(each.old, each.new, pieces), _with_pieces(each.new, each.old, pieces)) for each in found.pairs)
    return tuple(change for old, new in sides if len(old) + len(new) > 2 for change in gained(old, new))


def _changes(old: Node, new: Node, pieces: Pieces, scripts: bool, cut: Cutter = list) -> Changes:
    """The changes of a pair, but for those of the script if that of the sides is not the same."""
    heading, text = compared(_with_pieces(old, new, pieces), _with_pieces(new, old, pieces), cut)
    if not scripts:
        return heading, text
    return tuple(filter(_other_words, heading)), tuple(filter(_other_words, text))


def _other_words(change: Change) -> bool:
    return folding.simple(change.old.text) != folding.simple(change.new.text)


def _pieces(divisions: Iterable[Division]) -> Pieces:
    return {division.whole: division.pieces for division in divisions}


def _with_pieces(node: Node, other: Node, pieces: Pieces) -> tuple[Node, ...]:
    """The node, followed by the other pieces of what its pair was divided into."""
    return (node, *(piece for piece in pieces.get(other, ()) if piece is not node))
