"""The result of a comparison as plain frozen values.

Old and new are the two sides of a comparison; neither is better than the other, and a comparison the other way round says
the same, mirrored.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from speechparse.analysis import folding
from speechparse.diff.clauses import Clause
from speechparse.tree import Article, Document, Leaf, Section, Span


class Flag(StrEnum):
    """What changed between the two parts of a pair."""

    MOVED = "moved"
    RENUMBERED = "renumbered"
    RESTYLED = "restyled"
    REWRITTEN = "rewritten"
    RETITLED = "retitled"
    EDITED = "edited"
    MASKED = "masked"
    PUNCTUATION = "punctuation"
    LAYOUT = "layout"


class Nature(StrEnum):
    """The nature of a change of text: other words, a figure or name masked on one side, or only marks."""

    WORDS = "words"
    MASKED = "masked"
    PUNCTUATION = "punctuation"


@dataclass(frozen=True, slots=True)
class Change:
    """One place where two texts differ; the span on one side is empty where text was only put in or taken out."""

    nature: Nature
    old: Span
    new: Span

    @property
    def filled(self) -> bool:
        """Whether the new side states what the old one masks."""
        return self.nature is Nature.MASKED and folding.filled(self.old.text, self.new.text)

    def mirrored(self) -> Change:
        return Change(self.nature, self.new, self.old)


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """An article or a section as one side of a comparison sees it; compared by identity.

    Attributes:
        part: the article or section.
        path: its section path (#2 for an article; "" for the only one).
        number: its place in the side, parents before children.
        parent: the place of its parent; None for a top node.
        children: the places of its children.
        heading: the title or heading; None without one.
        mark: the mark that closes the heading; None without one.
        text: the leaves of its own text (an article's with its parts), without those of its children.
        clauses: the clauses of that text.
        rank: its place in its numbered list, from 1; 0 for an article.
    """

    part: Article | Section
    path: str
    number: int
    parent: int | None
    children: tuple[int, ...]
    heading: Span | None
    mark: Span | None
    text: tuple[Leaf, ...] = field(repr=False)
    clauses: tuple[Clause, ...] = field(repr=False)
    rank: int

    @property
    def title(self) -> str:
        return self.heading.joined if self.heading else ""

    @property
    def marked(self) -> Span | None:
        """The heading with the mark that closes it."""
        return Span(self.heading.source, self.heading.start, (self.mark or self.heading).end) if self.heading else None

    @property
    def level(self) -> int:
        """Depth in the tree; 0 for an article."""
        return self.part.level if isinstance(self.part, Section) else 0

    @property
    def label(self) -> str:
        """The marker as it is named in section paths; "" without one."""
        return self.part.marker.label if self.part.marker else ""

    @property
    def ordinals(self) -> tuple[int, ...]:
        return self.part.marker.ordinals if self.part.marker else ()


@dataclass(frozen=True, eq=False)
class Side:
    """One of the two trees of a comparison, or a branch of it.

    Attributes:
        document: the document it is of.
        branch: the section path of the branch ("" for the whole document).
        nodes: its articles and sections, parents before children, in order of text.
    """

    document: Document
    branch: str
    nodes: tuple[Node, ...] = field(repr=False)

    @cached_property
    def traditional(self) -> bool:
        """The text is written in traditional characters."""
        return folding.traditional(self.document.source.text)

    @property
    def tops(self) -> tuple[Node, ...]:
        return tuple(node for node in self.nodes if node.parent is None)

    def parent(self, node: Node) -> Node | None:
        return None if node.parent is None else self.nodes[node.parent]

    def children(self, node: Node | None) -> tuple[Node, ...]:
        """Return the nodes directly below a node; the tops for None."""
        return self.tops if node is None else tuple(self.nodes[number] for number in node.children)

    def below(self, node: Node) -> Iterator[Node]:
        """Yield all nodes below one, in order of text."""
        for child in self.children(node):
            yield child
            yield from self.below(child)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parts that an editor would call the same.

    Attributes:
        old: the one side.
        new: the other.
        flags: what changed; empty for a pair that is the same.
        follows: the new number only follows from what was put in, taken out or moved before it.
        heading: the changes of the heading, in order.
        text: the changes of its own text, in order; those of its children are theirs.
    """

    old: Node
    new: Node
    flags: frozenset[Flag]
    follows: bool = False
    heading: tuple[Change, ...] = ()
    text: tuple[Change, ...] = ()

    @property
    def silent(self) -> bool:
        """Whether nothing changed except a number that follows from another change."""
        return not self.flags or (self.follows and self.flags == {Flag.RENUMBERED})

    def mirrored(self) -> Pair:
        changes = [tuple(change.mirrored() for change in each) for each in (self.heading, self.text)]
        return Pair(self.new, self.old, self.flags, self.follows, *changes)


@dataclass(frozen=True, slots=True)
class Division:
    """One section that became several, or (read the other way) several that became one.

    Attributes:
        whole: the one.
        pieces: the several, in order of text; one of them is the whole's pair.
    """

    whole: Node
    pieces: tuple[Node, ...]

    @property
    def nested(self) -> bool:
        """The first of the pieces holds the others: items whose text went into that of the section above them, or came from it."""
        return self.pieces[-1].part.end <= self.pieces[0].part.end


@dataclass(frozen=True, slots=True)
class Renumbering:
    """Siblings whose numbers only follow from a change before them (二–六 became 三–七).

    Attributes:
        pairs: the pairs in order, one or more.
    """

    pairs: tuple[Pair, ...]


@dataclass(frozen=True)
class Diff:
    """What changed between two trees.

    Attributes:
        old: the one side.
        new: the other.
        pairs: in the order of the new side.
        removed: the nodes of the old side that have no pair, parents before children; the pieces of a merge are not among them.
        added: the same for the new side; the pieces of a split are not among them.
        splits: one old section became several.
        merges: several old sections became one.
        renumberings: in the order of the new side.
    """

    old: Side
    new: Side
    pairs: tuple[Pair, ...]
    removed: tuple[Node, ...] = ()
    added: tuple[Node, ...] = ()
    splits: tuple[Division, ...] = ()
    merges: tuple[Division, ...] = ()
    renumberings: tuple[Renumbering, ...] = ()

    @property
    def scripts(self) -> bool:
        """One side is written in traditional characters, the other in simplified ones; that is no change."""
        return self.old.traditional != self.new.traditional

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return not (self.removed or self.added or self.splits or self.merges or any(pair.flags for pair in self.pairs))
