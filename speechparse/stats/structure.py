"""How a speech is built: what is said of it, how long its sections, paragraphs and sentences are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from speechparse import compiled
from speechparse.analysis.characters import characters
from speechparse.parser import layout
from speechparse.stats.model import Lengths, Part, Size
from speechparse.stats.spoken import syllables
from speechparse.stats.unwrapped import plain
from speechparse.tree import Article, Document, Leaf, LeafKind, Section, Span

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


@dataclass(frozen=True, slots=True)
class Paragraph(Span):
    """A paragraph of what is said, or what page furniture left of it.

    Attributes:
        heading: it is a heading and nothing else.
    """

    heading: bool = False


def paragraphs(document: Document) -> dict[int, tuple[Paragraph, ...]]:
    """The paragraphs of what is said, by the offset that their article begins at."""
    blocks = [(block.start, block.end) for block in layout.read(document.source).blocks]
    starts = [start for start, _end in blocks]
    found = {}
    for article in document.articles:
        first = max(0, bisect_right(starts, article.start) - 1)  # one may begin before the article
        found[article.start] = tuple(_paragraphs(article, blocks[first : bisect_left(starts, article.end)]))
    return found


def _paragraphs(article: Article, blocks: Sequence[tuple[int, int]]) -> Iterator[Paragraph]:
    leaves = [leaf for leaf in article.leaves() if leaf.kind in SAID and leaf is not _number(article, leaf)]
    n = 0
    for start, end in blocks:
        while n < len(leaves) and leaves[n].end <= start:
            n += 1
        inside: list[Leaf] = []
        at = n
        while at < len(leaves) and leaves[at].start < end:
            inside.append(leaves[at])
            at += 1
        if inside and (first := max(start, inside[0].start)) < (last := min(end, inside[-1].end)):
            said = [leaf for leaf in inside if leaf.kind is not LeafKind.GAP]
            if said:
                yield Paragraph(article.source, first, last, all(leaf.kind in _HEADINGS for leaf in said))


def _number(article: Article, leaf: Leaf) -> Leaf | None:
    """The leaf, if it is the number line of a compilation (第二篇：), which nobody says."""
    return leaf if article.marker and leaf.start == article.marker.start else None


def worded(article: Article, pieces: Sequence[Paragraph]) -> Iterator[Span]:
    """The paragraphs cut where sections and headings begin and end, without numbers and closing marks."""
    n = 0
    for leaf in article.leaves():
        if leaf.kind not in SAID or leaf.kind in (LeafKind.MARKER, LeafKind.MARK, LeafKind.GAP):
            continue
        while n < len(pieces) and pieces[n].end <= leaf.start:
            n += 1
        at = n
        while at < len(pieces) and pieces[at].start < leaf.end:
            yield Span(leaf.source, max(leaf.start, pieces[at].start), min(leaf.end, pieces[at].end))
            at += 1


def prose(pieces: Sequence[Paragraph]) -> tuple[Lengths, Lengths]:
    """Lengths of the paragraphs that are no bare headings, and of the sentences in them."""
    texts = [plain(piece) for piece in pieces if not piece.heading]
    sentences = [length for text in texts for found in _SENTENCE.findall(text) if (length := characters(found))]
    return Lengths(tuple(map(characters, texts))), Lengths(tuple(sentences))


def size(node: Leaf | Section | Article, sizes: dict[int, tuple[int, Size]], before: int = 0) -> Size:
    """The size of what is said in a node.

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
            whole += size(inner, sizes, before + whole.characters)
    if isinstance(node, Section):
        sizes[node.start] = before, whole
    return whole


def parts(article: Article, paths: Mapping[int, str], sizes: Mapping[int, tuple[int, Size]], said: int) -> tuple[Part, ...]:
    """All sections of an article, measured.

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
