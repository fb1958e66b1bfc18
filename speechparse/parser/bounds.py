"""The lower bound of the search: what the rest of an article costs at least, whatever has been read before it.

For each candidate it is the price of the cheapest move that any stack could allow. Such a bound may be too low, never too high.
"""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from speechparse.parser.penalties import Penalties


class Bounds(NamedTuple):
    """Lower bounds, by candidate.

    Attributes:
        to_go: what this candidate and all behind it cost at least; one more at the end, 0.
        other: how much more than that it costs at least to reject this candidate or to open a list with it.
    """

    to_go: tuple[float, ...]
    other: tuple[float, ...]


def bounds(penalties: Penalties) -> Bounds:
    """Return the bounds of an article, in one pass over its candidates. A list's second item costs nothing here (see ``search``)."""
    kin: dict[int, set[int]] = {}
    for one, akin in penalties.kin:
        kin.setdefault(one, set()).add(akin)
    seen: set[tuple[int, int]] = set()  # scheme and ordinal
    blocks: dict[int, int] = {}  # by scheme, the paragraph of its last candidate
    forms: set[tuple[int, bool]] = set()  # scheme, at the head of a line or not
    least: list[float] = []
    others: list[float] = []
    for number, candidate in enumerate(penalties.candidates):
        scheme, ordinal = candidate.scheme, candidate.ordinal
        new = (scheme, candidate.head) not in forms
        rejecting = sum([cost for _name, cost in penalties.rejecting(number)])
        other = min(rejecting, _opening(penalties, number, new, (scheme, ordinal - 1) in seen))
        relatives = kin.get(scheme, set())
        beside = not candidate.head and any(blocks.get(each) == candidate.block for each in (scheme, *relatives))
        cheapest = min(other, _continuing(penalties, number, seen, relatives, beside))
        least.append(cheapest)
        others.append(other - cheapest)
        seen |= {(scheme, ordinal), (scheme, -1)}  # -1: the scheme, with any ordinal
        blocks[scheme] = candidate.block
        forms.add((scheme, candidate.head))
    to_go = tuple(accumulate(reversed(least), initial=0.0))[::-1]
    return Bounds(to_go, tuple(others))


def _opening(penalties: Penalties, number: int, new: bool, runs_on: bool) -> float:
    candidate, costs = penalties.candidates[number], penalties.costs
    price: float = costs.open + costs.habit * new - costs.promise * bool(penalties.promised[number])
    if len(candidate.ordinals) > 1:
        price -= costs.prefix_fits
    if candidate.ordinal > 1:
        follows = 0.0 if penalties.schemes[candidate.scheme].runs_on else costs.runs_on
        late = min(costs.middle_start, costs.late_start)
        price += min(follows, late) if runs_on else late
    return price


def _continuing(penalties: Penalties, number: int, seen: set[tuple[int, int]], kin: set[int], beside: bool) -> float:
    candidate, costs = penalties.candidates[number], penalties.costs
    scheme, ordinal = candidate.scheme, candidate.ordinal
    if (scheme, ordinal - 1) in seen or (not ordinal and (scheme, -1) in seen):
        return 0.0
    if any((other, ordinal - 1) in seen or (not ordinal and (other, -1) in seen) for other in kin):
        return costs.kin
    if any((other, -1) in seen for other in (scheme, *kin)):
        gap = min(costs.gap, costs.gap_inline) if beside else costs.gap
        return min(gap, costs.repeat, costs.back, costs.prefix)
    return float("inf")
