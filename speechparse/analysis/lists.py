"""Numbered lists: the sections that count on from one another under one parent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from speechparse.grammar.model import Grammar
from speechparse.tree import Article, Document, Form, Marker, Section


@dataclass(frozen=True, slots=True, eq=False)
class NumberedList:
    """Sections under one parent that count on from one another (gaps, repeats and steps back included); compared by identity.

    Attributes:
        article: the article it is in.
        parent: the section or article whose content the items are; the article for a scheme that runs on through it (条).
        items: one or more, in order of text.
    """

    article: Article
    parent: Section | Article
    items: tuple[Section, ...]

    @property
    def scheme(self) -> str:
        """The scheme of the first item; the others have the same or a kindred one."""
        return self.items[0].marker.scheme

    @property
    def level(self) -> int:
        return self.items[0].level

    @property
    def inline(self) -> bool:
        """Whether all items are inside paragraphs."""
        return all(item.marker.form is Form.INLINE for item in self.items)

    @property
    def unbroken(self) -> bool:
        """Whether the items count from one without a gap, a repeat or a step back."""
        return all(item.marker.ordinal == number for number, item in enumerate(self.items, 1))


def lists(document: Document, grammar: Grammar) -> Iterator[NumberedList]:
    """Yield all numbered lists, in each article those of a parent before those below it."""
    running = {scheme.id for scheme in grammar.schemes if scheme.runs_on}
    for article in document.articles:
        yield from _runs(article, article, [section for section in article.walk() if section.marker.scheme in running], grammar)
        yield from _below(article, article, grammar, running)


def by_article(lists: Iterable[NumberedList]) -> dict[int, list[NumberedList]]:
    """Return the lists of each article, by the offset that the article starts at."""
    found: dict[int, list[NumberedList]] = {}
    for numbered in lists:
        found.setdefault(numbered.article.start, []).append(numbered)
    return found


def _below(article: Article, parent: Section | Article, grammar: Grammar, running: set[str]) -> Iterator[NumberedList]:
    children = parent.sections if isinstance(parent, Article) else parent.children
    yield from _runs(article, parent, [child for child in children if child.marker.scheme not in running], grammar)
    for child in children:
        yield from _below(article, child, grammar, running)


def _runs(article: Article, parent: Section | Article, sections: Sequence[Section], grammar: Grammar) -> Iterator[NumberedList]:
    run: list[Section] = []
    for section in sections:
        if run and not _goes_on(run[-1].marker, section.marker, grammar):
            yield NumberedList(article, parent, tuple(run))
            run = []
        run.append(section)
    if run:
        yield NumberedList(article, parent, tuple(run))


def _goes_on(one: Marker, other: Marker, grammar: Grammar) -> bool:
    """Whether an item continues a list: its scheme is the same or akin, and it does not restart at one (except in 一、 一、 一、)."""
    if one.scheme != other.scheme and not any(one.scheme in kin and other.scheme in kin for kin in grammar.kin):
        return False
    if one.ordinals[:-1] != other.ordinals[:-1]:
        return False
    return other.ordinal != 1 or one.ordinal == 1
