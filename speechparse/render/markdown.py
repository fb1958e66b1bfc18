"""Markdown: the title as a heading, the sections as a nested list."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse import compiled
from speechparse.outline.view import WHOLE, View, chosen, shown
from speechparse.render.figures import figures
from speechparse.render.text import label, name, paragraphs
from speechparse.tree import Document

_SPECIAL = compiled.pattern(r"([\\`*_\[\]<>#|])")
_NUMBER = compiled.pattern(r"^(\d+)([.)])")


def lines(document: Document, view: View = WHOLE) -> Iterator[str]:
    """Yield the outline line by line."""
    for number, (article, sections) in enumerate(chosen(document, view)):
        if number:
            yield ""
        if article.marker or article.title:
            yield f"# {_escaped(name(article))}"
            yield ""
        top = sections[0].level if sections else 1
        for section in shown(sections, view):
            indent = "  " * (section.level - top)
            yield f"{indent}- {_escaped(label(section))}"
            if view.full:
                for paragraph in paragraphs(section):
                    yield ""
                    yield f"{indent}  {_escaped(paragraph)}"
                yield ""
    if view.stats:
        yield ""
        yield figures(document, view)


def _escaped(text: str) -> str:
    """The text with what Markdown would take for mark-up escaped; a leading "1." would begin a list of its own."""
    return _NUMBER.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))
