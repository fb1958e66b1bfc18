"""Chooses the reading with the least cost: for each candidate reject it, continue an open list, or open a new one.

``search`` finds the reading, ``penalties`` prices the moves. Two moves are impossible: to continue a list with a marker of a foreign
scheme, and to continue it by stepping back to one.
"""

from __future__ import annotations

from typing import NamedTuple

from speechparse.parser.penalties import Penalties
from speechparse.parser.scan import Candidate
from speechparse.parser.search import REJECT, search
from speechparse.parser.stand import Entry, Move, Stand


class Choice(NamedTuple):
    """The choice for one candidate."""

    candidate: Candidate
    move: Move

    @property
    def level(self) -> int | None:
        """Depth in the tree, from 1; None for a rejected candidate."""
        return None if self.move.depth is None else self.move.depth + 1


class Reason(NamedTuple):
    """Why a candidate was read so.

    Attributes:
        choice: what was chosen.
        costs: what the choice cost, cost by cost.
        runner_up: the move of the best reading that gives the candidate another level; None if none was considered.
        margin: how much dearer that reading is as a whole.
        cut: whether readings were given up here that might have been cheaper: there were too many.
    """

    choice: Choice
    costs: tuple[tuple[str, float], ...]
    runner_up: Move | None
    margin: float
    cut: bool


def resolve(penalties: Penalties) -> list[Choice]:
    """Return the choice for each candidate of one article in the reading with the least cost."""
    path = search(penalties).path
    return [Choice(candidate, state.move or REJECT) for candidate, state in zip(penalties.candidates, path, strict=True)]


def explain(penalties: Penalties) -> list[Reason]:
    """Return the choices of ``resolve``, each with its cost, the runner-up and how sure it is."""
    candidates = penalties.candidates
    found = search(penalties, keeps=True)
    path = found.path
    to_go: dict[tuple[Entry, ...], float] | None = None
    reasons = []
    for number in reversed(range(len(candidates))):
        move = path[number].move or REJECT
        before = path[number].before
        best: dict[int | None, tuple[float, Move]] = {}
        behind: dict[tuple[Entry, ...], float] = {}
        for step in found.steps[number]:
            if to_go is None:
                rest = step.price + penalties.costs.lone * step.lone
            elif step.stack in to_go:
                rest = step.price + to_go[step.stack]
            else:
                continue
            behind[step.start.stand.stack] = min(rest, behind.get(step.start.stand.stack, rest))
            total = step.start.cost + rest
            if step.move.depth not in best or total < best[step.move.depth][0]:
                best[step.move.depth] = (total, step.move)
        others = [other for depth, other in best.items() if depth != move.depth]
        total, runner_up = min(others, key=lambda other: other[0], default=(0.0, None))
        costs = penalties.reasons(before.stand if before else Stand((), {}, frozenset()), number, move)
        margin = max(0.0, total - found.cost) if runner_up else 0.0
        reasons.append(Reason(Choice(candidates[number], move), tuple(costs or ()), runner_up, margin, number in found.cut))
        to_go = behind
    return reasons[::-1]
