"""The list of changes before a text: changed parts with their badges; unchanged ones are counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from speechparse.messages import _, ngettext
from speechparse.render.diff import wording
from speechparse.render.diff.tree import Item, Told, name, runs

_WHOLE = ("added", "removed")  # parts whose like below them are not named one by one


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list.

    Attributes:
        depth: from 0.
        kind: that of the row, or "note".
        said: its text.
        item: the row that it is about; None for those that are counted.
        badges: each with its kind.
    """

    depth: int
    kind: str
    said: str
    item: Item | None = None
    badges: tuple[tuple[str, str], ...] = ()


def entries(trees: Sequence[Item], told: Told, depth: int = 0) -> Iterator[Entry]:
    """Yield the list line by line, parents before what is below them."""
    for quiet, run in runs([item for item in trees if not item.row.gone]):
        for item in run:
            yield from (Entry(depth, "note", said, item) for said in _divided(item, told))
            renumbering = told.renumberings.get(item.node.number) if item.row.pair else None
            if renumbering:
                numbers = _("{numbers} (follows)").format(numbers=wording.renumbered(renumbering))
                yield Entry(depth, "note", numbers, item)
        if quiet:
            count = sum(item.size for item in run)
            said = ngettext("… {count} part unchanged", "… {count} parts unchanged", count).format(count=count)
            yield Entry(depth, "note", said)
            continue
        item, kind = run[0], told.kind(run[0].row)
        yield Entry(depth, kind, name(item.node), item, tuple(_badges(item, told)))
        below = [each for each in item.below if kind not in _WHOLE or told.kind(each.row) != kind or each.below]
        if any(not each.quiet for each in below):
            yield from entries(below, told, depth + 1)


def _divided(item: Item, told: Told) -> Iterator[str]:
    """What became what, shown with the first piece of a split, and with the result of a merge."""
    node = item.node
    split = told.splits.get(node.number) if item.here else None
    if split and split.pieces[0] is node:
        yield wording.divided(split, split=True)
    merge = told.merged.get(node.number) if item.row.pair else None
    if merge:
        yield wording.divided(merge, split=False)


def _badges(item: Item, told: Told) -> Iterator[tuple[str, str]]:
    row, number = item.row, item.node.number
    if row.pair:
        if number in told.splits:
            yield "split", _("split")
        if number in told.merged:
            yield "merged", _("merged")
        yield from ((str(flag), said) for flag, said in zip(wording.shown(row.pair), wording.badges(row.pair), strict=True))
    elif row.added:
        yield ("split", _("split off")) if number in told.splits else ("added", _("added"))
    elif row.removed:
        yield ("merged", _("merged")) if number in told.merges else ("removed", _("removed"))
