"""Finds which texts of two lists are alike, by shared runs of characters and an inverted index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

Grams = frozenset[str]

_MANY = 16  # a run that more texts of one side have says nothing about which of them
_NEAR = 8  # so many of the nearest are compared in full


@dataclass(frozen=True, slots=True, order=True)
class Likeness:
    """Two texts that are alike.

    Attributes:
        score: Dice coefficient of their runs, above 0 to 1.
        old: place of the one.
        new: place of the other.
    """

    score: float
    old: int
    new: int


def grams(text: str, length: int) -> Grams:
    """Return the runs of ``length`` characters of a text; the text itself if it is shorter."""
    return frozenset(text[n : n + length] for n in range(len(text) - length + 1)) or frozenset({text} if text else ())


def dice(one: Grams, other: Grams) -> float:
    """Return the Dice coefficient: 0 for nothing in common, 1 for everything."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def alike(old: Sequence[Grams], new: Sequence[Grams], least: float) -> list[Likeness]:
    """Return the pairs of texts whose Dice coefficient is at least ``least``.

    Only texts that share a run that few texts have are compared, each with the few that share most, so the time grows with
    the length of the texts, not with the number of pairs.
    """
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for ones, others in _holders(old, new).values():
        if max(len(ones), len(others)) <= _MANY:
            for pair in product(ones, others):
                shared[pair] += 1
    near = _nearest(shared, 0) | _nearest(shared, 1)
    found = (Likeness(dice(old[one], new[other]), one, other) for one, other in sorted(near))
    return [each for each in found if each.score >= least]


def _holders(old: Sequence[Grams], new: Sequence[Grams]) -> dict[str, tuple[list[int], list[int]]]:
    """For each run the texts of both sides that have it."""
    holders: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for which, texts in enumerate((old, new)):
        for number, runs in enumerate(texts):
            for run in runs:
                holders[run][which].append(number)
    return holders


def _nearest(shared: dict[tuple[int, int], int], which: int) -> set[tuple[int, int]]:
    """The pairs that share most, for each text of one side."""
    by_text: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in shared:
        by_text[pair[which]].append(pair)
    return {pair for pairs in by_text.values() for pair in sorted(pairs, key=lambda each: (-shared[each], each))[:_NEAR]}


def chosen(likenesses: Iterable[Likeness], places: tuple[int, int]) -> list[Likeness]:
    """Choose pairs, best first, so that each text occurs once; of equals those nearest in relative place.

    Args:
        likenesses: the pairs.
        places: how many texts each side has.
    """

    def rank(each: Likeness) -> tuple[float, float, int]:
        return -each.score, abs(each.old / max(places[0], 1) - each.new / max(places[1], 1)), each.old + each.new

    old, new, taken = set(), set(), []
    for each in sorted(likenesses, key=rank):
        if each.old not in old and each.new not in new:
            old.add(each.old)
            new.add(each.new)
            taken.append(each)
    return taken
