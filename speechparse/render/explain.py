"""The reasons of a reading as rows, for the terminal's table and for pipes."""

from __future__ import annotations

from typing import Any

from speechparse.messages import _
from speechparse.parser.resolve import Choice, Reason
from speechparse.parser.stand import Move
from speechparse.source import Source

_SURE = 1.0  # a margin below this is marked as unsure


def header() -> tuple[str, ...]:
    """Return the names of the columns."""
    return (_("place"), _("marker"), _("taken for"), _("cost"), _("because"), _("else"), _("margin"), _("doubt"))


def data(source: Source, reasons: list[Reason]) -> dict[str, Any]:
    """Return the reasons as plain data."""
    return {
        "schema": "speechparse/explain/1",
        "path": source.path,
        "candidates": [
            {
                "marker": source.text[reason.choice.candidate.start : reason.choice.candidate.end],
                "line": source.position(reason.choice.candidate.start).line,
                "column": source.position(reason.choice.candidate.start).column,
                "level": reason.choice.level,
                "costs": {name: round(cost, 3) for name, cost in reason.costs},
                "runner_up": None if reason.runner_up is None else {"level": Choice(reason.choice.candidate, reason.runner_up).level},
                "margin": None if reason.runner_up is None else round(reason.margin, 3),
                "cut": reason.cut,
            }
            for reason in reasons
        ],
    }


def rows(source: Source, reasons: list[Reason]) -> list[tuple[str, ...]]:
    """Return a row for each candidate: place, marker, choice, cost, its parts, the runner-up, its margin, and ? if it is unsure.

    Where not all readings were looked at, that is said beside the question mark.
    """
    return [_row(source, reason) for reason in reasons]


def _row(source: Source, reason: Reason) -> tuple[str, ...]:
    candidate, move = reason.choice
    line, column = source.position(candidate.start)
    return (
        f"{line}:{column}",
        "".join(source.text[candidate.start : candidate.end].split()),
        _named(move),
        f"{sum(cost for _name, cost in reason.costs):.1f}",
        " ".join(f"{name} {cost:+.1f}" for name, cost in reason.costs if cost),
        _named(reason.runner_up) if reason.runner_up else "",
        f"{reason.margin:.1f}" if reason.runner_up else "",
        " ".join(filter(None, ("?" if reason.runner_up and reason.margin < _SURE else "", _("search cut short") if reason.cut else ""))),
    )


def _named(move: Move) -> str:
    if move.depth is None:
        return _("no marker")
    message = _("level {level}, new list") if move.opens else _("level {level}")
    return message.format(level=move.depth + 1)
