"""Gathers numbers that only follow from a change before them, once for all siblings concerned."""

from __future__ import annotations

from collections.abc import Iterable

from speechparse.diff.model import Flag, Pair, Renumbering


def renumberings(pairs: Iterable[Pair]) -> tuple[Renumbering, ...]:
    """Return the runs of siblings whose numbers follow by the same amount.

    Args:
        pairs: in the order of the new side.
    """
    runs: list[list[Pair]] = []
    last: dict[tuple[int | None, int | None], list[Pair]] = {}  # by the parents on both sides
    for pair in pairs:
        home = pair.old.parent, pair.new.parent
        run = last.get(home)
        if not _follows(pair):
            last.pop(home, None)
        elif run and _by(run[-1]) == _by(pair) and pair.new.rank == run[-1].new.rank + 1 and pair.old.rank == run[-1].old.rank + 1:
            run.append(pair)
        else:
            last[home] = [pair]
            runs.append(last[home])
    return tuple(Renumbering(tuple(run)) for run in runs)


def _follows(pair: Pair) -> bool:
    return pair.follows and Flag.MOVED not in pair.flags and _by(pair) != 0


def _by(pair: Pair) -> int:
    return pair.new.ordinals[-1] - pair.old.ordinals[-1]
