"""Writes the outline of files: for people in a terminal, as lines, or as data. A format is imported when it is needed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from speechparse import parser
from speechparse.cli.many import Files, Many
from speechparse.cli.output import put, show
from speechparse.cli.sources import Reading
from speechparse.frozen import Frozen
from speechparse.grammar import Grammar
from speechparse.messages import _, series
from speechparse.outline.view import View
from speechparse.source import Source
from speechparse.tree import Document

if TYPE_CHECKING:
    from speechparse.outline.rows import Rows
    from speechparse.render.screen import Screen

_DATA = ("json", "jsonl", "yaml")
_SHOWN = 9  # branches that are named in place of one that is not there


class Written(NamedTuple):
    """The outline of a file: its name, the text, and whether the file has the branch asked for."""

    path: str
    text: str
    found: bool = True
    near: tuple[str, ...] = ()


R = TypeVar("R", Written, "Rows")


class Outlining(Frozen):
    """The job: a file's outline as text.

    Attributes:
        reading: how files are read.
        form: the format.
        view: which part of the tree is shown.
        explain: whether to show what each possible marker was taken for instead.
        screen: the terminal that it is for; None for none.
    """

    reading: Reading
    form: str
    view: View
    explain: bool = False
    screen: Screen | None = None

    def __call__(self, path: str) -> Written:
        source, rules, _path = self.reading.read(path)
        if self.explain:
            return Written(source.path, self._explained(source, rules))
        document = parser.parse(source, rules)
        if self.view.branch and document.find(self.view.branch) is None:
            from speechparse.analysis.paths import near

            return Written(source.path, self._outlined(document) if self.form in _DATA else "", False, near(document, self.view.branch))
        return Written(source.path, self._outlined(document))

    def _outlined(self, document: Document) -> str:
        if self.form in _DATA:
            from speechparse.outline import outline
            from speechparse.render.data import document as written

            return written(outline(document, self.view), self.form)
        if self.screen:
            from speechparse.render import terminal

            return _text(terminal.tree(document, self.screen, self.view))
        if self.form == "markdown":
            from speechparse.render import markdown

            return _text(markdown.lines(document, self.view))
        from speechparse.render import text

        return _text(text.lines(document, self.view))

    def _explained(self, source: Source, rules: Grammar) -> str:
        from speechparse.render import explain

        reasons = parser.reasons(source, rules)
        if self.form in _DATA:
            from speechparse.render.data import document as written

            return written(explain.data(source, reasons), self.form)
        if not self.screen:
            return _text("\t".join(row) for row in (explain.header(), *explain.rows(source, reasons)))
        from io import StringIO

        from rich.console import Console

        from speechparse.render import terminal

        shown = StringIO()
        colours: Any = "standard" if self.screen.colours else None
        console = Console(file=shown, force_terminal=True, width=self.screen.width, color_system=colours, highlight=False)
        show(console, terminal.reasons(source, reasons, self.screen.width))
        return shown.getvalue()


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


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
    """Write the outline of the files that paths name (tables to the folder ``output``); exit status 2 if not all work could be done."""
    files = Files(paths, many, output)
    if form in _DATA:
        from speechparse.render.data import joined

        written = _each(files, Outlining(reading, form, view, explain), view.branch)
        one = files.names == list(paths) and len(files.names) == 1
        put(joined((each.text for each in written), form, one), output)
    elif form == "parquet":
        assert output is not None
        from pathlib import Path

        from speechparse.cli.outline_tables import put_tables

        put_tables(_each(files, Tabling(reading, view), view.branch), Path(output))
    elif form == "text" and not output and sys.stdout.isatty():
        from speechparse.render.screen import screen

        put(_texts(files, Outlining(reading, form, view, explain, screen())), end="")
    else:
        put(_texts(files, Outlining(reading, form, view, explain)), output, end="")
    return 2 if files.failed else 0


def _texts(files: Files, job: Outlining) -> Iterator[str]:
    """Write the texts of files, each after its name if there are several (Markdown has headings of its own)."""
    number = 0
    for each in _each(files, job, job.view.branch):
        if not each.found:
            continue
        head = "\n" if number else ""
        number += 1
        if len(files.names) > 1 and job.form == "text":
            name = f"==> {each.path} <=="
            head += f"{job.screen.dimmed(name) if job.screen else name}\n"
        yield head + each.text


def _each(files: Files, job: Callable[[str], R], branch: str) -> Iterator[R]:
    """Yield the results of a job; complain if no file has the branch asked for."""
    found = not branch
    near: tuple[str, ...] = ()
    for each in files.each(job):
        found, near = found or each.found, near or each.near
        yield each
    if not found and not files.failed:
        message = _("there is no section {branch}; there are {paths}") if near else _("there is no section {branch}")
        paths = series(near[:_SHOWN]) + ("…" if len(near) > _SHOWN else "")
        files.fail(message.format(branch=branch, paths=paths))
