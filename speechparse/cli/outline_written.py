"""The outline of files as it is written: for people in a terminal, as lines, or as data. A format is imported when it is wanted."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from speechparse import parser
from speechparse.cli.many import Files, Many
from speechparse.cli.sources import Reading
from speechparse.frozen import Frozen
from speechparse.grammar import Grammar
from speechparse.outline.view import View
from speechparse.source import Source

if TYPE_CHECKING:
    from speechparse.outline.rows import Rows
    from speechparse.render.screen import Screen

_DATA = ("json", "jsonl", "yaml")


class Written(NamedTuple):
    """The outline of a file: what the file is called, and the text."""

    path: str
    text: str


class Outlining(Frozen):
    """The job: a file's outline as text.

    Attributes:
        reading: how files are read.
        form: the format.
        view: which part of the tree is shown.
        explain: tell what each possible marker was taken for instead.
        screen: the terminal that it is for; None for none.
    """

    reading: Reading
    form: str
    view: View
    explain: bool = False
    screen: Screen | None = None

    def __call__(self, path: str) -> Written:
        source, rules, _path = self.reading.read(path)
        return Written(source.path, self._text(source, rules))

    def _text(self, source: Source, rules: Grammar) -> str:
        if self.form in _DATA:
            from speechparse.render.data import dumped

            return dumped(self._data(source, rules), self.form)
        if self.screen:
            return self._on_screen(source, rules, self.screen)
        return "".join(f"{line}\n" for line in (_reasons(source, rules) if self.explain else self._lines(source, rules)))

    def _data(self, source: Source, rules: Grammar) -> dict[str, Any]:
        if self.explain:
            from speechparse.render import explain

            return explain.data(source, parser.reasons(source, rules))
        from speechparse.outline import outline

        return outline(parser.parse(source, rules), self.view)

    def _lines(self, source: Source, rules: Grammar) -> Iterator[str]:
        if self.form == "markdown":
            from speechparse.render import markdown

            return markdown.lines(parser.parse(source, rules), self.view)
        from speechparse.render import text

        return text.lines(parser.parse(source, rules), self.view)

    def _on_screen(self, source: Source, rules: Grammar, screen: Screen) -> str:
        from speechparse.render import terminal

        if not self.explain:
            return "".join(f"{line}\n" for line in terminal.tree(parser.parse(source, rules), screen, self.view))
        from io import StringIO

        from rich.console import Console

        text = StringIO()
        colours: Any = "standard" if screen.colours else None
        console = Console(file=text, force_terminal=True, width=screen.width, color_system=colours, highlight=False)
        terminal.reasons(source, parser.reasons(source, rules), console)
        return text.getvalue()


def _reasons(source: Source, rules: Grammar) -> Iterator[str]:
    from speechparse.render import explain

    return ("\t".join(row) for row in (explain.header(), *explain.rows(source, parser.reasons(source, rules))))


class Tabling(Frozen):
    """The job: the rows of a file in the tables of articles and of sections.

    Attributes:
        reading: how files are read.
        view: which part of the tree they show.
    """

    reading: Reading
    view: View

    def __call__(self, path: str) -> Rows:
        from speechparse.outline.rows import rows

        source, rules, _path = self.reading.read(path)
        return rows(parser.parse(source, rules), self.view)


def write(paths: tuple[str, ...], form: str, view: View, explain: bool, reading: Reading, many: Many, output: str | None) -> int:
    """Write the outline of the files that paths name (tables: to the folder ``output``); 2 if not all of the work could be done."""
    files = Files(paths, many)
    if form in _DATA:
        from speechparse.render.data import joined

        written = files.each(Outlining(reading, form, view, explain))
        for text in joined((each.text for each in written), form, one=files.names == list(paths) and len(files.names) == 1):
            click.echo(text)
    elif output:
        from pathlib import Path

        from speechparse.cli.outline_tables import put_tables

        put_tables(files.each(Tabling(reading, view)), Path(output))
    elif form == "text" and sys.stdout.isatty():
        from speechparse.render.screen import screen

        _write_texts(files, Outlining(reading, form, view, explain, screen()))
    else:
        _write_texts(files, Outlining(reading, form, view, explain))
    return 2 if files.failed else 0


def _write_texts(files: Files, job: Outlining) -> None:
    """Write the texts of files, each behind its name if there are several (Markdown has headings of its own)."""
    for number, (path, text) in enumerate(files.each(job)):
        head = "\n" if number else ""
        if len(files.names) > 1 and job.form == "text":
            name = f"==> {path} <=="
            head += f"{click.style(name, dim=True) if job.screen and job.screen.colours else name}\n"
        click.echo(head + text, nl=False, color=True)  # at once: every echo is flushed
