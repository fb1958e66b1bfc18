"""Plain text: one line an article or section, two blanks a level; stable and complete, for pipes."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.tree import Document


def lines(document: Document, depth: int | None = None) -> Iterator[str]:
    """The outline line by line. An article without title or number is a line ``-``."""
    for article in document.articles:
        marker = article.marker.text if article.marker else ""
        title = article.title.joined if article.title else ""
        yield f"{marker}{title}" or "-"
        for section in article.walk():
            if depth is None or section.level <= depth:
                yield f"{'  ' * section.level}{''.join(section.marker.text.split())}{section.title}"
