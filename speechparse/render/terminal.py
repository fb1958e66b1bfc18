"""The tree in a terminal: colour by level, long headings wrapped under themselves."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from speechparse.messages import _
from speechparse.parser.resolve import Reason
from speechparse.render.explain import header, rows
from speechparse.source import Source
from speechparse.tree import Document, Form

_COLOURS = ("bold cyan", "green", "yellow", "magenta", "blue", "white")


def tree(document: Document, console: Console, depth: int | None = None) -> None:
    """Print the outline of a document as a tree."""
    for article in document.articles:
        marker = article.marker.text if article.marker else ""
        title = article.title.joined if article.title else _("(untitled)")
        console.print(Text(marker + title, style="bold"))
        for section in article.walk():
            if depth is not None and section.level > depth:
                continue
            style = _COLOURS[min(section.level, len(_COLOURS)) - 1]
            body = Text("".join(section.marker.text.split()), style=style)
            body.append(section.title, style="italic" if section.marker.form is Form.INLINE else "default")
            row = Table.grid(padding=0)
            row.add_column(width=2 * section.level)
            row.add_column(overflow="fold")
            row.add_row("", body)
            console.print(row)


def reasons(source: Source, made: list[Reason], console: Console) -> None:
    """Print for each candidate what it was taken for, at what cost, against what, and how sure that is."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in header():
        table.add_column(name, overflow="fold")
    for row in rows(source, made):
        table.add_row(*row)
    console.print(table)
