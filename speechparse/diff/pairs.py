"""Says what changed between the two parts of a pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speechparse.analysis import folding
from speechparse.diff import text
from speechparse.diff.clauses import Clause, clauses
from speechparse.diff.model import Change, Flag, Nature, Node, Pair
from speechparse.diff.tokens import Cutter
from speechparse.tree import Marker, Section, Span

_OF_HEADING = {Nature.WORDS: Flag.RETITLED, Nature.MASKED: Flag.MASKED, Nature.PUNCTUATION: Flag.PUNCTUATION}
_OF_TEXT = {**_OF_HEADING, Nature.WORDS: Flag.EDITED}

Changes = tuple[tuple[Change, ...], tuple[Change, ...]]
"""Those of the heading, and those of the text."""


def pair(old: Node, new: Node, known: frozenset[Flag], changes: Changes, compared: bool = True) -> Pair:
    """Return a pair with its flags.

    Args:
        old: the one part.
        new: the other.
        known: the flags that the pairing tells: that it has moved, or was written anew.
        changes: those of its texts.
        compared: its number says something; that of a branch that is compared with another says nothing.
    """
    flags = set(known)
    flags |= {_OF_HEADING[change.nature] for change in changes[0]} | {_OF_TEXT[change.nature] for change in changes[1]}
    follows = False
    if compared and (old.part.marker is None) != (new.part.marker is None):
        flags.add(Flag.RESTYLED)
    elif compared and old.ordinals != new.ordinals:
        flags.add(Flag.RENUMBERED)
        follows = _follows(old, new)
    if compared and isinstance(old.part, Section) and isinstance(new.part, Section):
        one, other = old.part.marker, new.part.marker
        if one.scheme != other.scheme or (one.ordinals == other.ordinals and _written(one) != _written(other)):
            flags.add(Flag.RESTYLED)
        if one.form is not other.form:
            flags.add(Flag.LAYOUT)
    return Pair(old, new, frozenset(flags), follows, *changes)


def _written(marker: Marker) -> str:
    return folding.simple("".join(marker.text.split()))


def _follows(old: Node, new: Node) -> bool:
    """Whether the number changed by as much as the place in the list."""
    return old.ordinals != () and new.ordinals != () and new.ordinals[-1] - old.ordinals[-1] == new.rank - old.rank


def compared(old: Sequence[Node], new: Sequence[Node], cut: Cutter = list) -> Changes:
    """Return the changes of the heading and the text of a pair.

    Args:
        old: the one part; the pieces, its pair first, where several became one.
        new: the other; the pieces where one became several.
        cut: how runs of Chinese characters are cut.
    """
    one, other = old[0], new[0]
    places = _foot(one), _foot(other)
    ones, others = tuple(_texts(old)), tuple(_texts(new))
    heading = text.headings(one.heading, other.heading, places, cut)
    if any(change.nature is Nature.WORDS for change in heading):
        joined = [clauses(node.part.source, _in_order(node.heading, node.mark, *node.text)) for node in (one, other)]
        if "".join(clause.words for clause in joined[0]) == "".join(clause.words for clause in joined[1]):
            return (), text.changes(joined[0], joined[1], places, cut)  # only the heading ends at another place
    changes = text.changes(ones, others, places, cut)
    if len(old) == len(new) == 1:
        heading = (*heading, *_marks(one, other))
    return heading, tuple(change for change in changes if not _only_heading(change, (*old[1:], *new[1:])))


def headings(old: Sequence[Node], new: Sequence[Node]) -> tuple[Change, ...]:
    """Return the headings that pieces gained or lost; ``compared`` leaves them out, as they are not edits."""
    changes = text.changes(tuple(_texts(old)), tuple(_texts(new)), (_foot(old[0]), _foot(new[0])))
    return tuple(change for change in changes if _only_heading(change, (*old[1:], *new[1:])))


def _marks(old: Node, new: Node) -> Iterator[Change]:
    """The change of the heading's closing mark; where the layout changes, the mark only follows."""
    same = isinstance(old.part, Section) and isinstance(new.part, Section) and old.part.marker.form is new.part.marker.form
    if same and old.heading and new.heading:
        one, other = old.mark or _behind(old.heading), new.mark or _behind(new.heading)
        if "".join(one.text.split()) != "".join(other.text.split()):
            yield Change(Nature.PUNCTUATION, one, other)


def _in_order(*spans: Span | None) -> list[Span]:
    return sorted((span for span in spans if span), key=lambda span: span.start)


def _behind(span: Span) -> Span:
    return Span(span.source, span.end, span.end)


def _texts(nodes: Sequence[Node]) -> list[Clause]:
    """The clauses of the own texts in order, with the headings of the pieces."""
    found = [clause for node in nodes for clause in node.clauses]
    for node in nodes[1:]:
        found += clauses(node.part.source, [node.marked]) if node.marked else ()
    return sorted(found, key=lambda clause: clause.span.start)


def _only_heading(change: Change, pieces: Sequence[Node]) -> bool:
    """Whether a change is only a heading that a piece of a split gained, or that a merge lost."""
    put = change.new if change.old.start == change.old.end else change.old
    taken_or_put = change.old.start == change.old.end or change.new.start == change.new.end
    headings = [piece.marked for piece in pieces if piece.marked]
    return taken_or_put and any(put.source is span.source and span.start <= put.start and put.end <= span.end for span in headings)


def _foot(node: Node) -> Span:
    """An empty span where a text would begin that the part does not have."""
    at = node.heading.end if node.heading else node.part.marker.end if node.part.marker else node.part.start
    return Span(node.part.source, at, at)
