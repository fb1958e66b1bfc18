"""Selects the part of a tree that a call asks for."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.frozen import Frozen
from speechparse.tree import Article, Document, Section


class View(Frozen):
    """What to show of a document.

    Attributes:
        depth: how many levels of sections (None: all).
        branch: section path of the only branch to show ("": everything).
        lines: with the place of each line.
        full: with the text of the sections, not only their headings.
        articles: only the articles, without sections.
        stats: with one line of figures at the end.
    """

    depth: int | None = None
    branch: str = ""
    lines: bool = False
    full: bool = False
    articles: bool = False
    stats: bool = False


WHOLE = View()


def chosen(document: Document, view: View = WHOLE) -> Iterator[tuple[Article, tuple[Section, ...]]]:
    """Yield the articles to show, each with its top sections to show."""
    if not view.branch:
        yield from ((article, () if view.articles else article.sections) for article in document.articles)
        return
    found = document.find(view.branch)
    for article in document.articles:
        if article is found:
            yield article, article.sections
        elif isinstance(found, Section) and article.start <= found.start < article.end:
            yield article, (found,)


def shown(sections: tuple[Section, ...], view: View) -> Iterator[Section]:
    """Yield the sections and those below them, down to the depth asked for."""
    for section in sections:
        if view.depth is None or section.level <= view.depth:
            yield section
            yield from shown(section.children, view)
