"""Plain text: one line for each article or section, two blanks a level; stable and complete, for pipes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from speechparse.messages import _
from speechparse.outline.view import WHOLE, View, chosen, shown
from speechparse.parser import layout
from speechparse.tree import Article, Document, LeafKind, Section, Span

_BODY = (LeafKind.TEXT, LeafKind.OPENING, LeafKind.CLOSING)


def lines(document: Document, view: View = WHOLE) -> Iterator[str]:
    """Yield the outline line by line. An article without title or number is a line ``-``."""
    for article, sections in chosen(document, view):
        yield _placed(article.marker or article.title, view) + name(article)
        for section in shown(sections, view):
            yield f"{_placed(section, view)}{'  ' * section.level}{label(section)}"
            if view.full:
                for paragraph in paragraphs(section):
                    yield f"{'  ' * (section.level + 1)}{paragraph}"
    if view.stats:
        from speechparse.render.figures import figures

        yield figures(document, view)


def name(article: Article) -> str:
    """Return number and title of an article, with a blank between if the number has no mark; ``-`` if it has neither."""
    marker = article.marker.text if article.marker else ""
    title = article.title.joined if article.title else ""
    return f"{marker} {title}" if marker and title and marker[-1].isalnum() else f"{marker}{title}" or "-"


def label(section: Section) -> str:
    """Return marker and heading of a section; a blank between them stays if the marker has no mark (第一章 总则)."""
    marker, title = "".join(section.marker.text.split()), section.title
    apart = section.heading is not None and section.heading.start > section.marker.end and marker[-1].isalnum()
    return f"{marker} {title}" if apart else f"{marker}{title}"


def paragraphs(section: Section) -> Iterator[str]:
    """Yield the section's own text (without the sections below it), paragraph by paragraph."""
    blocks = layout.read(section.source).blocks
    pieces: dict[tuple[int, int], list[str]] = {}  # by paragraph, and by how many sections stand before
    below = 0
    for node in section.content:
        if isinstance(node, Section):
            below += 1
        elif node.kind in _BODY and (text := node.text.strip()):
            pieces.setdefault((bisect_right(blocks.starts, node.start), below), []).append(text)
    return map("".join, pieces.values())


def place(span: Span) -> str:
    """Where a part begins in a file that has no lines of its own, such as one of Word; "" in a text file."""
    found = span.source.place(span.start)
    if found is None:
        return ""
    words = {"paragraph": _("paragraph {number}"), "table": _("table {number}"), "page": _("page {number}")}
    return words[found.kind].format(number=found.number)


def _placed(span: Span | None, view: View) -> str:
    if not view.lines:
        return ""
    return (place(span) or "{}:{}".format(*span.position)) + "\t" if span else "\t"
