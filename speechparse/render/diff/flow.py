"""The text of a part in paragraphs, each in its place: before the parts below, between them, or after them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from speechparse.diff.model import Diff, Nature, Node, Pair, Side
from speechparse.diff.segments import Segment
from speechparse.tree import Span

Paragraph = Sequence[Segment]
Home = tuple[Node, int | None]
"""Where a paragraph stands: the part, and the number of the child that it stands behind (None: before all of them).

What stands before a heading or title has the number ``ABOVE``.
"""

ABOVE = -1

Flow = Mapping[Home, Sequence[Paragraph]]


def flow(diff: Diff, pair: Pair) -> Flow:
    """Return the own text of a pair with its changes, by place on the new side; for a split, that of all the pieces."""
    whole = next((each.pieces for each in diff.merges if each.whole is pair.new), (pair.old,))
    pieces = next((each.pieces for each in diff.splits if each.whole is pair.old), (pair.new,))
    together = runs_on(pair)
    old = _Leaves(diff.old, whole, pair.old if together else None)
    new = _Leaves(diff.new, pieces, pair.new if together else None)
    heirs = {each.old.number: each.new for each in diff.pairs if each.new.parent in {piece.number for piece in pieces}}
    made = _Made(diff.new, pieces[0], heirs)
    at = 0
    for change in sorted(pair.text, key=lambda each: (each.new.start, each.old.start)):
        made.same(new.cut(at, change.new.start))
        taken, put = list(old.cut(change.old.start, change.old.end)), list(new.cut(change.new.start, change.new.end))
        made.changed(taken, put, change.nature)
        at = max(at, change.new.end)
    made.same(new.cut(at, None))
    return made.flow()


def alone(side: Side, node: Node) -> Flow:
    """Return the own text of a part that only one side has, by place."""
    made = _Made(side, node, {})
    made.same(_Leaves(side, (node,), None).cut(0, None))
    return made.flow()


def runs_on(pair: Pair) -> bool:
    """Whether heading and text together are the same on both sides, only divided at another place; they are shown as one text."""
    return not pair.heading and "".join(pair.old.title.split()) != "".join(pair.new.title.split())


def mark(node: Node) -> str:
    """The mark at the end of a heading."""
    return node.mark.text if node.mark else ""


class _Cut(NamedTuple):
    """A piece of text with its place, and whether a paragraph begins or ends with it."""

    text: str
    home: Home
    begins: bool
    ends: bool


class _Leaves:
    """The own text of some parts, in order.

    Args:
        side: the side that they are of.
        pieces: the parts.
        headed: the one whose heading is shown with its text.
    """

    def __init__(self, side: Side, pieces: Sequence[Node], headed: Node | None) -> None:
        found: list[tuple[Span, Home]] = []
        for piece in pieces:
            starts = {side.nodes[number].part.start: number for number in piece.children}
            heading = [Span(piece.heading.source, piece.heading.start, piece.heading.end + len(mark(piece)))] if piece.heading else []
            for span in (*heading[: piece is headed], *piece.text):
                above = ABOVE if piece.heading and span.start < piece.heading.start else None
                found.append((span, (piece, max((number for start, number in starts.items() if start < span.start), default=above))))
        found.sort(key=lambda each: each[0].start)
        self.spans = [span for span, _home in found]
        self.homes = [home for _span, home in found]
        self.begins = [n == 0 or self.homes[n] != self.homes[n - 1] or self._parted(n) for n in range(len(self.spans))]

    def cut(self, start: int, end: int | None) -> Iterator[_Cut]:
        """The pieces in a range."""
        first = bisect_right(self.spans, start, key=lambda span: span.end)
        behind = len(self.spans) if end is None else bisect_left(self.spans, end, key=lambda span: span.start)
        for n in range(first, behind):
            span = self.spans[n]
            low, high = max(start, span.start), span.end if end is None else min(end, span.end)
            if low < high:
                last = high == span.end and (n + 1 == len(self.spans) or self.begins[n + 1])
                yield _Cut(span.source.text[low:high], self.homes[n], low == span.start and self.begins[n], last)

    def _parted(self, n: int) -> bool:
        one, other = self.spans[n - 1], self.spans[n]
        between = one.source.text[one.end : other.start]
        return "\n" in between or "\r" in between


@dataclass(slots=True)
class _Open:
    """A paragraph that is being made."""

    home: Home
    segments: list[Segment]
    gone: bool = False  # nothing of the new side stands in it
    closed: bool = False


class _Made:
    """The paragraphs made so far, in order of text.

    Args:
        side: the new side.
        first: the part that the text begins with.
        heirs: by number, the children of the old side that are children here too.
    """

    def __init__(self, side: Side, first: Node, heirs: Mapping[int, Node]) -> None:
        self.side = side
        self.first: Home = (first, None)
        self.heirs = heirs
        self.made: list[_Open] = []

    def same(self, cuts: Iterator[_Cut]) -> None:
        for cut in cuts:
            self._put(cut, Segment(cut.text, cut.text))

    def changed(self, taken: Sequence[_Cut], put: Sequence[_Cut], nature: Nature) -> None:
        """Add a change; a paragraph that was rewritten is put in one with the old."""
        apart = not put or sum(cut.begins for cut in taken) > 1
        for cut in taken:
            self._take(cut, Segment(cut.text, "", nature), apart)
        for cut in put:
            self._put(cut, Segment("", cut.text, nature))

    def flow(self) -> Flow:
        found: dict[Home, list[Paragraph]] = defaultdict(list)
        for each in self.made:
            found[each.home].append(each.segments)
        return found

    def _put(self, cut: _Cut, segment: Segment) -> None:
        last = self.made[-1] if self.made else None
        if last and last.gone and not last.closed:
            last.home, last.gone = cut.home, False
        elif last is None or cut.begins or last.closed or last.home != cut.home:
            last = _Open(cut.home, [])
            self.made.append(last)
        last.segments.append(segment)

    def _take(self, cut: _Cut, segment: Segment, apart: bool) -> None:
        last = self.made[-1] if self.made else None
        if last is None or cut.begins or last.closed:
            last = _Open(self._settled(cut.home) or (last.home if last else self.first), [], gone=True)
            self.made.append(last)
        last.segments.append(segment)
        last.closed = last.gone and apart and cut.ends

    def _settled(self, home: Home) -> Home | None:
        """The place of a paragraph of the old side on the new one: behind the same child, or one before that."""
        node, behind = home
        for child in reversed(node.children):
            if behind is not None and child <= behind and child in self.heirs:
                heir = self.heirs[child]
                return next((node for node in (self.side.parent(heir),) if node), self.first[0]), heir.number
        return None
