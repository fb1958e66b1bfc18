"""Sections on the same topic, each written anew: last year's 结构性减税 and this year's, with hardly a sentence in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, product
from math import log, sqrt

from speechparse.diff.index import Grams
from speechparse.diff.matching import Matching, Scope
from speechparse.diff.model import Node

_LEAST = 0.36  # of the share of the headings, that of the texts and the place together
_TEXT = 3.0  # what all the text of a section says of its topic, beside its heading
_PLACE = 0.05  # the same place in the list, from its head or its foot
_MANY = 16  # a run that more sections of one side have says nothing about which of them

Weights = Mapping[str, float]
"""How much a run of characters says of a topic: the more the fewer sections have it."""


def heading_weights(matching: Matching) -> Weights:
    """The weights of what stands in headings, from all of both sides."""
    headings = [content.heading for content in chain(matching.old_contents, matching.new_contents)]
    return {run: log(1 + len(headings) / count) for run, count in Counter(chain.from_iterable(headings)).items()}


def on_topic(matching: Matching, one: Node, other: Node, scope: Scope, headings: Weights) -> Iterator[tuple[float, int, int]]:
    """Children of two parents that have the same topic, each pair with how sure that is.

    Args:
        matching: the pairs so far.
        one: the parent on the old side.
        other: that on the new side.
        scope: those of the children that may be paired.
        headings: as ``heading_weights`` gives them.
    """
    contents = matching.old_contents, matching.new_contents
    siblings = [contents[0][n].whole for n in one.children] + [contents[1][n].whole for n in other.children]
    texts = {run: log(len(siblings) / count) for run, count in Counter(chain.from_iterable(siblings)).items()}
    by_heading = _shares([[contents[side][n].heading for n in scope[side]] for side in (0, 1)], headings)
    by_text = _shares([[contents[side][n].whole for n in scope[side]] for side in (0, 1)], texts)
    for old, new in sorted({**by_heading, **by_text}):
        numbers = scope[0][old], scope[1][new]
        score = by_heading.get((old, new), 0.0) + _TEXT * by_text.get((old, new), 0.0)
        score += _PLACE * _same_place(matching, one, other, *numbers)
        if score >= _LEAST:
            yield score, *numbers


def _same_place(matching: Matching, one: Node, other: Node, old: int, new: int) -> bool:
    """Both have the same rank in their list, or are the last below their parents."""
    last = one.children[-1] == old and other.children[-1] == new
    return last or matching.old.nodes[old].rank == matching.new.nodes[new].rank


def _shares(sides: Sequence[Sequence[Grams]], weights: Weights) -> dict[tuple[int, int], float]:
    """The share of their weight that texts have in common, 0 to 1, for those that have some."""
    holders: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for which, texts in enumerate(sides):
        for number, runs in enumerate(texts):
            for run in runs:
                holders[run][which].append(number)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for run in sorted(holders):  # sums do not depend on the order of a set
        ones, others = holders[run]
        if max(len(ones), len(others)) <= _MANY:
            for pair in product(ones, others):
                shared[pair] += weights[run]
    sums = [[_sum(runs, weights) for runs in texts] for texts in sides]
    return {(i, j): weight / sqrt(sums[0][i] * sums[1][j]) for (i, j), weight in shared.items() if weight > 0}


def _sum(runs: Iterable[str], weights: Weights) -> float:
    return sum(weights[run] for run in sorted(runs))
