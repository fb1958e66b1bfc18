"""Finds the pairs that keep their order; the rest has moved."""

from __future__ import annotations

from collections.abc import Sequence


def steady(places: Sequence[int], weights: Sequence[float]) -> frozenset[int]:
    """Return the heaviest increasing subsequence: the indexes of the places that stay, so that the least text has moved.

    Args:
        places: for each item in its old order, its place in the new order; no place stands twice.
        weights: how much each item weighs; above 0.
    """
    ranks = {place: rank for rank, place in enumerate(sorted(places))}
    best = [(0.0, -1)] * (len(places) + 1)  # of all that end before a rank: weight and last item (a Fenwick tree)
    before: list[int] = []
    for item, place in enumerate(map(ranks.__getitem__, places)):
        weight, last = _best(best, place)
        before.append(last)
        _raise(best, place + 1, (weight + weights[item], item))
    _weight, item = _best(best, len(best) - 1)
    kept = set()
    while item >= 0:
        kept.add(item)
        item = before[item]
    return frozenset(kept)


def _best(tree: Sequence[tuple[float, int]], count: int) -> tuple[float, int]:
    """The best of the first ``count`` places."""
    found = (0.0, -1)
    while count > 0:
        found = max(found, tree[count], key=lambda each: each[0])
        count -= count & -count
    return found


def _raise(tree: list[tuple[float, int]], place: int, entry: tuple[float, int]) -> None:
    while place < len(tree):
        if entry[0] > tree[place][0]:
            tree[place] = entry
        place += place & -place
