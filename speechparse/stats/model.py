"""The measures of a speech. All values are frozen; lengths are in characters: code points other than blanks (字数)."""

from __future__ import annotations

from functools import cached_property
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from speechparse.analysis.lists import NumberedList
from speechparse.analysis.promises import Promised
from speechparse.frozen import Frozen
from speechparse.tree import Article, Document, Section, Span

if TYPE_CHECKING:
    from speechparse.stats.citations import Citation
    from speechparse.stats.figures import Figure
    from speechparse.stats.lexis import Vocabulary
    from speechparse.stats.quoted import Quoted
    from speechparse.stats.slogans import Slogan


class Lengths(Frozen):
    """The lengths of things of one kind, in order of text.

    Attributes:
        values: characters of each.
    """

    values: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        return len(self.values)

    @property
    def mean(self) -> float | None:
        """The arithmetic mean; None if there are no values."""
        return fsum(self.values) / self.count if self.values else None

    @property
    def median(self) -> float | None:
        """The median (of an even number the mean of the middle two); None if there are no values."""
        middle = sorted(self.values)[(self.count - 1) // 2 : self.count // 2 + 1]
        return sum(middle) / len(middle) if len(middle) > 1 else next(iter(middle), None)

    @property
    def longest(self) -> int | None:
        return max(self.values, default=None)


class Size(NamedTuple):
    """How long a text is.

    Attributes:
        characters: its characters.
        syllables: as many are spoken when it is read aloud (``speechparse.stats.spoken``).
    """

    characters: int = 0
    syllables: int = 0

    def plus(self, other: Size) -> Size:
        """Return the sum of both sizes."""
        return Size(self.characters + other.characters, self.syllables + other.syllables)


class Part(NamedTuple):
    """A section measured.

    Attributes:
        section: the section.
        path: its section path.
        before: characters said before it in the speech.
        size: all of it, with what is below it, number and heading included.
        share: its characters as a share of all that is said in the speech.
        inner: sections below it.
    """

    section: Section
    path: str
    before: int
    size: Size
    share: float
    inner: int


class ListForm(NamedTuple):
    """The headings of a numbered list and what they have in common (对仗); see ``speechparse.stats.parallelism``.

    Attributes:
        list: the list.
        path: section path of its parent; "" for the speech.
        clauses: the characters of each clause that most headings have.
        opening: the words that most of them begin with; "" for none.
        ending: the words that most of them end with; "" for none.
        odd: the headings that are otherwise.
        parallelism: share of the headings that are so, from 0 to 1.
    """

    list: NumberedList
    path: str
    clauses: tuple[int, ...]
    opening: str
    ending: str
    odd: tuple[Section, ...]
    parallelism: float


class Kept(NamedTuple):
    """A promise (讲三点意见) and whether the list that follows keeps it.

    Attributes:
        promised: the promise.
        kept: None if that is unknown: the number is masked, or the list broken.
    """

    promised: Promised
    kept: bool | None


class Speech(Frozen):
    """One article with its measures; slogans, quotations, citations and figures are searched when they are first asked for.

    Attributes:
        document: the document it is of.
        article: the article.
        path: "" for the only one of a document, ``#2`` for one of several.
        characters: all of the article, title, date and source note included, page furniture not.
        said: what is said of it: salutation, opening, sections, text and closing.
        syllables: as many are spoken when that is read aloud.
        opening: size of salutation and opening.
        closing: size of the closing.
        parts: all sections, in order of text.
        headings: lengths of headings without number and closing mark.
        paragraphs: lengths of paragraphs; a line with nothing but a heading is none.
        sentences: lengths of sentences in these paragraphs, which 。？！ end (GB/T 15834—2011, 4.1 to 4.3) or the paragraph does.
        lists: the lists of headings, those of a parent before those below it.
        promises: the promises, in the order of their lists.
        pieces: the paragraphs of what is said.
        vocabulary: the measures of its words; None if they were not asked for.
    """

    HIDDEN = frozenset(("document", "article", "parts", "pieces"))

    document: Document
    article: Article
    path: str
    characters: int
    said: int
    syllables: int
    opening: Size
    closing: Size
    parts: tuple[Part, ...]
    headings: Lengths
    paragraphs: Lengths
    sentences: Lengths
    lists: tuple[ListForm, ...]
    promises: tuple[Kept, ...]
    pieces: tuple[Span, ...]
    vocabulary: Vocabulary | None = None

    @cached_property
    def slogans(self) -> tuple[Slogan, ...]:
        """Numeral slogans, in order of text."""
        from speechparse.stats.slogans import slogans

        return tuple(slogans(self.pieces))

    @cached_property
    def quoted(self) -> tuple[Quoted, ...]:
        """Quoted terms and titles of documents, in order of text."""
        from speechparse.stats.quoted import quoted

        return tuple(quoted(self.pieces))

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Who is cited, in order of text."""
        from speechparse.stats.citations import citations

        return tuple(citations(self.pieces))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Figures and percentages, in order of text."""
        from speechparse.stats.figures import figures

        return tuple(figures(self.pieces))

    @property
    def title(self) -> str:
        """The title, broken lines joined; "" if there is none."""
        return self.article.title.joined if self.article.title else ""

    @property
    def depth(self) -> int:
        """The deepest level of its sections; 0 without sections."""
        return max((part.section.level for part in self.parts), default=0)

    @property
    def parallelism(self) -> float | None:
        """The parallelism of its lists, each weighted by its headings; None without lists."""
        count = sum(len(each.list.items) for each in self.lists)
        return sum(each.parallelism * len(each.list.items) for each in self.lists) / count if count else None
