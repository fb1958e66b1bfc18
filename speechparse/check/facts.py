"""What the rules examine: the tree, and indexes over it that are made once for all rules."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from speechparse import compiled
from speechparse.analysis.articles import words
from speechparse.analysis.foreign import foreign
from speechparse.analysis.headings import Layout
from speechparse.analysis.headings import layout as heading_layout
from speechparse.analysis.lists import NumberedList, by_article, lists
from speechparse.analysis.nesting import Nesting
from speechparse.analysis.occurrences import Place
from speechparse.analysis.promises import Promised, promises
from speechparse.analysis.ranges import Range, ranges
from speechparse.analysis.references import Recall, Reference, recalls, references
from speechparse.analysis.tiling import Chosen, Leaves
from speechparse.check import lexicon
from speechparse.grammar.model import Grammar, Scheme
from speechparse.parser import layout
from speechparse.tree import Article, Document, Leaf, LeafKind, Section, Span

_SIMPLIFIED = "们个这时会来为国学业产发"
_TRADITIONAL = "們個這時會來為國學業產發"
# A heading, a link, the rule of a table; a label, a sentence or a whole line in bold type.
_MARKDOWN = compiled.pattern(
    r"^#{1,6} \S|!?\[[^\]\r\n]{0,80}\]\([^)\s]|^\|?[ :]*-{3,}[ :]*\||^(?:- )?\*\*[^*\r\n]{4,40}(?:\*\*[：:]|[：:]\*\*|\*\*[ ]*$)"
    r"|[。；！？]\*\*[^*\r\n。]{8,60}\*\*[。；]",
    re.MULTILINE,
)
_MARKED_UP = ("# ", "](", "---", "**")  # one of these is in all that the pattern finds

_PROSE = frozenset(LeafKind) - {LeafKind.MARKER, LeafKind.FURNITURE, LeafKind.APART}


@dataclass(frozen=True, eq=False)
class Facts:
    """A document, the grammar it was read with, and what is derived from them; compared by identity."""

    document: Document
    grammar: Grammar

    @cached_property
    def text(self) -> str:
        return self.document.source.text

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """All articles, in order."""
        return self.document.articles

    @cached_property
    def lists(self) -> tuple[NumberedList, ...]:
        """All numbered lists, those of a parent before those below it."""
        return tuple(lists(self.document, self.grammar))

    @cached_property
    def first_with(self) -> dict[tuple[int, str, int, int | None], int]:
        """The start of the first list that has a number, by article (the offset it starts at), scheme, level and number."""
        found: dict[tuple[int, str, int, int | None], int] = {}
        for key, group in self.alike.items():
            for numbered in group:
                for item in numbered.items:
                    found.setdefault((*key, item.marker.ordinal), numbered.items[0].start)
        return found

    @cached_property
    def alike(self) -> dict[tuple[int, str, int], list[NumberedList]]:
        """The lists by article (the offset it starts at), scheme and level, in order of text."""
        found: dict[tuple[int, str, int], list[NumberedList]] = {}
        for numbered in sorted(self.lists, key=lambda each: each.items[0].start):
            found.setdefault((numbered.article.start, numbered.scheme, numbered.level), []).append(numbered)
        return found

    @cached_property
    def _lists_by_article(self) -> dict[int, list[NumberedList]]:
        return by_article(self.lists)

    def lists_of(self, article: Article) -> Sequence[NumberedList]:
        """The numbered lists of an article, those of a parent before those below it."""
        return self._lists_by_article.get(article.start, ())

    @cached_property
    def _list_by_item(self) -> dict[int, NumberedList]:
        return {item.start: numbered for numbered in self.lists for item in numbered.items}

    def list_of(self, section: Section) -> NumberedList:
        """Return the numbered list that a section is an item of; every section belongs to one."""
        return self._list_by_item[section.start]

    @cached_property
    def heading_layouts(self) -> tuple[tuple[Layout | None, ...], ...]:
        """How the headings of each list are laid out, in the order of the lists."""
        return tuple(tuple(map(heading_layout, numbered.items)) for numbered in self.lists)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The places where the text points to its own sections, in order."""
        return tuple(references(self.document, self.lists, self.grammar))

    @cached_property
    def recalls(self) -> tuple[Recall, ...]:
        """The places where the text recalls how many items a list above has, in order."""
        return tuple(recalls(self.document, self.lists))

    @cached_property
    def references_to(self) -> Mapping[int, Sequence[Reference]]:
        """The references to each section, by the offset it starts at."""
        found = defaultdict(list)
        for reference in self.references:
            if reference.target:
                found[reference.target.start].append(reference)
        return found

    @cached_property
    def recalls_of(self) -> Mapping[int, Sequence[Recall]]:
        """The recalls of each list, by the offset it starts at."""
        found = defaultdict(list)
        for recall in self.recalls:
            if recall.list:
                found[recall.list.items[0].start].append(recall)
        return found

    @cached_property
    def promises(self) -> tuple[Promised, ...]:
        """Phrases right before a list that say how many items it has, in the order of the lists."""
        return tuple(promises(self.lists, self.grammar))

    @cached_property
    def ranges(self) -> tuple[Range, ...]:
        """Ranges of numbers and times in prose, in order of place."""
        return tuple(each for each in ranges(self.text) if self.prose_at(each.start))

    @cached_property
    def lexicon(self) -> list[Place]:
        """The places of the words of the lexicons, in order."""
        return lexicon.find(self.text)

    @cached_property
    def layout(self) -> layout.Layout:
        """Lines and paragraphs of the text."""
        return layout.read(self.document.source)

    @property
    def paragraphs(self) -> Iterator[Span]:
        """All paragraphs, in order: lines with text, those that a hard wrap broke joined; without blanks around them."""
        return (self.span(block.start, block.end) for block in self.layout.blocks)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """All sections, in order of text."""
        return tuple(self.document.walk())

    @cached_property
    def nesting(self) -> Nesting:
        """The index of which sections contain a place."""
        return Nesting(self.sections)

    @cached_property
    def leaves(self) -> Leaves:
        """All leaves, in order; joined they are the text."""
        return Leaves(self.document)

    @cached_property
    def schemes(self) -> dict[str, Scheme]:
        """The grammar's schemes by id."""
        return {scheme.id: scheme for scheme in self.grammar.schemes}

    @cached_property
    def mainland(self) -> bool:
        """Whether the text is in simplified characters; the national standards (GB/T) do not apply to traditional ones."""
        traditional = sum(map(self.text.count, _TRADITIONAL))
        return traditional == 0 or sum(map(self.text.count, _SIMPLIFIED)) >= traditional

    @cached_property
    def markdown(self) -> bool:
        """Whether the text is Markdown, by the file's name or by its look, so that ``*`` and ``**`` are mark-up."""
        if self.document.source.is_markdown:
            return True
        return any(sign in self.text for sign in _MARKED_UP) and _MARKDOWN.search(self.text) is not None

    def span(self, start: int, end: int) -> Span:
        """Return the span of a range of the text."""
        return Span(self.document.source, start, end)

    def paragraphs_of(self, article: Article) -> list[Span]:
        """The paragraphs that begin in an article."""
        starts = self.layout.blocks.starts
        first = bisect_left(starts, article.start)
        return [self._paragraph(number) for number in range(first, bisect_left(starts, article.end, first))]

    def paragraph_at(self, offset: int) -> Span | None:
        """The last paragraph that begins at or before an offset."""
        n = bisect_right(self.layout.blocks.starts, offset)
        return self._paragraph(n - 1) if n else None

    def paragraph_behind(self, offset: int) -> Span | None:
        """The first paragraph that begins behind an offset."""
        n = bisect_right(self.layout.blocks.starts, offset)
        return self._paragraph(n) if n < len(self.layout.blocks) else None

    def _paragraph(self, number: int) -> Span:
        return self.span(self.layout.blocks.starts[number], self.layout.blocks.ends[number])

    def words_of(self, article: Article) -> Chosen:
        """Return the leaves of an article that are read out or printed, without blanks and page furniture."""
        return self._words.between(article.start, article.end)

    def quoted(self, start: int, end: int) -> bool:
        """Whether a quotation that begins inside a range of the text is still open at its end."""
        opened, closed = (bisect_left(places, end) - bisect_left(places, start) for places in self._quotation_marks)
        return opened > closed

    def leaf_at(self, offset: int) -> Leaf:
        """Return the leaf that contains an offset (from 0 to before the text's length)."""
        return self.leaves[self.leaves.number(offset)]

    def kind_at(self, offset: int) -> LeafKind:
        """Return the kind of the leaf that contains an offset."""
        return self.leaves.kind(self.leaves.number(offset))

    def prose_at(self, offset: int) -> bool:
        """Whether an offset is in prose: not in a marker, page furniture, an address, code or a tag."""
        starts, ends = self._no_prose
        n = bisect_right(starts, offset) - 1
        return n < 0 or offset >= ends[n]

    def article_at(self, offset: int) -> Article | None:
        """Return the article that contains an offset."""
        number = self._article_number(offset)
        return self.articles[number] if number is not None else None

    def section_at(self, offset: int) -> Section | None:
        """Return the innermost section that contains an offset."""
        return next(self.nesting.around(offset), None)

    def path_at(self, offset: int) -> str:
        """Return the section path of an offset; "" outside sections, ``#2`` in the front or foot of the second article of several."""
        number = self._article_number(offset)
        article = [f"#{number + 1}"] if number is not None and len(self.articles) > 1 else []
        return "/".join((*article, *(section.marker.label for section in reversed([*self.nesting.around(offset)]))))

    def _article_number(self, offset: int) -> int | None:
        """The number, from 0, of the article that contains an offset."""
        number = bisect_right(self._article_starts, offset) - 1
        return number if number >= 0 and offset < max(self.articles[number].end, self._article_starts[number] + 1) else None

    @cached_property
    def _article_starts(self) -> list[int]:
        return [article.start for article in self.articles]

    @cached_property
    def _no_prose(self) -> tuple[array[int], array[int]]:
        """The starts and ends of all stretches that are not prose, in order and without overlap."""
        starts, ends = array("I"), array("I")
        leaves = ((leaf.start, leaf.end) for leaf in self.leaves.without(_PROSE))
        for start, end in sorted((*foreign(self.text), *leaves)):
            if ends and start <= ends[-1]:
                ends[-1] = max(ends[-1], end)
            else:
                starts.append(start)
                ends.append(end)
        return starts, ends

    @cached_property
    def _words(self) -> Chosen:
        return words(self.leaves)

    @cached_property
    def _quotation_marks(self) -> tuple[Sequence[int], Sequence[int]]:
        opening, closing = (array("I", (found.start() for found in re.finditer(mark, self.text))) for mark in "“”")
        return opening, closing
