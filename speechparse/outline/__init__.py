"""The outline: the section tree as plain data (the contract of ``speechparse outline --format json``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from speechparse.outline.view import WHOLE, View, chosen
from speechparse.tree import Article, Document, LeafKind, Section, Span

SCHEMA = "speechparse/outline/1"
PARTS = (
    LeafKind.SUBTITLE,
    LeafKind.DATE,
    LeafKind.SPEAKER,
    LeafKind.SALUTATION,
    LeafKind.RECIPIENTS,
    LeafKind.OPENING,
    LeafKind.CLOSING,
    LeafKind.ATTACHMENTS,
    LeafKind.SIGNATURE,
    LeafKind.SOURCE_NOTE,
)


def outline(document: Document, view: View = WHOLE) -> dict[str, Any]:
    """The outline of a document as plain data.

    Args:
        document: the tree.
        view: which part of it (depth, branch, only articles).
    """
    from speechparse.analysis.paths import section_paths  # this package is imported for its views, too

    paths = section_paths(document)
    return {
        "schema": SCHEMA,
        "path": document.source.path,
        "encoding": document.source.encoding,
        "grammar": document.grammar,
        "articles": [_article(article, sections, view.depth, paths) for article, sections in chosen(document, view)],
    }


def _article(article: Article, sections: tuple[Section, ...], depth: int | None, paths: Mapping[int, str]) -> dict[str, Any]:
    named_by = article.marker or article.title
    position = named_by.position if named_by else None
    return {
        "marker": article.marker.text if article.marker else None,
        "ordinal": article.marker.ordinal if article.marker else None,
        "title": article.title.joined if article.title else None,
        "line": position.line if position else None,
        "column": position.column if position else None,
        **(article.source.placed(named_by.start) if named_by else {}),
        "start": article.start,
        "end": article.end,
        **{str(kind): _part(article.part(kind)) for kind in PARTS},
        "promise": None if article.promise is None else {**(_part(article.promise) or {}), "count": article.promise.count},
        "sections": [_section(section, depth, paths) for section in sections] if depth != 0 else [],
    }


def _section(section: Section, depth: int | None, paths: Mapping[int, str]) -> dict[str, Any]:
    marker = section.marker
    line, column = marker.position
    data: dict[str, Any] = {
        "marker": marker.text,
        "path": paths[section.start],
        "scheme": marker.scheme,
        "ordinal": marker.ordinal,
        "title": section.title,
        "level": section.level,
        "form": str(marker.form),
        "line": line,
        "column": column,
        **marker.source.placed(marker.start),
        "start": section.start,
        "end": section.end,
        "heading": _part(section.heading),
        "children": [_section(child, depth, paths) for child in section.children] if depth is None or section.level < depth else [],
    }
    if len(marker.ordinals) > 1:
        data["ordinals"] = list(marker.ordinals)
    return data


def _part(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"text": span.text, "start": span.start, "end": span.end}
