"""Choose the reading with the least cost: for each candidate reject it, continue an open list, or open a new one.

A state is the stack of open lists. The search goes over the candidates once and keeps, for each, the states whose cost
is near the best: linear in the number of candidates. What a move costs is told in ``penalties``; no move is impossible
but for a list to be continued by a marker of a foreign scheme.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from speechparse.grammar.model import Grammar, Scheme
from speechparse.parser.penalties import Entry, Penalties, Setting, in_the_middle
from speechparse.parser.scan import Candidate

_WIDTH = 24  # states kept at most
_MARGIN = 10.0  # states dearer than the best by more than this are dropped


class Move(NamedTuple):
    """What is done with a candidate: reject it (depth None), continue the list at a depth, or open one there."""

    depth: int | None
    opens: bool


class Decision(NamedTuple):
    """The choice for one candidate: its move, what it cost, and how much dearer the next best move was there."""

    candidate: Candidate
    move: Move
    reasons: tuple[tuple[str, float], ...]
    cost: float
    runner_up: Move | None
    margin: float

    @property
    def level(self) -> int | None:
        """Depth in the tree from 1, None for what is no marker."""
        return None if self.move.depth is None else self.move.depth + 1


class _State(NamedTuple):
    cost: float
    stack: tuple[Entry, ...]
    last: dict[int, int]
    habits: frozenset[tuple[int, int, bool]]
    before: _State | None
    move: Move | None


@dataclass(frozen=True)
class Reading:
    """The reading of one article: a decision for every candidate, in order of place."""

    decisions: tuple[Decision, ...]
    cost: float


REJECT = Move(None, False)


def resolve(candidates: Sequence[Candidate], schemes: tuple[Scheme, ...], grammar: Grammar, setting: Setting) -> Reading:
    """The reading of one article with the least cost."""
    penalties = Penalties(candidates, schemes, grammar, setting)
    states = [_State(0.0, (), {}, frozenset(), None, None)]
    for number in range(len(candidates)):
        reached: dict[tuple[Entry, ...], _State] = {}
        limit = states[0].cost + _MARGIN + candidates[number].weight
        for state in states:
            for move in _moves(state.stack):
                price = penalties.price(state.stack, state.last, state.habits, number, move.depth, move.opens)
                if price is None or state.cost + price > limit:
                    continue
                after = _step(state, candidates[number], number, move, state.cost + price)
                known = reached.get(after.stack)
                if known is None or after.cost < known.cost:
                    reached[after.stack] = after
        ordered = sorted(reached.values(), key=lambda state: state.cost)[:_WIDTH]
        states = [state for state in ordered if state.cost <= ordered[0].cost + _MARGIN]
    return _explain(states[0], candidates, penalties)


def _moves(stack: tuple[Entry, ...]) -> list[Move]:
    depths = range(len(stack))
    return [REJECT, *(Move(depth, False) for depth in depths), *(Move(depth, True) for depth in (*depths, len(stack)))]


def _step(state: _State, candidate: Candidate, number: int, move: Move, cost: float) -> _State:
    if move.depth is None:
        return _State(cost, state.stack, state.last, state.habits, state, move)
    kept = state.stack[: move.depth]
    last = {**state.last, candidate.scheme: candidate.ordinal}
    if move.opens:
        habit = (kept[-1].scheme if kept else -1, candidate.scheme, candidate.head)
        count = 2 if in_the_middle(state.stack, state.last, candidate.ordinal, move.depth) else 1
        entry = Entry(number, candidate.scheme, count, candidate.ordinal)
        return _State(cost, (*kept, entry), last, state.habits | {habit}, state, move)
    before = state.stack[move.depth]
    entry = Entry(number, candidate.scheme, 2, before.first)
    return _State(cost, (*kept, entry), last, state.habits, state, move)


def _explain(final: _State, candidates: Sequence[Candidate], penalties: Penalties) -> Reading:
    """Walk the best path back and tell for every choice what it cost there, and against what."""
    path = []
    state: _State | None = final
    while state is not None and state.before is not None:
        path.append(state)
        state = state.before
    path.reverse()
    decisions = []
    for number, reached in enumerate(path):
        before = reached.before
        assert before is not None and reached.move is not None
        reasons = penalties.reasons(before.stack, before.last, before.habits, number, reached.move.depth, reached.move.opens)
        cost = reached.cost - before.cost
        others = []
        for move in _moves(before.stack):
            price = penalties.price(before.stack, before.last, before.habits, number, move.depth, move.opens)
            if move != reached.move and price is not None:
                others.append((price, move))
        runner_up = min(others, default=None, key=lambda other: other[0])
        decisions.append(
            Decision(
                candidates[number],
                reached.move,
                tuple(reasons or ()),
                cost,
                runner_up[1] if runner_up else None,
                runner_up[0] - cost if runner_up else 0.0,
            )
        )
    return Reading(tuple(decisions), final.cost)
