"""The section paths of all sections of a document at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from speechparse.tree import Document, Section


def article_paths(document: Document) -> Iterator[str]:
    """Yield the paths of the articles: "" for the only one, ``#2`` for one of several."""
    several = len(document.articles) > 1
    yield from (f"#{number}" if several else "" for number in range(1, len(document.articles) + 1))


def section_paths(document: Document) -> dict[int, str]:
    """Return the section path of every section (as ``Document.path`` does), by the offset that the section begins at."""
    found: dict[int, str] = {}
    for article, path in zip(document.articles, article_paths(document), strict=True):
        found.update(_below(article.sections, path))
    return found


def _below(sections: Iterable[Section], above: str) -> Iterator[tuple[int, str]]:
    for section in sections:
        path = f"{above}/{section.marker.label}".lstrip("/")
        yield section.start, path
        yield from _below(section.children, path)
