"""What moves cost, as sums. The readings of a text have most open lists in common: what a list and a candidate tell is priced once."""

from __future__ import annotations

from speechparse.parser.penalties import Entry, Penalties, Reasons, Stand


class Prices:
    """The sums of the penalties of one article, kept by candidate.

    Attributes:
        penalties: where they come from.
        rejecting: for each candidate what it costs to reject it.
    """

    def __init__(self, penalties: Penalties) -> None:
        self.penalties = penalties
        self.rejecting = [_sum(penalties.rejecting(number)) for number in range(len(penalties.candidates))]
        self._continuing: list[dict[Entry, float | None]] = [{} for _ in self.rejecting]
        self._below: list[dict[tuple[Entry, ...], float]] = [{} for _ in self.rejecting]
        self._beside: list[dict[tuple[Entry, int, bool], float]] = [{} for _ in self.rejecting]

    def continuing(self, entry: Entry, number: int) -> float | None:
        """The price of an open list's next item; None if the candidate cannot be one."""
        known = self._continuing[number]
        if entry not in known:
            reasons = self.penalties.continuing(entry, number)
            known[entry] = None if reasons is None else _sum(reasons)
        return known[entry]

    def beginning(self, stand: Stand, number: int, depth: int) -> float:
        """The price of a new list as such."""
        return _sum(self.penalties.beginning(stand, number, depth))

    def placing(self, stand: Stand, number: int, depth: int) -> float:
        """The price of a new list at a depth."""
        penalties, stack = self.penalties, stand.stack
        price: float = penalties.costs.habit if penalties.unusual(stand, number, depth) else 0.0
        if depth:
            below, above = self._below[number], stack[:depth]
            if above not in below:
                below[above] = _sum(penalties.below(above, number))
            price += below[above]
        if depth < len(stack):
            beside, place = self._beside[number], (stack[depth], len(stack) - depth, depth == 0)
            if place not in beside:
                beside[place] = _sum(penalties.beside(stack[depth:], depth, number))
            price += beside[place]
        return price


def _sum(reasons: Reasons) -> float:
    return sum([cost for _name, cost in reasons])
