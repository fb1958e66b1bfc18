"""The search: its lower bound holds, and on short articles it finds what trying everything finds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from resolver_cases import Case, cases, text

from speechparse import parser
from speechparse.grammar.model import Costs
from speechparse.parser.bounds import bounds
from speechparse.parser.penalties import Penalties
from speechparse.parser.search import search
from speechparse.parser.stand import Entry, Move, Stand, in_the_middle
from speechparse.source import Source

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
SHORT = [case for case in cases() if len(case.markers) <= 5]


def _articles(written: str) -> list[Penalties]:
    return list(parser.priced(Source(written), parser.grammar("speech", written)))


def _moves(stand: Stand) -> list[Move]:
    depths = range(len(stand.stack))
    return [Move(None, False), *(Move(depth, False) for depth in depths), *(Move(depth, True) for depth in range(len(stand.stack) + 1))]


def _after(stand: Stand, number: int, penalties: Penalties, move: Move) -> Stand:
    """Where a reading stands after a move, by the words of the design and not by the search's own code."""
    if move.depth is None:
        return stand
    candidate, above = penalties.candidates[number], stand.stack[: move.depth]
    if move.opens:
        size = 2 if move.depth == 0 and in_the_middle(stand, candidate) else 1
        late = move.depth == 0 and candidate.ordinal > 1
        entry = Entry(number, candidate.scheme, size, late, penalties.promised[number])
    else:
        entry = stand.stack[move.depth]._replace(candidate=number, scheme=candidate.scheme, size=2)
    parent = above[-1].scheme if above else -1
    habits = stand.habits | {(parent, candidate.scheme, candidate.head)} if move.opens else stand.habits
    return Stand((*above, entry), {**stand.last, candidate.scheme: candidate.ordinal}, habits)


def _price(penalties: Penalties, stand: Stand, number: int, move: Move) -> float | None:
    reasons = penalties.reasons(stand, number, move)
    return None if reasons is None else sum(cost for _name, cost in reasons)


def _totals(penalties: Penalties, stand: Stand, number: int = 0) -> Iterator[float]:
    """What each reading of the candidates from one on costs."""
    if number == len(penalties.candidates):
        yield 0.0
        return
    for move in _moves(stand):
        price = _price(penalties, stand, number, move)
        if price is not None:
            yield from (price + rest for rest in _totals(penalties, _after(stand, number, penalties, move), number + 1))


@pytest.mark.parametrize("case", SHORT, ids=lambda case: f"line {case.line}")
def test_finds_what_trying_everything_finds(case: Case) -> None:
    for penalties in _articles(text(case)[0]):
        assert search(penalties).cost == pytest.approx(min(_totals(penalties, Stand((), {}, frozenset()))))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_reading_is_cheaper_than_its_lower_bound(path: Path) -> None:
    draw = random.Random(7)
    for penalties in _articles(path.read_text(encoding="utf-8")):
        _read_at_random(penalties, draw, 40)


def test_nor_is_one_with_costs_of_a_user() -> None:
    """A number left out inside a paragraph may cost more than one left out between two."""
    (penalties,) = _articles("一是甲方。二是乙方。\n一是丙方。四是丁方。\n")
    penalties.costs = Costs(**{**vars(penalties.costs), "gap_inline": 9.0, "gap": 0.1, "repeat": 9.0, "back": 9.0})
    _read_at_random(penalties, random.Random(7), 400)


def _read_at_random(penalties: Penalties, draw: random.Random, times: int) -> None:
    """Read the candidates in one way or another, and ask of each reading that it is not below the bounds."""
    to_go, _other = bounds(penalties)
    for _ in range(times):
        stand, costs = Stand((), {}, frozenset()), []
        for number in range(len(penalties.candidates)):
            priced = [(move, price) for move in _moves(stand) if (price := _price(penalties, stand, number, move)) is not None]
            move, price = draw.choice(priced)
            reached = _after(stand, number, penalties, move)
            # What a list of one item costs is counted when it closes.
            costs.append(price + penalties.costs.lone * (_lone(stand) - _lone(reached)))
            stand = reached
        for number, least in enumerate(to_go):
            assert sum(costs[number:]) >= least - 1e-9


def _lone(stand: Stand) -> int:
    return sum(entry.size == 1 for entry in stand.stack)
