"""Numbered lists: the sections that count on from one another under one parent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from speechparse.grammar.model import Grammar
from speechparse.tree import Article, Document, Form, Section


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Sections under one parent that count on from one another (gaps, repeats and steps back included).

    Attributes:
        article: the article it is in.
        parent: the section or article whose content the items are.
        items: one or more, in order of text.
    """

    article: Article
    parent: Section | Article
    items: tuple[Section, ...]

    @property
    def scheme(self) -> str:
        """The scheme of the first item; the others have it too, or one of its kin."""
        return self.items[0].marker.scheme

    @property
    def level(self) -> int:
        return self.items[0].level

    @property
    def inline(self) -> bool:
        """All items stand inside paragraphs."""
        return all(item.marker.form is Form.INLINE for item in self.items)


def lists(document: Document, grammar: Grammar) -> Iterator[NumberedList]:
    """All numbered lists, those of a parent before those below it."""
    for article in document.articles:
        yield from _below(article, article, grammar)


def _below(article: Article, parent: Section | Article, grammar: Grammar) -> Iterator[NumberedList]:
    children = parent.sections if isinstance(parent, Article) else parent.children
    run: list[Section] = []
    for child in children:
        if run and not _goes_on(run, child, grammar):
            yield NumberedList(article, parent, tuple(run))
            run = []
        run.append(child)
    if run:
        yield NumberedList(article, parent, tuple(run))
    for child in children:
        yield from _below(article, child, grammar)


def _goes_on(run: Sequence[Section], item: Section, grammar: Grammar) -> bool:
    """The item belongs to the list: its scheme is the same or akin, and it does not begin again at one."""
    one, other = run[-1].marker, item.marker
    if one.scheme != other.scheme and not any(one.scheme in kin and other.scheme in kin for kin in grammar.kin):
        return False
    if one.ordinals[:-1] != other.ordinals[:-1]:
        return False
    return other.ordinal != 1 or all(before.marker.ordinal == 1 for before in run)
