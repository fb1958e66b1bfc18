"""Cuts the text of a pair into pieces that both sides have and pieces that only one has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from speechparse.diff.model import Change, Diff, Nature, Node, Pair
from speechparse.tree import Span


@dataclass(frozen=True, slots=True)
class Segment:
    r"""A piece of the text of a pair; paragraphs are separated by \n.

    Attributes:
        old: the text of the one side; "" where it was put in.
        new: the text of the other; "" where it was taken out.
        nature: what the change is; None where nothing changed.
    """

    old: str
    new: str
    nature: Nature | None = None


def heading(pair: Pair) -> tuple[Segment, ...]:
    """Return the heading in pieces, with its closing mark if that changed."""
    marked = closed(pair)
    sides = [[span for span in (node.heading, node.mark if marked else None) if span] for node in (pair.old, pair.new)]
    return tuple(_segments(sides[0], sides[1], pair.heading))


def closed(pair: Pair) -> bool:
    """Whether the closing mark of the heading changed and is shown with it."""
    old, new = pair.old.heading, pair.new.heading
    return bool(pair.heading and old and new and pair.heading[-1].old.start >= old.end and pair.heading[-1].new.start >= new.end)


def text(diff: Diff, pair: Pair) -> tuple[Segment, ...]:
    """Return the own text of a pair in pieces, with that of the parts it was divided into."""
    old = next((merge.pieces for merge in diff.merges if merge.whole is pair.new), (pair.old,))
    new = next((split.pieces for split in diff.splits if split.whole is pair.old), (pair.new,))
    return tuple(_segments(_spans(old, pair.old), _spans(new, pair.new), pair.text))


def own(node: Node) -> str:
    r"""Return the own text of a node, its paragraphs separated by \n."""
    return _joined(list(node.text), node.part.start, node.part.end)


def _spans(pieces: Iterable[Node], main: Node) -> list[Span]:
    headings = [piece.marked for piece in pieces if piece is not main and piece.marked]
    return sorted([*headings, *(leaf for piece in pieces for leaf in piece.text)], key=lambda span: span.start)


def _segments(old: list[Span], new: list[Span], changes: Iterable[Change]) -> Iterator[Segment]:
    at_old = old[0].start if old else 0
    at_new = new[0].start if new else 0
    for change in changes:
        same = Segment(_joined(old, at_old, change.old.start), _joined(new, at_new, change.new.start))
        if same.old or same.new:
            yield same
        yield Segment(_joined(old, change.old.start, change.old.end), _joined(new, change.new.start, change.new.end), change.nature)
        at_old, at_new = change.old.end, change.new.end
    rest = Segment(_joined(old, at_old, old[-1].end) if old else "", _joined(new, at_new, new[-1].end) if new else "")
    if rest.old or rest.new:
        yield rest


def _joined(spans: list[Span], start: int, end: int) -> str:
    """The text of the spans in a range, each line end between two of them at the head of the second."""
    text = ""
    for n, span in enumerate(spans):
        low, high = max(start, span.start), min(end, span.end)
        if low < high:
            if n and low == span.start and _parted(spans[n - 1], span):
                text += "\n"
            text += span.source.text[low:high]
    return text


def _parted(one: Span, other: Span) -> bool:
    between = one.source.text[one.end : other.start]
    return "\n" in between or "\r" in between
