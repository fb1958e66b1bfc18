"""Plain text: one line an article or section, two blanks a level; stable and complete, for pipes."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.tree import Document, Section


def lines(document: Document, depth: int | None = None) -> Iterator[str]:
    """The outline line by line. An article without title or number is a line ``-``."""
    for article in document.articles:
        marker = article.marker.text if article.marker else ""
        title = article.title.joined if article.title else ""
        yield f"{marker}{title}" or "-"
        for section in article.walk():
            if depth is None or section.level <= depth:
                yield f"{'  ' * section.level}{label(section)}"


def label(section: Section) -> str:
    """Marker and heading of a section; a blank between them stays where the marker has no mark of its own (第一章 总则)."""
    marker, title = "".join(section.marker.text.split()), section.title
    apart = section.heading is not None and section.heading.start > section.marker.end and marker[-1].isalnum()
    return f"{marker} {title}" if apart else f"{marker}{title}"
