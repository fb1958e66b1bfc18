"""Help pages in lines of a width in cells: click counts a Chinese character, which takes two, as one."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import east_asian_width

import click

from speechparse.messages import _
from speechparse.render.breaks import folded


def cells(text: str) -> int:
    """The width of a text in a terminal."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


class Formatter(click.HelpFormatter):
    """The formatter of click, with lines of its own."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        begun = (_("Usage: ") if prefix is None else prefix) + f"{prog} "
        self.write(begun + "\n".join(folded(args, self.width, cells, cells(begun), cells(begun))) + "\n")

    def write_heading(self, heading: str) -> None:
        self.write(" " * self.current_indent + _("{heading}:").format(heading=heading) + "\n")

    def write_text(self, text: str) -> None:
        indent = self.current_indent
        paragraphs = (folded(" ".join(each.split()), self.width, cells, indent, indent) for each in text.split("\n\n"))
        self.write("\n\n".join(" " * indent + "\n".join(lines) for lines in paragraphs) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        rows = list(rows)
        at = self.current_indent + min(max(cells(first) for first, _second in rows), col_max) + col_spacing
        for first, second in rows:
            begun = " " * self.current_indent + first
            begun += " " * (at - cells(begun)) if cells(begun) + col_spacing <= at else f"\n{' ' * at}"
            self.write(begun + "\n".join(folded(second, self.width, cells, at, at)) + "\n" if second else f"{begun.rstrip()}\n")
