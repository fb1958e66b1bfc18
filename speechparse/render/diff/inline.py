"""One text after the other, like a unified diff: every changed part with its changed sentences, changed words marked."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.diff import segments
from speechparse.diff.model import Diff, Flag, Node
from speechparse.diff.view import Row, rows
from speechparse.render.diff import runs, wording
from speechparse.render.diff.summary import Told, names
from speechparse.render.page import Page

_INDENT = 2


def lines(diff: Diff, page: Page) -> Iterator[str]:
    """Yield the changed parts in reading order."""
    old, new = names(diff)
    yield page.paint(f"--- {old}", "bold")
    yield page.paint(f"+++ {new}", "bold")
    told = Told(diff)
    for row in rows(diff):
        notes = list(told.notes(row))
        for _sign, style, text in notes:
            yield page.paint(f"@@ {text} @@", style)
        if row.pair and wording.shown(row.pair):
            yield from _pair(diff, row, page)
        elif piece := told.piece(row):
            yield page.paint(f"@@ {piece} @@", wording.DIVIDED)
        elif row.added:
            yield from _alone(row.added, "+", wording.ADDED, page)
        elif row.removed:
            yield from _alone(row.removed, "-", wording.REMOVED, page)
        elif row.gone:
            yield page.paint(f"@@ {wording.label(row.gone.old)} [{wording.moved_to(row.gone)}] @@", wording.STYLES[Flag.MOVED])
    yield from page.folded(wording.counts(diff), 0, 0)


def _pair(diff: Diff, row: Row, page: Page) -> Iterator[str]:
    pair = row.pair
    assert pair is not None
    badges = " ".join(f"[{badge}]" for badge in wording.badges(pair))
    path = wording.place(pair.new)
    yield from _folded(f"@@ {path} {badges} @@", "cyan", page)
    if pair.heading:
        head = [runs.Run(wording.marker(pair.new), runs.SAME), *runs.both(segments.heading(pair), page)]
    else:
        head = [runs.Run(wording.label(pair.new), "bold")]
    yield from _indented(head, page)
    if pair.text:
        yield from _indented(list(runs.both(runs.around(segments.text(diff, pair)), page)), page)


def _alone(node: Node, sign: str, style: str, page: Page) -> Iterator[str]:
    """The whole of a part that only one side has."""
    for text in (wording.label(node), segments.own(node)):
        if text:
            for written in runs.folded([runs.Run(text, style)], page.width - _INDENT if page.fold else None, page):
                yield page.paint(sign, style) + " " + written


def _indented(marked: list[runs.Run], page: Page) -> Iterator[str]:
    for written in runs.folded(marked, page.width - _INDENT if page.fold else None, page):
        yield (" " * _INDENT + written).rstrip()


def _folded(text: str, style: str, page: Page) -> Iterator[str]:
    for each in page.folded(text, 0, 3):
        yield page.paint(each, style)
