"""Measures how a speech is built: what of it is said, and how long its sections, paragraphs and sentences are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from speechparse import compiled
from speechparse.analysis.characters import characters
from speechparse.parser.layout import Layout
from speechparse.stats.model import Lengths, Part, Size
from speechparse.stats.spoken import syllables
from speechparse.stats.unwrapped import plain
from speechparse.tree import Article, Leaf, LeafKind, Section, Span

SAID = frozenset(
    (
        LeafKind.MARKER,
        LeafKind.HEADING,
        LeafKind.MARK,
        LeafKind.TEXT,
        LeafKind.GAP,
        LeafKind.SALUTATION,
        LeafKind.OPENING,
        LeafKind.CLOSING,
    )
)
"""What a speaker says aloud. Title, date, name and what stands at the foot are printed only."""

_PROSE = frozenset((LeafKind.TEXT, LeafKind.OPENING, LeafKind.CLOSING))
_HEADINGS = frozenset((LeafKind.MARKER, LeafKind.HEADING, LeafKind.MARK))
_SENTENCE = compiled.pattern(r"[^。！？!?]*[。！？!?]+[”’」』）)】]*|[^。！？!?]+$")


class Paragraph(NamedTuple):
    """A paragraph of what is said, without page furniture; ``heading`` if it is a heading and nothing else."""

    span: Span
    heading: bool


def paragraphs(article: Article, leaves: Sequence[Leaf], layout: Layout) -> Iterator[Paragraph]:
    """Yield the paragraphs of what is said in an article.

    Args:
        article: the article.
        leaves: its leaves, in order.
        layout: the lines and paragraphs of the text.
    """
    said = [leaf for leaf in leaves if leaf.kind in SAID and leaf is not _number(article, leaf)]
    blocks = layout.blocks
    first = max(0, bisect_right(blocks.starts, article.start) - 1)  # one may begin before the article
    n = 0
    for number in range(first, bisect_left(blocks.starts, article.end)):
        start, end = blocks.starts[number], blocks.ends[number]
        while n < len(said) and said[n].end <= start:
            n += 1
        inside: list[Leaf] = []
        at = n
        while at < len(said) and said[at].start < end:
            inside.append(said[at])
            at += 1
        if inside and (left := max(start, inside[0].start)) < (right := min(end, inside[-1].end)):
            words = [leaf for leaf in inside if leaf.kind is not LeafKind.GAP]
            if words:
                yield Paragraph(Span(article.source, left, right), all(leaf.kind in _HEADINGS for leaf in words))


def _number(article: Article, leaf: Leaf) -> Leaf | None:
    """The leaf, if it is the number line of a compilation (第二篇：), which nobody says."""
    return leaf if article.marker and leaf.start == article.marker.start else None


def worded(leaves: Iterable[Leaf], pieces: Sequence[Span]) -> Iterator[Span]:
    """Yield the paragraphs, cut where the leaves of an article begin and end, without markers and closing marks."""
    n = 0
    for leaf in leaves:
        if leaf.kind not in SAID or leaf.kind in (LeafKind.MARKER, LeafKind.MARK, LeafKind.GAP):
            continue
        while n < len(pieces) and pieces[n].end <= leaf.start:
            n += 1
        at = n
        while at < len(pieces) and pieces[at].start < leaf.end:
            yield Span(leaf.source, max(leaf.start, pieces[at].start), min(leaf.end, pieces[at].end))
            at += 1


def prose(of: Sequence[Paragraph]) -> tuple[Lengths, Lengths]:
    """Return the lengths of the paragraphs that are not bare headings, and of the sentences in them."""
    texts = [plain(paragraph.span) for paragraph in of if not paragraph.heading]
    sentences = [length for text in texts for found in _SENTENCE.findall(text) if (length := characters(found))]
    return Lengths(tuple(map(characters, texts))), Lengths(tuple(sentences))


def size(node: Leaf | Section | Article, sizes: dict[int, tuple[int, Size]], before: int = 0) -> Size:
    """Return the size of what is said in a node.

    Args:
        node: the node.
        sizes: gets for each section, by the offset that it begins at, the characters said before it and its size.
        before: characters said before the node.
    """
    if isinstance(node, Leaf):
        return Size(characters(plain(node)), syllables(plain(node))) if node.kind in SAID else Size()
    number = node.marker.start if isinstance(node, Article) and node.marker else -1
    whole = Size()
    for inner in node.content:
        if inner.start != number:
            whole = whole.plus(size(inner, sizes, before + whole.characters))
    if isinstance(node, Section):
        sizes[node.start] = before, whole
    return whole


def parts(article: Article, paths: Mapping[int, str], sizes: Mapping[int, tuple[int, Size]], said: int) -> tuple[Part, ...]:
    """Return all sections of an article with their measures.

    Args:
        article: the article.
        paths: section paths, by the offset that a section begins at.
        sizes: as ``size`` makes them.
        said: characters of all that is said in the article.
    """
    found = []
    for section in article.walk():
        before, whole = sizes[section.start]
        inner = sum(1 for _ in section.walk()) - 1
        share = whole.characters / max(1, said)
        found.append(Part(section, paths[section.start], before, whole, share, inner))
    return tuple(found)
