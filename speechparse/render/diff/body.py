"""The full text of both sides as HTML, in reading order, with the changes marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speechparse.diff import segments
from speechparse.diff.model import Diff, Flag
from speechparse.render.diff import wording
from speechparse.render.diff.flow import ABOVE, Flow, alone, flow, mark, runs_on
from speechparse.render.diff.markup import changed, item_id, paragraph, text
from speechparse.render.diff.remarks import Remarks
from speechparse.render.diff.tree import Item, Told, name
from speechparse.tree import Form, Section

_DEEPEST = 6  # of HTML's headings


class Body:
    """The text.

    Args:
        diff: what changed.
        told: what became what.
        trees: the rows.
    """

    def __init__(self, diff: Diff, told: Told, trees: Sequence[Item]) -> None:
        self.diff = diff
        self.told = told
        self.trees = trees
        self.remarks = Remarks(told, {item_id(item) for tree in trees for item in _walk(tree)})
        self.splits: dict[int, Flow] = {}  # by whole; its text is told with the pieces

    def lines(self) -> Iterator[str]:
        """Yield the text part by part."""
        for tree in self.trees:
            yield from self._item(tree, None)

    def _item(self, item: Item, above: Item | None) -> Iterator[str]:
        if item.row.gone:
            yield self.remarks.stub(item.row.gone)
        elif item.quiet and not (above and above.quiet):
            yield from self._folded(item)
        else:
            yield f'<section class="part {self.told.kind(item.row)}" id="{item_id(item)}">'
            yield from filter(None, [self.remarks.of(item, above)])
            yield from self._inside(item, self._heading(item))
            yield "</section>"

    def _folded(self, item: Item) -> Iterator[str]:
        """A part in which nothing changed. If it is named by the beginning of its text, that is shown only while it is closed."""
        node = item.node
        headed = bool(node.title) and not (item.row.pair and runs_on(item.row.pair))
        said = text(name(node).removeprefix(wording.marker(node)))
        named = f"{self._number(item)}{said}" if headed else f'<span class="excerpt">{self._number(item)}{said}</span>'
        yield from filter(None, [self.remarks.of(item, None)])
        yield f'<details class="quiet" id="{item_id(item)}">'
        yield f"<summary>{named}</summary>"
        yield from self._inside(item, "" if headed else self._heading(item))
        yield "</details>"

    def _inside(self, item: Item, heading: str) -> Iterator[str]:
        """Heading, own text, and what is below."""
        own = self._flow(item)
        yield from map(paragraph, own.get((item.node, ABOVE), ()))
        paragraphs = [paragraph(each) for each in own.get((item.node, None), ())]
        if heading and _runs_in(item):
            bare = "" if paragraphs else " bare"
            yield f'<div class="line{bare}">{heading}{"".join(paragraphs[:1])}</div>'
            yield from paragraphs[1:]
        else:
            yield from filter(None, (heading, *paragraphs))
        for each in item.below:
            yield from self._item(each, item)
            if each.here == item.here:
                yield from map(paragraph, own.get((item.node, each.node.number), ()))

    def _flow(self, item: Item) -> Flow:
        row, number = item.row, item.node.number
        if row.removed:  # the text of a merge stands in the whole
            return {} if number in self.told.merges else alone(self.diff.old, row.removed)
        split = self.told.splits.get(number)
        if split is None:
            return flow(self.diff, row.pair) if row.pair else alone(self.diff.new, item.node)
        whole = split.whole.number
        if whole not in self.splits:
            self.splits[whole] = flow(self.diff, self.told.pairs_of_old[whole])
        return self.splits[whole]

    def _heading(self, item: Item) -> str:
        node, pair = item.node, item.row.pair
        number = self._number(item)
        title = "" if pair and runs_on(pair) else changed(segments.heading(pair)) if pair and pair.heading else text(node.title)
        if not number and not title:
            return ""
        if title and _runs_in(item):
            title += "" if pair and segments.closed(pair) else text(mark(node))
        apart = " " if number and title and wording.label(node).startswith(wording.marker(node) + " ") else ""
        tag = f"h{min(node.level + 2, _DEEPEST)}"
        return f"<{tag}>{number}{apart}{title}</{tag}>"

    def _number(self, item: Item) -> str:
        pair = item.row.pair
        new = text(wording.marker(item.node))
        if pair and pair.flags & {Flag.RENUMBERED, Flag.RESTYLED}:
            kind = "" if {Flag.RENUMBERED, Flag.RESTYLED} & set(wording.shown(pair)) else ' class="marks"'
            old = text(wording.marker(pair.old))
            new = (f"<del{kind}>{old}</del>" if old else "") + (f"<ins{kind}>{new}</ins>" if new else "")
        return f'<span class="number">{new}</span>' if new else ""


def _walk(item: Item) -> Iterator[Item]:
    yield item
    for each in item.below:
        yield from _walk(each)


def _runs_in(item: Item) -> bool:
    """Whether the text goes on after the number or the heading."""
    part, pair = item.node.part, item.row.pair
    return isinstance(part, Section) and (part.marker.form is not Form.OWN_LINE or not part.heading or bool(pair and runs_on(pair)))
