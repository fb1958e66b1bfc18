"""What the rules look at: the tree, and indexes over it that are made once for all rules."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from speechparse.analysis.lists import NumberedList, lists
from speechparse.grammar.model import Grammar, Scheme
from speechparse.tree import Article, Document, Leaf, Section, Span


@dataclass(frozen=True)
class Facts:
    """A document, the grammar it was read with, and what is known of them."""

    document: Document
    grammar: Grammar

    @property
    def text(self) -> str:
        return self.document.source.text

    @cached_property
    def lists(self) -> tuple[NumberedList, ...]:
        """All numbered lists, those of a parent before those below it."""
        return tuple(lists(self.document, self.grammar))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """All sections, in order of text."""
        return tuple(self.document.walk())

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """All leaves, in order; joined they are the text."""
        return tuple(self.document.leaves())

    @cached_property
    def schemes(self) -> dict[str, Scheme]:
        """The grammar's schemes by id."""
        return {scheme.id: scheme for scheme in self.grammar.schemes}

    def span(self, start: int, end: int) -> Span:
        return Span(self.document.source, start, end)

    def leaf_at(self, offset: int) -> Leaf:
        """The leaf that holds an offset (0 up to the text's length, not included)."""
        return self.leaves[bisect_right(self._leaf_starts, offset) - 1]

    def article_at(self, offset: int) -> Article | None:
        """The article that holds an offset."""
        return next((article for article in self.document.articles if article.start <= offset < max(article.end, article.start + 1)), None)

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that holds an offset."""
        n = bisect_right(self._section_starts, offset) - 1
        while n >= 0:
            section = self.sections[n]
            if offset < section.end:
                return section
            if section.level == 1:
                return None
            n -= 1
        return None

    def path_at(self, offset: int) -> str:
        """The section path of an offset; "" in none, ``#2`` in the front or foot of the second article of several."""
        if section := self.section_at(offset):
            return self.paths[section.start]
        article = self.article_at(offset)
        several = len(self.document.articles) > 1
        return f"#{self.document.articles.index(article) + 1}" if article and several else ""

    @cached_property
    def paths(self) -> dict[int, str]:
        """The path of every section, by the offset it starts at."""
        found: dict[int, str] = {}
        several = len(self.document.articles) > 1
        for number, article in enumerate(self.document.articles, 1):
            open_ = [f"#{number}"] if several else []
            base = len(open_) - 1
            for section in article.walk():
                del open_[base + section.level :]
                open_.append(section.marker.label)
                found[section.start] = "/".join(open_)
        return found

    @cached_property
    def _leaf_starts(self) -> list[int]:
        return [leaf.start for leaf in self.leaves]

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.start for section in self.sections]
