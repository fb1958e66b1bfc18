"""Both texts side by side: the changed parts, each sentence opposite what it became."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from speechparse import compiled
from speechparse.diff import segments
from speechparse.diff.model import Diff, Flag, Node, Pair
from speechparse.diff.segments import Segment
from speechparse.diff.view import rows
from speechparse.render.diff import runs, wording
from speechparse.render.diff.runs import Run
from speechparse.render.diff.summary import Told, names
from speechparse.render.page import Page

_BETWEEN = " │ "
_END = compiled.pattern("(?<=[。！？\n])")

Columns = tuple[list[Run], list[Run]]


def lines(diff: Diff, page: Page) -> Iterator[str]:
    """Yield the changed parts in reading order, in two columns as wide as the page."""
    width = max(2, (page.width - len(_BETWEEN)) // 2)
    told = Told(diff)
    old, new = names(diff)
    yield from _across(([Run(old, "bold")], [Run(new, "bold")]), width, page)
    yield "─" * width + "─┼─" + "─" * width
    for row in rows(diff):
        for _sign, style, text in told.notes(row):
            yield from (page.paint(each, style) for each in page.folded(text, 0, 2))
        if row.pair and wording.shown(row.pair):
            yield from _pair(diff, row.pair, width, page)
        elif piece := told.piece(row):
            columns: Columns = ([], [Run(piece, wording.DIVIDED)])
            yield from _across(columns if row.added else columns[::-1], width, page)
        elif row.added:
            yield from _across(([], _alone(row.added, "+", wording.ADDED)), width, page)
        elif row.removed:
            yield from _across((_alone(row.removed, "-", wording.REMOVED), []), width, page)
        elif row.gone:
            yield from _across(
                ([Run(f"{wording.label(row.gone.old)} [{wording.moved_to(row.gone)}]", wording.STYLES[Flag.MOVED])], []), width, page
            )
    yield from page.folded(wording.counts(diff), 0, 0)


def _pair(diff: Diff, pair: Pair, width: int, page: Page) -> Iterator[str]:
    for badges in page.folded(" ".join(f"[{badge}]" for badge in wording.badges(pair)), 0, 0):
        yield page.paint(badges, "cyan")
    head: Columns = ([Run(wording.marker(pair.old), "bold")], [Run(wording.marker(pair.new), "bold")])
    for column, found in zip(head, _columns(segments.heading(pair), page), strict=True):
        column.extend(found)
    yield from _across(head, width, page)
    if pair.text:
        for chunk in _chunks(runs.around(segments.text(diff, pair))):
            yield from _across(_columns(chunk, page), width, page)


def _columns(found: Iterable[Segment], page: Page) -> Columns:
    columns: Columns = ([], [])
    for segment in found:
        if segment.nature is None:
            columns[0].append(Run(segment.old, runs.SAME))
            columns[1].append(Run(segment.new, runs.SAME))
        else:
            columns[0].extend(runs.old(segment, page))
            columns[1].extend(runs.new(segment, page))
    for column in columns:
        while column and column[0].text == "\n":  # a line begins with each chunk
            column.pop(0)
    return columns


def _chunks(found: Iterable[Segment]) -> Iterator[list[Segment]]:
    """The segments sentence by sentence; a sentence ends where it does on both sides."""
    chunk: list[Segment] = []
    for segment in found:
        if segment.nature is not None:
            chunk.append(segment)
            continue
        olds, news = _END.split(segment.old), _END.split(segment.new)
        same = len(olds) == len(news)
        pieces = [Segment(one, other) for one, other in zip(olds, news, strict=True)] if same else [segment]
        for n, piece in enumerate(pieces):
            if piece.old or piece.new:
                chunk.append(Segment(piece.old.strip("\n"), piece.new.strip("\n")))
            if n < len(pieces) - 1 and chunk:
                yield chunk
                chunk = []
    if chunk:
        yield chunk


def _alone(node: Node, sign: str, style: str) -> list[Run]:
    text = segments.own(node)
    return [Run(f"{sign} {wording.label(node)}" + (f"\n{text}" if text else ""), style)]


def _across(columns: Columns, width: int, page: Page) -> Iterator[str]:
    left, right = (runs.folded_cells(column, width, page) for column in columns)
    for (one, cells), (other, _cells) in zip_longest(left, right, fillvalue=("", 0)):
        yield (one + " " * (width - cells) + _BETWEEN + other).rstrip()
