"""Searches for the reading with the least cost: exact best-first search (A*), bounded to stay linear in the number of candidates.

A state is the stack of open lists. The state expanded next is the one with the least sum of its cost so far and the least cost to go
(given by ``bounds``), so on a clear text hardly any states are expanded except those of the right reading. On a noisy text a candidate
has many states of about the same cost; then only the best few are expanded, and the reading found need not be the very cheapest. What
the text has done before is not part of a state either, though prices depend on it (what it does again costs less): of two ways to a
stack only the cheaper one is kept.

The cost of a list of one item is counted when the list closes: until then a second item may follow, and no move costs less than
the bound, which knows the candidate alone.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import count
from math import inf
from typing import NamedTuple

from speechparse.parser.bounds import bounds
from speechparse.parser.penalties import Penalties, Reasons
from speechparse.parser.scan import Candidate
from speechparse.parser.stand import Entry, Move, Stand, in_the_middle

WIDTH = 8  # states of one candidate that are expanded at most
MARGIN = 8.0  # states dearer than the cheapest of their candidate by more than this are not gone on with
_DEEPEST = 12  # levels of the tree; no text has more

REJECT = Move(None, False)
_CONTINUE = tuple(Move(depth, False) for depth in range(_DEEPEST))
_OPEN = tuple(Move(depth, True) for depth in range(_DEEPEST))


class State(NamedTuple):
    """A reading of the candidates up to a place.

    Attributes:
        cost: what it costs, lists of one item that are still open not counted.
        lone: how many of these there are.
        stand: its open lists, and what the text has done so far.
        before: the state it was reached from (None for the first), by what move.
    """

    cost: float
    lone: int
    stand: Stand
    before: State | None
    move: Move | None


class Step(NamedTuple):
    """A move that was considered: from a state, at a price, to a stack with a number of one-item lists."""

    start: State
    move: Move
    price: float
    stack: tuple[Entry, ...]
    lone: int


class Found(NamedTuple):
    """What a search found.

    Attributes:
        path: the states of the best reading, one for each candidate.
        cost: what it costs.
        states: how many states were expanded.
        cut: the candidates at which states were given up that might have led to a cheaper reading.
        steps: for each candidate the moves considered, where they are kept.
    """

    path: list[State]
    cost: float
    states: int
    cut: frozenset[int]
    steps: list[list[Step]]


_START = State(0.0, 0, Stand((), {}, frozenset()), None, None)


def search(penalties: Penalties, keeps: bool = False) -> Found:
    """The best reading of one article.

    Args:
        penalties: the candidates and what moves cost.
        keeps: also look at the readings that are dearer by up to ``MARGIN``, and keep all moves considered.
    """
    return _Search(penalties, keeps).run()


class _Search:
    """One search: the states settled for each candidate, and the queue of what to look at next.

    An entry of the queue is a state and a step to take from it, or no step for the state's other moves: to continue an open list
    mostly costs nothing, so that the others need no price until that has proved wrong.
    """

    def __init__(self, penalties: Penalties, keeps: bool) -> None:
        self.penalties = penalties
        self.last = len(penalties.candidates)
        self.to_go, self.other = bounds(penalties)
        self.lone = penalties.costs.lone
        self.keeps = keeps
        self.steps: list[list[Step]] = [[] for _ in penalties.candidates]
        self.settled: list[set[tuple[Entry, ...]]] = [set() for _ in range(self.last + 1)]
        self.dearest = [inf] * (self.last + 1)
        self.given_up = [inf] * (self.last + 1)  # by candidate, the least total of a state that is not gone on with
        self.turn = count()
        self.queue: list[tuple[float, int, int, State, Step | None]] = []

    def run(self) -> Found:
        best = None if self.last else _START
        limit = inf
        self.settle(_START, 0, self.to_go[0])
        while self.queue:
            total, behind, _turn, state, step = heappop(self.queue)
            number = -behind
            if total > limit:
                break
            if step is None:
                if self.keeps or total <= self.dearest[number + 1]:
                    self.consider_others(state, number)
                else:
                    self.give_up(number + 1, total)
            elif step.stack in self.settled[number]:
                continue
            elif total > self.dearest[number]:
                self.give_up(number, total)
            else:
                state = _arrive(step, self.penalties.candidates[number - 1])
                self.settle(state, number, total)
                if number == self.last and best is None:
                    best, limit = state, total + MARGIN
                    if not self.keeps:
                        break
        assert best is not None  # every state has a move: to reject
        cost = best.cost + best.lone * self.lone
        cut = frozenset(number for number, total in enumerate(self.given_up) if total < cost)
        return Found(_path(best), cost, sum(map(len, self.settled)), cut, self.steps)

    def settle(self, state: State, number: int, total: float) -> None:
        """Go on with a state, which is the cheapest way to its stack: first with the open lists that the candidate may continue."""
        if not self.settled[number]:
            self.dearest[number] = total + MARGIN
        self.settled[number].add(state.stand.stack)
        if len(self.settled[number]) == WIDTH:
            self.dearest[number] = -inf  # any other is given up
        if number == self.last:
            return
        heappush(self.queue, (total + self.other[number], -number, next(self.turn), state, None))
        stack, scheme = state.stand.stack, self.penalties.candidates[number].scheme
        lone = 0
        for depth, entry in enumerate(stack):
            reasons = self.penalties.continuing(entry, number)
            if reasons is not None:
                item = Entry(number, scheme, 2, entry.late, entry.promised)
                self.consider(state, number, _CONTINUE[depth], _sum(reasons), stack[:depth], item, lone)
            lone += entry.size == 1

    def consider_others(self, state: State, number: int) -> None:
        """The other moves of a state: to reject the candidate, or to open a list at any depth."""
        penalties, stand = self.penalties, state.stand
        stack, candidate = stand.stack, penalties.candidates[number]
        self.consider(state, number, REJECT, _sum(penalties.rejecting(number)), stack, None, state.lone)
        item = Entry(number, candidate.scheme, 1, False, penalties.promised[number])
        top = item._replace(late=True) if candidate.ordinal > 1 else item
        price = _sum(penalties.beginning(stand, number, 1))
        # Of what placing a list costs, only a number that fits its parent's lowers the price.
        least = price - penalties.costs.prefix_fits * (len(candidate.ordinals) > 1)
        lone = 1
        for depth in range(min(len(stack) + 1, _DEEPEST)):
            if depth == 0 and in_the_middle(stand, candidate):
                begun = _sum(penalties.opening(stand, number, 0))
                self.consider(state, number, _OPEN[0], begun, (), top._replace(size=2), 0)
            elif self.keeps or not self.too_dear(state, number, least, lone):
                placed = price + _sum(penalties.placing(stand, number, depth))
                self.consider(state, number, _OPEN[depth], placed, stack[:depth], item if depth else top, lone)
            if depth < len(stack):
                lone += stack[depth].size == 1

    def too_dear(self, state: State, number: int, price: float, lone: int) -> bool:
        """Whether a move of at least that price leads to a state that is not expanded; such a move is dropped."""
        total = state.cost + price + (state.lone - lone) * self.lone + self.to_go[number + 1]
        if total <= self.dearest[number + 1]:
            return False
        self.give_up(number + 1, total)
        return True

    def consider(
        self, state: State, number: int, move: Move, price: float, above: tuple[Entry, ...], item: Entry | None, lone: int
    ) -> None:
        """Put a move with a candidate into the queue: to the open lists ``above`` and, below them, the one it is an item of."""
        price += (state.lone - lone) * self.lone
        behind = number + 1
        total = state.cost + price + (self.to_go[behind] if behind < self.last else lone * self.lone)
        dear = total > self.dearest[behind]
        if dear:
            self.give_up(behind, total)
            if not self.keeps:
                return
        step = Step(state, move, price, (*above, item) if item else above, lone)
        if self.keeps:
            self.steps[number].append(step)
        if not dear and step.stack not in self.settled[behind]:
            heappush(self.queue, (total, -behind, next(self.turn), state, step))

    def give_up(self, number: int, total: float) -> None:
        """Leave out a state."""
        if total < self.given_up[number]:
            self.given_up[number] = total


def _sum(reasons: Reasons) -> float:
    return sum([cost for _name, cost in reasons])


def _arrive(step: Step, candidate: Candidate) -> State:
    """The state after a step, with what the text has done so far."""
    start, move, price, stack, lone = step
    _stack, last, habits = start.stand
    if move.depth is not None:
        last = {**last, candidate.scheme: candidate.ordinal}
        if move.opens:
            above = stack[-2].scheme if len(stack) > 1 else -1
            habits = habits | {(above, candidate.scheme, candidate.head)}
    return State(start.cost + price, lone, Stand(stack, last, habits), start, move)


def _path(final: State) -> list[State]:
    """The states of the reading that ends in a state, from the first candidate on."""
    path = []
    state: State | None = final
    while state is not None and state.before is not None:
        path.append(state)
        state = state.before
    return path[::-1]
