"""Markdown: the title as a heading, the sections as a nested list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speechparse.render.text import label
from speechparse.tree import Document

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")
_NUMBER = re.compile(r"^(\d+)([.)])")


def lines(document: Document, depth: int | None = None) -> Iterator[str]:
    """The outline line by line."""
    for number, article in enumerate(document.articles):
        if number:
            yield ""
        marker = article.marker.text if article.marker else ""
        title = article.title.joined if article.title else ""
        if marker or title:
            yield f"# {_escaped(marker + title)}"
            yield ""
        for section in article.walk():
            if depth is None or section.level <= depth:
                yield f"{'  ' * (section.level - 1)}- {_escaped(label(section))}"


def _escaped(text: str) -> str:
    """The text with what Markdown would take for marks escaped; a leading "1." would begin a list of its own."""
    return _NUMBER.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))
