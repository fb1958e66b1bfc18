"""The rows of the tables of articles and sections; ``outline/columns`` says what each cell holds."""

from __future__ import annotations

from typing import Any, NamedTuple

from speechparse.analysis.characters import characters
from speechparse.analysis.paths import article_paths, section_paths
from speechparse.outline import PARTS
from speechparse.outline.view import WHOLE, View, chosen, shown
from speechparse.source import Source
from speechparse.tree import Article, Document, Leaf, LeafKind, Section

Row = dict[str, Any]


class Rows(NamedTuple):
    """What one file adds to the tables of articles and of sections."""

    articles: list[Row]
    sections: list[Row]

    @property
    def found(self) -> bool:
        """Whether the file has the branch that was asked for."""
        return bool(self.articles)

    @property
    def near(self) -> tuple[str, ...]:
        """No other branches to name: of tables only what they hold is sent back."""
        return ()


def rows(document: Document, view: View = WHOLE) -> Rows:
    """Return the rows of a document.

    Args:
        document: the tree.
        view: which part of it (depth, branch, only articles); numbers and paths are those of the whole.
    """
    found = Rows([], [])
    wanted = {article.start: tops for article, tops in chosen(document, view)}
    paths = section_paths(document)
    for number, (article, path) in enumerate(zip(document.articles, article_paths(document), strict=True), 1):
        if article.start not in wanted:
            continue
        where = {"file": document.source.path, "article": number}
        found.articles.append({**where, "path": path, **_article(document, article)})
        numbers = {section.start: n for n, section in enumerate(article.walk(), 1)}
        parents = {child.start: numbers[section.start] for section in article.walk() for child in section.children}
        found.sections.extend(
            {
                **where,
                "section": numbers[section.start],
                "parent": parents.get(section.start),
                "path": paths[section.start],
                **_section(section),
            }
            for section in shown(wanted[article.start], view)
        )
    return found


def _article(document: Document, article: Article) -> Row:
    named_by = article.marker or article.title
    position = named_by.position if named_by else None
    parts = {str(kind): article.part(kind) for kind in PARTS}
    levels = [section.level for section in article.walk()]
    return {
        "marker": article.marker.text if article.marker else None,
        "ordinal": article.marker.ordinal if article.marker else None,
        "title": article.title.joined if article.title else None,
        **{name: part.text if part else None for name, part in parts.items()},
        "promise": article.promise.text if article.promise else None,
        "promised": article.promise.count if article.promise else None,
        "sections": len(levels),
        "depth": max(levels, default=0),
        "characters": characters(article.text),
        "line": position.line if position else None,
        "column": position.column if position else None,
        "start": article.start,
        "end": article.end,
        **_place(document.source, article.start),
        "grammar": document.grammar,
        "encoding": document.source.encoding,
        "text": article.text,
    }


def _section(section: Section) -> Row:
    marker = section.marker
    line, column = marker.position
    own = (node.text for node in section.content if isinstance(node, Leaf) and node.kind in (LeafKind.TEXT, LeafKind.GAP))
    return {
        "level": section.level,
        "marker": marker.text,
        "scheme": marker.scheme,
        "ordinal": marker.ordinal,
        "ordinals": list(marker.ordinals),
        "form": str(marker.form),
        "title": section.title,
        "heading_start": section.heading.start if section.heading else None,
        "heading_end": section.heading.end if section.heading else None,
        "line": line,
        "column": column,
        "start": section.start,
        "end": section.end,
        **_place(section.source, section.start),
        "characters": characters(section.text),
        "intro": section.intro,
        "wrap_up": section.wrap_up,
        "text": "".join(own).strip(),
    }


def _place(source: Source, offset: int) -> Row:
    place = source.place(offset)
    return {"place_kind": place.kind if place else None, "place": place.number if place else None}
