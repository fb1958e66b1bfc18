"""Choose the reading with the least cost: for each candidate reject it, continue an open list, or open a new one.

A state is the stack of open lists. The search goes over the candidates once and keeps, for each, the states whose cost
is near the best: linear in the number of candidates. What a move costs is told in ``penalties``; no move is impossible
but for a list to be continued by a marker of a foreign scheme.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from speechparse.parser.penalties import Entry, Move, Penalties, Stand, in_the_middle
from speechparse.parser.scan import Candidate

_WIDTH = 24  # states kept at most
_DEEPEST = 12  # levels of the tree; no text has more
_MARGIN = 10.0  # states dearer than the best by more than this are dropped


class Choice(NamedTuple):
    """The choice for one candidate."""

    candidate: Candidate
    move: Move

    @property
    def level(self) -> int | None:
        """Depth in the tree from 1, None for what is no marker."""
        return None if self.move.depth is None else self.move.depth + 1


class Reason(NamedTuple):
    """Why a candidate was read so.

    Attributes:
        choice: what was chosen.
        costs: what the choice cost, cost by cost.
        runner_up: the move of the best reading that gives the candidate another level; None if none was considered.
        margin: how much dearer that reading is as a whole.
    """

    choice: Choice
    costs: tuple[tuple[str, float], ...]
    runner_up: Move | None
    margin: float


class _State(NamedTuple):
    cost: float
    stand: Stand
    before: _State | None
    move: Move | None


class _Step(NamedTuple):
    """One move that the search considered: from a state, at a price, to a stack."""

    start: _State
    move: Move
    price: float
    stack: tuple[Entry, ...]


REJECT = Move(None, False)
_START = _State(0.0, Stand((), {}, frozenset()), None, None)


def resolve(penalties: Penalties) -> list[Choice]:
    """The choice for each candidate of one article in the reading with the least cost."""
    states = [_START]
    for number in range(len(penalties.candidates)):
        states = _advance(_steps(states, number, penalties), penalties.candidates[number])
    return [Choice(candidate, state.move or REJECT) for candidate, state in zip(penalties.candidates, _path(states[0]), strict=True)]


def explain(penalties: Penalties) -> list[Reason]:
    """As ``resolve``, and for each choice what it cost, against what, and how sure it is."""
    candidates = penalties.candidates
    states = [_START]
    layers: list[list[_Step]] = []
    for number in range(len(candidates)):
        steps = list(_steps(states, number, penalties))
        layers.append(steps)
        states = _advance(steps, candidates[number])
    path = _path(states[0])
    to_go = {state.stand.stack: 0.0 for state in states}
    reasons = []
    for number in reversed(range(len(candidates))):
        move = path[number].move or REJECT
        before = path[number].before or _START
        best: dict[int | None, tuple[float, Move]] = {}
        behind: dict[tuple[Entry, ...], float] = {}
        for step in layers[number]:
            if step.stack not in to_go:
                continue
            rest = step.price + to_go[step.stack]
            behind[step.start.stand.stack] = min(rest, behind.get(step.start.stand.stack, rest))
            total = step.start.cost + rest
            if step.move.depth not in best or total < best[step.move.depth][0]:
                best[step.move.depth] = (total, step.move)
        others = [found for depth, found in best.items() if depth != move.depth]
        total, runner_up = min(others, key=lambda other: other[0], default=(0.0, None))
        costs = penalties.reasons(before.stand, number, move)
        margin = total - states[0].cost if runner_up else 0.0
        reasons.append(Reason(Choice(candidates[number], move), tuple(costs or ()), runner_up, margin))
        to_go = behind
    return reasons[::-1]


def _steps(states: Sequence[_State], number: int, penalties: Penalties) -> Iterator[_Step]:
    """The moves worth considering for a candidate."""
    limit = states[0].cost + _MARGIN + penalties.candidates[number].weight
    for state in states:
        for move in _moves(state.stand.stack):
            price = penalties.price(state.stand, number, move)
            if price is not None and state.cost + price <= limit:
                yield _Step(state, move, price, _after(state.stand, number, penalties.candidates[number], move, penalties.promised[number]))


def _advance(steps: Iterable[_Step], candidate: Candidate) -> list[_State]:
    """The states after a candidate: for each stack the cheapest way to it, the cheapest stacks."""
    reached: dict[tuple[Entry, ...], _Step] = {}
    for step in steps:
        known = reached.get(step.stack)
        if known is None or step.start.cost + step.price < known.start.cost + known.price:
            reached[step.stack] = step
    ordered = sorted(reached.values(), key=lambda step: step.start.cost + step.price)[:_WIDTH]
    limit = ordered[0].start.cost + ordered[0].price + _MARGIN
    return [_arrive(step, candidate) for step in ordered if step.start.cost + step.price <= limit]


def _moves(stack: tuple[Entry, ...]) -> list[Move]:
    depths = range(len(stack))
    below = (len(stack),) if len(stack) < _DEEPEST else ()
    return [REJECT, *(Move(depth, False) for depth in depths), *(Move(depth, True) for depth in (*depths, *below))]


def _after(stand: Stand, number: int, candidate: Candidate, move: Move, promised: int) -> tuple[Entry, ...]:
    """The stack after a move."""
    if move.depth is None:
        return stand.stack
    kept = stand.stack[: move.depth]
    if not move.opens:
        return (*kept, Entry(number, candidate.scheme, 2, *stand.stack[move.depth][3:]))
    count = 2 if in_the_middle(stand, candidate, move.depth) else 1
    return (*kept, Entry(number, candidate.scheme, count, candidate.ordinal, promised))


def _arrive(step: _Step, candidate: Candidate) -> _State:
    """The state after a step, with what the text has done so far."""
    last, habits = step.start.stand.last, step.start.stand.habits
    if step.move.depth is not None:
        last = {**last, candidate.scheme: candidate.ordinal}
        if step.move.opens:
            above = step.stack[-2].scheme if len(step.stack) > 1 else -1
            habits = habits | {(above, candidate.scheme, candidate.head)}
    return _State(step.start.cost + step.price, Stand(step.stack, last, habits), step.start, step.move)


def _path(final: _State) -> list[_State]:
    """The states of the reading that ends in a state, from the first candidate on."""
    path = []
    state: _State | None = final
    while state is not None and state.before is not None:
        path.append(state)
        state = state.before
    return path[::-1]
