"""How much changed where: a line for each part, as git diff --stat has one for each file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from speechparse.analysis.characters import characters
from speechparse.diff import headings
from speechparse.diff.model import Change, Diff, Node
from speechparse.diff.view import Row, rows
from speechparse.messages import _
from speechparse.render.diff import wording
from speechparse.render.page import Page, line

_BAR = 24  # cells of the longest bar, at most


def lines(diff: Diff, page: Page) -> Iterator[str]:
    """Yield the changed parts with the characters inserted and deleted, and the sums."""
    found = list(counted(diff))
    most = max((put + taken for _label, put, taken in found), default=1)
    digits = max((len(f"+{put} −{taken}") for _label, put, taken in found), default=0)
    room = page.width - digits - 6
    bar = max(4, min(_BAR, room // 3))
    column = min(max((cell_len(label) for label, _put, _taken in found), default=0), max(8, room - bar)) if page.fold else None
    column = column or max((cell_len(label) for label, _put, _taken in found), default=0)
    for label, put, taken in found:
        signs = round(bar * (put + taken) / most) if most else 0
        plus = round(signs * put / (put + taken)) if put + taken else 0
        *above, last = Page(column, fold=page.fold).folded(label, 0, 2)
        yield from (f" {each}" for each in above)
        drawn = page.paint("+" * plus, wording.ADDED) + page.paint("-" * (signs - plus), wording.REMOVED)
        yield f" {last}{' ' * (column - cell_len(last))} | {f'+{put} −{taken}':>{digits}} {drawn}".rstrip()
    if found:
        put, taken = sum(put for _label, put, _taken in found), sum(taken for _label, _put, taken in found)
        yield _("characters put in: {put}; taken out: {taken}").format(put=put, taken=taken)
    yield from page.folded(wording.counts(diff), 0, 0)


def counted(diff: Diff) -> Iterator[tuple[str, int, int]]:
    """The names of changed parts, with the characters inserted and deleted; text that moved between pieces is neither."""
    new_pieces, old_pieces = ({piece for each in divisions for piece in each.pieces} for divisions in (diff.splits, diff.merges))
    gained = headings(diff)
    for row in rows(diff):
        if row.pair and (row.pair.text or row.pair.heading):
            changes = (*row.pair.heading, *row.pair.text)
            put = sum(characters(change.new.text) for change in changes)
            yield _name(row.pair.new), put, sum(characters(change.old.text) for change in changes)
        elif row.added in new_pieces or row.removed in old_pieces:
            yield from _heading(row, gained)
        elif row.added:
            yield _name(row.added), _own(row.added), 0
        elif row.removed:
            yield _name(row.removed), 0, _own(row.removed)


def _heading(row: Row, gained: Iterable[Change]) -> Iterator[tuple[str, int, int]]:
    """The heading that a piece gained or lost."""
    node = row.added or row.removed
    assert node is not None
    spans = (change.new if row.added else change.old for change in gained)
    inside = (span for span in spans if node.marked and node.marked.start <= span.start and span.end <= node.marked.end)
    count = sum(characters(span.text) for span in inside)
    if count:
        yield _name(node), *((count, 0) if row.added else (0, count))


def _name(node: Node) -> str:
    title = line(node.title)
    return f"{wording.place(node)} {title}".rstrip() if node.path else title or wording.place(node)


def _own(node: Node) -> int:
    return characters(node.title) + sum(characters(leaf.text) for leaf in node.text)
