"""The summary: a tree of changes with badges; unchanged parts are counted."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from speechparse.diff.model import Diff, Division, Flag, Node, Pair, Renumbering, Side
from speechparse.diff.view import Row, rows
from speechparse.messages import _, ngettext
from speechparse.render.diff import wording
from speechparse.render.page import Page, line

_INDENT = 2


def lines(diff: Diff, page: Page) -> Iterator[str]:
    """Yield the summary line by line; nothing is cut off, in a terminal long lines wrap."""
    yield from (page.paint(each, "bold") for each in page.folded(" → ".join(names(diff)), 0, 2))
    told = Told(diff)
    silent: list[Row] = []
    every = list(rows(diff))
    needed = _needed(every, told)
    for n, row in enumerate(every):
        notes, own = list(told.notes(row)), list(told.own(row))
        if not notes and not own and row.pair is None:
            continue  # told with what is above it, or the old place of what has moved
        if silent and (notes or own or n in needed or row.level < silent[0].level):
            yield _unchanged(silent, page)
            silent = []
        for sign, style, text in notes:
            yield from _line(row.level, sign, style, text, (), page)
        if not own and n not in needed:
            silent.append(row)
        elif row.pair and not own:
            own = [(" ", "dim", wording.label(row.pair.new), ())]
        for sign, style, text, badges in own:
            yield from _line(row.level, sign, style, text, badges, page)
    if silent:
        yield _unchanged(silent, page)
    if said := wording.only_masked(diff):
        yield from page.folded(said, 0, 0)
    yield from page.folded(wording.counts(diff), 0, 0)


def names(diff: Diff) -> tuple[str, str]:
    """Return the names of both files, each with its branch."""
    old, new = (line(side.document.source.path) + (side.branch and f"#{side.branch.lstrip('#')}") for side in (diff.old, diff.new))
    return old, new


def _unchanged(silent: Sequence[Row], page: Page) -> str:
    text = ngettext("… {count} part unchanged", "… {count} parts unchanged", len(silent)).format(count=len(silent))
    return page.paint(" " * (_INDENT * silent[0].level) + text, "dim")


Written = tuple[str, str, str, Sequence[tuple[str, str]]]
"""Sign, style, text, and badges with their styles."""


class Told:
    """The notes on each row; a note on several rows comes with the first."""

    def __init__(self, diff: Diff) -> None:
        self.diff = diff
        self.added = {node.number for node in diff.added}
        self.removed = {node.number for node in diff.removed}
        self.renumberings: dict[int, Renumbering] = {each.pairs[0].new.number: each for each in diff.renumberings}
        self.splits: dict[int, Division] = {each.pieces[0].number: each for each in diff.splits}
        self.merges: dict[int, Division] = {each.whole.number: each for each in diff.merges}
        self.new_pieces = {piece.number for each in diff.splits for piece in each.pieces}
        self.old_pieces = {piece.number for each in diff.merges for piece in each.pieces}

    def notes(self, row: Row) -> Iterator[tuple[str, str, str]]:
        """The notes on several rows: sign, style, text."""
        node = row.pair.new if row.pair else row.added
        if node and node.number in self.splits:
            yield "⊢", wording.DIVIDED, wording.divided(self.splits[node.number], split=True)
        if row.pair and row.pair.new.number in self.merges:
            yield "⊣", wording.DIVIDED, wording.divided(self.merges[row.pair.new.number], split=False)
        if row.pair and row.pair.new.number in self.renumberings:
            text = wording.renumbered(self.renumberings[row.pair.new.number])
            yield "#", wording.STYLES[Flag.RENUMBERED], _("{numbers} (follows)").format(numbers=text)

    def piece(self, row: Row) -> str:
        """What is said of a piece of a split or merge beside its pair, where the text is told with the whole; "" for anything else."""
        if row.added and row.added.number in self.new_pieces:
            return f"{wording.label(row.added)} [{_('split off')}]"
        if row.removed and row.removed.number in self.old_pieces:
            return f"{wording.label(row.removed)} [{_('merged')}]"
        return ""

    def own(self, row: Row) -> Iterator[Written]:
        """What changed in the row itself."""
        if row.added and not self._with_parent(row.added, self.added):
            style = wording.DIVIDED if row.added.number in self.new_pieces else wording.ADDED
            said = _("split off") if row.added.number in self.new_pieces else _("added")
            yield "+", style, wording.label(row.added), [(self._size(said, row.added, self.diff.new, self.added), style)]
        elif row.removed and not self._with_parent(row.removed, self.removed):
            style = wording.DIVIDED if row.removed.number in self.old_pieces else wording.REMOVED
            said = _("merged") if row.removed.number in self.old_pieces else _("removed")
            yield "-", style, wording.label(row.removed), [(self._size(said, row.removed, self.diff.old, self.removed), style)]
        elif row.pair and (badges := [*self._divided(row.pair), *wording.styled(row.pair)]):
            flags = row.pair.flags
            old, new = wording.label(row.pair.old), wording.label(row.pair.new)
            text = f"{old} → {new}" if Flag.RETITLED in flags else new
            yield (">" if Flag.MOVED in flags else "~"), badges[0][1], text, badges

    def _divided(self, pair: Pair) -> Iterator[tuple[str, str]]:
        """The badges of the pair of a section that was divided or put together."""
        if pair.new.number in self.new_pieces:
            yield _("split"), wording.DIVIDED
        if pair.old.number in self.old_pieces:
            yield _("merged"), wording.DIVIDED

    @staticmethod
    def _with_parent(node: Node, alone: Container[int]) -> bool:
        """Whether a part came or went with the one above it, and is counted there."""
        return node.number in alone and node.parent in alone

    @staticmethod
    def _size(said: str, node: Node, side: Side, alone: Container[int]) -> str:
        below = sum(each.number in alone for each in side.below(node))
        parts = [said, wording.length(node, side, alone)]
        if below:
            parts.append(ngettext("{count} section below", "{count} sections below", below).format(count=below))
        return _(", ").join(parts)


def _needed(every: Sequence[Row], told: Told) -> set[int]:
    """The rows above others that have notes."""
    needed: set[int] = set()
    above: list[int] = []
    for n, row in enumerate(every):
        del above[row.level :]
        above += [n] * (row.level + 1 - len(above))
        if any(True for _said in (*told.notes(row), *told.own(row))):
            needed.update(above[: row.level])
    return needed


def _line(level: int, sign: str, style: str, text: str, badges: Sequence[tuple[str, str]], page: Page) -> Iterator[str]:
    from rich.cells import cell_len

    indent = _INDENT * level + 2
    head = " " * (indent - 2) + page.paint(sign, style) + " "
    first, *more = page.folded(text, indent, indent)
    written = [head + first, *more]
    used = cell_len(more[-1]) if more else indent + cell_len(first)
    for n, (badge, badge_style) in enumerate(badges):
        shown = f"[{badge}]"
        if page.fold and used + 1 + cell_len(shown) > page.width:
            written.append(" " * (indent + 2))
            used = indent + 2
        else:
            written[-1] += "  " if n == 0 else " "
            used += 2 if n == 0 else 1
        written[-1] += page.paint(shown, badge_style)
        used += cell_len(shown)
    yield from written
