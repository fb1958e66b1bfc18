"""The tree of a text: document, articles, sections, and the leaves that tile the text.

All values are frozen. Spans are half-open ranges of code-point offsets in ``source.text``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from speechparse.leaves import Leaf, LeafKind, Lines, Span, Stretch
from speechparse.source import Source

__all__ = ["Article", "Document", "Form", "Leaf", "LeafKind", "Marker", "Promise", "Section", "Span", "Stretch"]


_MARKER, _HEADING, _MARK, _TEXT = LeafKind.MARKER, LeafKind.HEADING, LeafKind.MARK, LeafKind.TEXT
_NO_WORDS = (LeafKind.GAP, LeafKind.FURNITURE, LeafKind.APART)  # what may stand between the paragraphs of one part


class Form(StrEnum):
    """Where a marker stands."""

    OWN_LINE = "own-line"
    RUN_IN = "run-in"
    INLINE = "inline"


@dataclass(frozen=True, slots=True)
class Marker(Span):
    """One written number.

    Attributes:
        scheme: id of its scheme, as the grammar has it.
        ordinals: its numbers: (3,) for 三、, (1, 2, 3) for 1.2.3, () for 最后.
        form: where it stands.
    """

    scheme: str = ""
    ordinals: tuple[int, ...] = ()
    form: Form = Form.OWN_LINE

    @property
    def ordinal(self) -> int | None:
        """The value of the marker: the last of its numbers, None for 最后."""
        return self.ordinals[-1] if self.ordinals else None

    @property
    def label(self) -> str:
        """The marker as section paths name it: without blanks and final punctuation."""
        return "".join(self.text.split()).rstrip("、，,．.：:·•・")


@dataclass(frozen=True, slots=True)
class Promise(Span):
    """A sentence that announces a list (下面，我讲三点意见。).

    Attributes:
        count: how many items it announces.
    """

    count: int = 0


@dataclass(frozen=True, slots=True)
class Section(Span):
    """A marker, its heading, and an ordered sequence of text and child sections.

    Attributes:
        marker: the number it begins with.
        heading: the heading's span without closing mark; None if there is no heading.
        mark_end: the offset behind the heading's closing mark; without a mark the heading's end, without a heading the marker's.
        level: depth in the tree, from 1.
        children: the sections one level below, in order.
    """

    marker: Marker = field(kw_only=True)
    heading: Span | None = field(kw_only=True)
    mark_end: int = field(kw_only=True, repr=False)
    level: int = field(kw_only=True)
    children: tuple[Section, ...] = field(kw_only=True, repr=False)
    _lines: Lines = field(kw_only=True, repr=False, compare=False)  # how its text falls into lines
    _content: tuple[Leaf | Section, ...] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def content(self) -> tuple[Leaf | Section, ...]:
        """Leaves and child sections in order; they tile the section's span.

        They are made when they are first asked for: an outline needs no leaves, and they are most of a tree.
        """
        made = self._content
        if made is None:
            made = tuple(part if isinstance(part, Section) else Leaf(self.source, *part) for part in self._parts())
            object.__setattr__(self, "_content", made)
        return made

    def _parts(self) -> list[Stretch | Section]:
        parts: list[Stretch | Section] = [(self.marker.start, self.marker.end, _MARKER)]
        if self.heading:
            parts += self._lines.stretches(self.marker.end, self.heading.start, _TEXT)
            parts.append((self.heading.start, self.heading.end, _HEADING))
            if self.mark_end > self.heading.end:
                parts.append((self.heading.end, self.mark_end, _MARK))
        place = self.mark_end
        for child in self.children:
            if place < child.start:
                parts += self._lines.stretches(place, child.start, _TEXT)
            parts.append(child)
            place = child.end
        if place < self.end:
            parts += self._lines.stretches(place, self.end, _TEXT)
        return parts

    def stretches(self) -> list[Stretch]:
        """Return the leaves of the section and of all sections below it as plain offsets, in order."""
        found: list[Stretch] = []
        for part in self._parts():
            if isinstance(part, Section):
                found += part.stretches()
            else:
                found.append(part)
        return found

    def leaves(self) -> Iterator[Leaf]:
        """Yield the leaves of the section and of all sections below it, in order; they are made anew each time."""
        return (Leaf(self.source, *stretch) for stretch in self.stretches())

    @property
    def mark(self) -> Leaf | None:
        """The mark that closes the heading; None if there is none."""
        return Leaf(self.source, self.heading.end, self.mark_end, _MARK) if self.heading and self.mark_end > self.heading.end else None

    def above(self) -> Iterator[Leaf]:
        """Yield the leaves between the heading with its closing mark (or the marker, if there is no heading) and the first child."""
        return self._lines.leaves(self.mark_end, self.children[0].start if self.children else self.end, _TEXT)

    @property
    def title(self) -> str:
        """The heading with its lines joined; "" if there is none."""
        return self.heading.joined if self.heading else ""

    @property
    def intro(self) -> str:
        """The text between the heading and the first child (all of it without children)."""
        return _between(self.content, first=True)

    @property
    def wrap_up(self) -> str:
        """The text after the last child that belongs to this section again; "" without children."""
        return _between(self.content, first=False) if self.children else ""

    def walk(self) -> Iterator[Section]:
        """Yield this section and all below it, in order of text."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Article(Span):
    """One speech or report.

    Attributes:
        marker: the number line of a compilation (第二篇：) or 附件1; None for most.
        title: its title; None if there is none. ``part`` returns the other parts around the sections.
        promise: the sentence before the first section that announces how many there are; None if there is none.
        content: leaves and sections in order; they tile the article's span.
    """

    marker: Marker | None = field(kw_only=True)
    title: Span | None = field(kw_only=True)
    promise: Promise | None = field(kw_only=True, default=None)
    content: tuple[Leaf | Section, ...] = field(kw_only=True, repr=False)

    def part(self, kind: LeafKind) -> Span | None:
        """Return the span of a part of the article; None if it has no such part.

        Where paragraphs of the kind are in several places, the last are taken, which are nearest to the text: a web page has dates of its
        own above.
        """
        run: list[Leaf] = []
        for node in reversed(self.content):
            if isinstance(node, Leaf) and node.kind == kind:
                run.append(node)
            elif run and not (isinstance(node, Leaf) and node.kind in _NO_WORDS):
                break
        return Span(self.source, run[-1].start, run[0].end) if run else None

    @property
    def sections(self) -> tuple[Section, ...]:
        """The top sections (level 1)."""
        return tuple(node for node in self.content if isinstance(node, Section))

    def walk(self) -> Iterator[Section]:
        """Yield all sections, in order of text."""
        for section in self.sections:
            yield from section.walk()

    def stretches(self) -> Iterator[Stretch]:
        """Yield the leaves of the article and its sections as plain offsets, in order."""
        return _stretches(self.content)

    def leaves(self) -> Iterator[Leaf]:
        """Yield the leaves of the article and its sections, in order."""
        return (Leaf(self.source, *stretch) for stretch in self.stretches())


@dataclass(frozen=True)
class Document:
    """The articles of one source, in order, and whatever stands between them.

    Attributes:
        source: the text and where it came from.
        grammar: name of the grammar it was read with.
        content: leaves and articles in order; they tile the text.
    """

    source: Source
    grammar: str
    content: tuple[Leaf | Article, ...] = field(repr=False)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, in order."""
        return tuple(node for node in self.content if isinstance(node, Article))

    def walk(self) -> Iterator[Section]:
        """Yield all sections of all articles, in order of text."""
        for article in self.articles:
            yield from article.walk()

    def stretches(self) -> Iterator[Stretch]:
        """Yield all leaves as plain offsets, in order, which is faster than making each leaf."""
        return _stretches(self.content)

    def leaves(self) -> Iterator[Leaf]:
        """Yield all leaves in order; joined they are the text."""
        return (Leaf(self.source, *stretch) for stretch in self.stretches())

    def find(self, path: str) -> Section | Article | None:
        """Return the section or article of a section path such as ``二/（三）/一是``, ``#2`` or ``#2/三``; None if there is none.

        Without ``#N`` the first article that has the path is taken; where siblings share a marker, the first. Where none has it as
        it is written, half-width and full-width characters are the same, and punctuation around a marker does not count: ``二、/三``.
        """
        return self._find(path, str) or self._find("/".join(filter(None, _folded(path).split("/"))), _bare)

    def _find(self, path: str, named: Callable[[str], str]) -> Section | Article | None:
        """The section (or article) of a path; ``named`` tells the name that a marker goes by."""
        head, _, rest = path.partition("/")
        articles = self.articles
        if head.startswith("#"):
            number = int(head[1:]) if head[1:].isdecimal() and len(head) < 12 else 0
            if not 0 < number <= len(articles):
                return None
            if not rest:
                return articles[number - 1]
            articles, path = articles[number - 1 : number], rest
        labels = [named(label) for label in path.split("/")]
        return next(filter(None, (_descend(article.sections, labels, named) for article in articles)), None)

    def path(self, section: Section) -> str:
        """Return the section path of a section, beginning with ``#N`` if there are several articles.

        Raises:
            ValueError: the section is not of this document.
        """
        for number, article in enumerate(self.articles, 1):
            if article.start <= section.start < article.end:
                labels: list[str] = []
                nodes = article.sections
                while inner := next((node for node in nodes if node.start <= section.start < node.end), None):
                    labels.append(inner.marker.label)
                    if inner == section:
                        return "/".join(([f"#{number}"] if len(self.articles) > 1 else []) + labels)
                    nodes = inner.children
        raise ValueError("the section is not of this document")


def _descend(sections: tuple[Section, ...], labels: list[str], named: Callable[[str], str]) -> Section | None:
    for section in sections:
        if labels[0] and named(section.marker.label) == labels[0]:
            if len(labels) == 1:
                return section
            if found := _descend(section.children, labels[1:], named):
                return found
    return None


def _folded(text: str) -> str:
    """Full-width characters as half-width ones."""
    from unicodedata import normalize  # hardly any call needs it

    return normalize("NFKC", text)


def _bare(label: str) -> str:
    """A marker without the marks around its number: 三 of （三）, 1.2 of 1.2."""
    folded = _folded(label)
    inner = [place for place, char in enumerate(folded) if char.isalnum()]
    return folded[inner[0] : inner[-1] + 1] if inner else ""


def _stretches(content: Iterable[Leaf | Section | Article]) -> Iterator[Stretch]:
    for node in content:
        if isinstance(node, Leaf):
            yield node.start, node.end, node.kind
        else:
            yield from node.stretches()


def _between(content: tuple[Leaf | Section, ...], first: bool) -> str:
    places = [n for n, node in enumerate(content) if isinstance(node, Section)]
    chosen = (content[: places[0]] if places else content) if first else content[places[-1] + 1 :]
    return "".join(n.text for n in chosen if isinstance(n, Leaf) and n.kind in (LeafKind.TEXT, LeafKind.GAP)).strip()
