"""Finds the sections that two texts share, from the runs of signs that they share."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence

from speechparse.matrix.passages import Run

_MOST = 0.8  # of a section on both sides, to call it shared

Stretch = tuple[int, int]
"""The signs of a section: the first, and the one behind the last. Stretches lie in one another or apart, outer ones first."""

_Likely = tuple[int, int, int, int, int]  # signs in common and signs of both, negative; sum of the places; the places


def shared(
    one: str, sections: Sequence[Stretch], other: str, others: Sequence[Stretch], tiles: Sequence[Run], shortest: int
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of sections that mostly share the same runs: the largest first, none twice, none below one that is taken.

    Args:
        one: the signs of the one text.
        sections: its sections.
        other: the signs of the other text.
        others: its sections.
        tiles: the shared runs, in the order of the one.
        shortest: signs of a run; a section with fewer is shared if it is the same.
    """
    taken: tuple[list[Stretch], list[Stretch]] = ([], [])
    likely = {*_covered(sections, others, tiles), *_equal(one, sections, other, others, shortest)}
    for *_, here, there in sorted(likely):
        pair = sections[here], others[there]
        if not any(_meets(side, stretch) for side, stretch in zip(taken, pair, strict=True)):
            yield here, there
            for side, stretch in zip(taken, pair, strict=True):
                insort(side, stretch)


def _covered(sections: Sequence[Stretch], others: Sequence[Stretch], tiles: Sequence[Run]) -> Iterator[_Likely]:
    starts = [run.one for run in tiles]
    begins = [first for first, _ in others]
    for here, (first, last) in enumerate(sections):
        length = last - first
        pieces: list[Stretch] = []
        for run in tiles[max(0, bisect_left(starts, first) - 1) : bisect_left(starts, last)]:
            low, high = max(first, run.one), min(last, run.one + run.length)
            if low < high:
                pieces.append((low - run.one + run.other, high - run.one + run.other))
        if sum(high - low for low, high in pieces) < max(1, _MOST * length):
            continue
        slack = int(length / _MOST * (1 - _MOST)) + 1  # the other cannot begin further before the first sign in common
        near = {n for low, high in pieces for n in range(bisect_left(begins, low - slack), bisect_left(begins, high))}
        for there in near:
            begin, end = others[there]
            common = sum(max(0, min(high, end) - max(low, begin)) for low, high in pieces)
            if common >= _MOST * max(length, end - begin):
                yield -common, begin - end - length, here + there, here, there


def _equal(one: str, sections: Sequence[Stretch], other: str, others: Sequence[Stretch], shortest: int) -> Iterator[_Likely]:
    """Pair equal sections that are too short for a run: the first with the first, the second with the second."""
    same: dict[str, list[int]] = defaultdict(list)
    for here, (first, last) in enumerate(sections):
        if first < last < first + shortest:
            same[one[first:last]].append(here)
    met: dict[str, int] = defaultdict(int)
    for there, (first, last) in enumerate(others):
        if first < last < first + shortest:
            written = other[first:last]
            if met[written] < len(same.get(written, ())):
                here = same[written][met[written]]
                met[written] += 1
                yield first - last, 2 * (first - last), here + there, here, there


def _meets(taken: list[Stretch], stretch: Stretch) -> bool:
    """Whether a stretch overlaps one that is taken."""
    number = bisect_left(taken, stretch)
    return (number < len(taken) and taken[number][0] < stretch[1]) or (number > 0 and taken[number - 1][1] > stretch[0])
