"""Pieces of HTML: texts, changes, badges, and the ids of places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from speechparse import compiled
from speechparse.diff.model import Nature, Node, Pair
from speechparse.diff.segments import Segment
from speechparse.render.diff import wording
from speechparse.render.diff.flow import Paragraph
from speechparse.render.diff.tree import Item
from speechparse.render.page import line

_BREAK = compiled.pattern(r"\s*[\r\n]\s*")  # within a paragraph: it was broken over lines
_CLASSES = {Nature.WORDS: "", Nature.MASKED: ' class="masked"', Nature.PUNCTUATION: ' class="marks"'}


def text(written: str) -> str:
    """Return a text in HTML; what cannot be shown becomes a replacement character."""
    return escape(line(_BREAK.sub("", written)))


def new_id(node: Node) -> str:
    """Return the id of the place of a part of the new side."""
    return f"n{node.number}"


def old_id(node: Node) -> str:
    """Return the id of the place where a part of the old side was."""
    return f"o{node.number}"


def item_id(item: Item) -> str:
    """Return the id of a row's place."""
    return new_id(item.node) if item.here else old_id(item.node)


def changed(pieces: Iterable[Segment]) -> str:
    """Return text with deletions and insertions marked."""
    return "".join(map(_changed, pieces))


def paragraph(pieces: Paragraph) -> str:
    """Return a paragraph, without the blanks at its head, which belong to the layout of the file."""
    first, *others = pieces
    if first.nature is None:
        first = Segment(first.old.lstrip(), first.new.lstrip())
    return f"<p>{changed((first, *others))}</p>"


def badge(kind: str, said: str) -> str:
    """Return a badge; its text is HTML."""
    return f'<span class="badge {kind}">{said}</span>'


def badges(pair: Pair) -> Iterator[tuple[str, str]]:
    """Yield the texts of a pair's badges as HTML, each with its class."""
    return ((str(flag), text(said)) for flag, said in zip(wording.shown(pair), wording.badges(pair), strict=True))


def _changed(piece: Segment) -> str:
    if piece.nature is None:
        return text(piece.new)
    kind = _CLASSES[piece.nature]
    taken = f"<del{kind}>{text(piece.old)}</del>" if piece.old else ""
    return taken + (f"<ins{kind}>{text(piece.new)}</ins>" if piece.new else "")
