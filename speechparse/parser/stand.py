"""The position of a reading of the candidates, and the moves that can follow."""

from __future__ import annotations

from typing import NamedTuple

from speechparse.parser.scan import Candidate


class Entry(NamedTuple):
    """The last item of an open list.

    Attributes:
        candidate: its number.
        scheme: its scheme.
        size: 1 for a list of one item, 2 for more.
        late: it is a top list that does not begin with one.
        promised: how many items were promised; 0 if none were.
    """

    candidate: int
    scheme: int
    size: int
    late: bool
    promised: int


class Stand(NamedTuple):
    """The position of a reading: its open lists, the last ordinal of each scheme, and which lists came under which."""

    stack: tuple[Entry, ...]
    last: dict[int, int]
    habits: frozenset[tuple[int, int, bool]]


class Move(NamedTuple):
    """What to do with a candidate: reject it (depth None), continue the list at a depth, or open one there."""

    depth: int | None
    opens: bool


def in_the_middle(stand: Stand, candidate: Candidate) -> bool:
    """Whether a top list may begin with this candidate, not with one, as the text is an excerpt whose first items were cut off."""
    if candidate.ordinal <= 1 or not candidate.head:
        return False
    return not stand.last or (bool(stand.stack) and stand.stack[0].late)
