"""Finds the runs of signs that two texts share: from common fingerprints, extended as far as they go, and tiled.

Of runs that lie over one another the longest is taken first, and of the others what is left (Wise, "String Similarity via
Greedy String Tiling and Running Karp-Rabin Matching", 1993), so no sign of either text is counted twice.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

_MANY = 256  # ways to lay a fingerprint's places side by side, from which only the first is laid on the first, and so on
_STEP = 64  # signs that are compared at once


class Run(NamedTuple):
    """Signs that two texts have in common: where they begin in the one and in the other, and how many."""

    one: int
    other: int
    length: int

    def turned(self) -> Run:
        return Run(self.other, self.one, self.length)


def runs(one: str, other: str, prints: Mapping[int, Sequence[int]], anchors: Iterable[tuple[int, int]], shortest: int) -> Iterator[Run]:
    """Yield the shared runs of at least ``shortest`` signs, as long as they go.

    Args:
        one: the signs of the one text.
        other: those of the other.
        prints: the fingerprints of the one, each with its places in order.
        anchors: the fingerprints of the other in order, each with its place.
        shortest: signs of a run.
    """
    ends: dict[int, int] = {}  # by how far the texts are shifted, where in the other text the last run ends
    seen: dict[int, int] = {}
    placed = [(fingerprint, place) for fingerprint, place in anchors if fingerprint in prints]
    often = Counter(fingerprint for fingerprint, _ in placed)
    for fingerprint, there in placed:
        number = seen.get(fingerprint, 0)
        seen[fingerprint] = number + 1
        places = prints[fingerprint]
        if len(places) * often[fingerprint] > _MANY:
            places = places[number : number + 1]
        for here in places:
            if there < ends.get(there - here, 0):
                continue
            behind = _behind(one, here, other, there)
            if behind == 0:
                continue  # two runs of signs with one hash
            before = _before(one, here, other, there)
            ends[there - here] = there + behind
            if before + behind >= shortest:
                yield Run(here - before, there - before, before + behind)


def tiled(found: Iterable[Run], shortest: int) -> list[Run]:
    """Return the runs, cut so that none overlaps another on either side; those then shorter than ``shortest`` are left out."""
    heap = [(-run.length, run.one + run.other, run.one, run) for run in found]
    heapify(heap)
    chosen: list[Run] = []
    taken: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    while heap:
        run = heappop(heap)[-1]
        # What was taken before is no shorter: it can lie over an end of this run, never within it.
        heads, tails = zip(*(_covered(side, start, run.length) for side, start in zip(taken, run[:2], strict=True)), strict=True)
        head, rest = max(heads), run.length - max(heads) - max(tails)
        if rest == run.length:
            chosen.append(run)
            insort(taken[0], (run.one, run.one + run.length))
            insort(taken[1], (run.other, run.other + run.length))
        elif rest >= shortest:
            cut = Run(run.one + head, run.other + head, rest)
            heappush(heap, (-rest, cut.one + cut.other, cut.one, cut))
    return chosen


def _before(one: str, here: int, other: str, there: int) -> int:
    """How many signs before two places are the same."""
    count, limit = 0, min(here, there)
    while count + _STEP <= limit and one[here - count - _STEP : here - count] == other[there - count - _STEP : there - count]:
        count += _STEP
    while count < limit and one[here - count - 1] == other[there - count - 1]:
        count += 1
    return count


def _behind(one: str, here: int, other: str, there: int) -> int:
    """How many signs from two places on are the same."""
    count, limit = 0, min(len(one) - here, len(other) - there)
    while count + _STEP <= limit and one[here + count : here + count + _STEP] == other[there + count : there + count + _STEP]:
        count += _STEP
    while count < limit and one[here + count] == other[there + count]:
        count += 1
    return count


def _covered(taken: list[tuple[int, int]], start: int, length: int) -> tuple[int, int]:
    """How many signs at the beginning and at the end of a stretch are taken."""
    end = start + length
    number = bisect_right(taken, (start, end))
    head = taken[number - 1][1] - start if number and taken[number - 1][1] > start else 0
    tail = end - taken[number][0] if number < len(taken) and taken[number][0] < end else 0
    return min(head, length), min(tail, length)
