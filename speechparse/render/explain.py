"""The reasons of a reading, as rows: for the terminal's table and for pipes."""

from __future__ import annotations

from speechparse.messages import _
from speechparse.parser.resolve import Decision, Move, Reading
from speechparse.tree import Document

_SURE = 1.0  # a margin below this is marked as unsure


def header() -> tuple[str, ...]:
    """Names of the columns."""
    return (_("place"), _("marker"), _("taken for"), _("cost"), _("because"), _("else"), _("margin"), _("doubt"))


def rows(document: Document, readings: list[Reading]) -> list[tuple[str, ...]]:
    """The rows of the explanation: place, marker, choice, cost, reasons, runner-up, margin, mark of doubt."""
    told = []
    for reading in readings:
        for made in reading.decisions:
            place = document.source.position(made.candidate.start)
            shown = document.source.text[made.candidate.start : made.candidate.end]
            because = " ".join(f"{name} {cost:g}" for name, cost in made.reasons if cost)
            other = _named(made.runner_up) if made.runner_up else ""
            doubt = "?" if _unsure(made) else ""
            told.append(
                (f"{place.line}:{place.column}", "".join(shown.split()), _named(made.move), f"{made.cost:g}", because, other, f"{made.margin:.1f}", doubt)
            )
    return told


def _named(move: Move) -> str:
    if move.depth is None:
        return _("no marker")
    message = _("level {level}, new list") if move.opens else _("level {level}")
    return message.format(level=move.depth + 1)


def _unsure(made: Decision) -> bool:
    return made.margin < _SURE
