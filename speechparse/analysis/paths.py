"""The section paths of all sections of a document at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from speechparse.tree import Article, Document, Section


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


def near(document: Document, path: str) -> tuple[str, ...]:
    """What there is in place of a section path that names nothing: the paths right below the last part of it that names something."""
    steps = path.split("/")
    above = next(filter(None, (document.find("/".join(steps[:n])) for n in range(len(steps) - 1, 0, -1))), None)
    if isinstance(above, Section):
        below = above.children
    elif isinstance(above, Article):
        below = above.sections
    elif path.startswith("#"):
        return tuple(filter(None, article_paths(document)))
    else:
        below = tuple(section for article in document.articles for section in article.sections)
    paths = section_paths(document)
    return tuple(dict.fromkeys(paths[section.start] for section in below))


def _below(sections: Iterable[Section], above: str) -> Iterator[tuple[int, str]]:
    for section in sections:
        path = f"{above}/{section.marker.label}".lstrip("/")
        yield section.start, path
        yield from _below(section.children, path)
