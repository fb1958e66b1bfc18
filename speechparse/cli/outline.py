"""``speechparse outline``."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any

import click

from speechparse import parser, run
from speechparse.cli import complain
from speechparse.errors import ReadError
from speechparse.messages import _
from speechparse.outline import outline
from speechparse.outline.view import View
from speechparse.parser.read import read
from speechparse.render import data, markdown, text
from speechparse.render import explain as explained
from speechparse.source import Source

FORMATS = ("text", "json", "jsonl", "yaml", "markdown")
_PATIENCE = 1.0  # seconds before progress is shown


@click.command(
    name="outline",
    help=_(
        "Print the section tree of speeches.\n\nPATH is a file, a directory (its .txt and .md files) or - for standard input. "
        "In a terminal the tree is coloured; otherwise it is plain text, one line a section."
    ),
    short_help=_("Print the section tree of speeches."),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--format", "-f", "form", type=click.Choice(FORMATS), default="text", show_default=True, help=_("Output format."))
@click.option("--depth", "-d", type=click.IntRange(min=0), metavar="N", help=_("Show only the first N levels."))
@click.option("--sections", "-s", metavar="PATH", default="", help=_("Show only one branch, named by its section path (二/（三）, #2/一)."))
@click.option("--titles/--full", "titles", default=True, help=_("Show headings only (default), or the text too."))
@click.option("--articles", is_flag=True, help=_("Show only the speeches of a file, without their sections."))
@click.option("--lines", is_flag=True, help=_("Show the line of each section."))
@click.option("--stats", is_flag=True, help=_("Show a line of figures at the end."))
@click.option(
    "--grammar", "-g", default="auto", show_default=True, metavar="NAME", help=_("Grammar: auto, a shipped name, or a YAML file.")
)
@click.option("--encoding", metavar="NAME", help=_("Encoding of the files (default: found out)."))
@click.option("--explain", is_flag=True, help=_("Tell for each possible marker what it was taken for, and why."))
def command(
    paths: tuple[str, ...],
    form: str,
    depth: int | None,
    sections: str,
    titles: bool,
    articles: bool,
    lines: bool,
    stats: bool,
    grammar: str,
    encoding: str | None,
    explain: bool,
) -> int:
    """Run the command; 2 if not all of the work could be done."""
    if grammar != "auto":
        parser.grammar(grammar, "")  # a wrong grammar is told once, before any file is read
    if explain and form == "markdown":
        raise click.UsageError(_("--explain has the formats text, json, jsonl and yaml"))
    names = list(run.files(paths))
    sources = _Sources(names, encoding)
    view = View(depth, sections, lines, not titles, articles, stats)
    if form in ("json", "jsonl", "yaml"):
        one = names == list(paths) and len(names) == 1
        for line in data.written((_data(source, grammar, view, explain) for source in sources), form, one):
            click.echo(line)
    elif form == "text" and sys.stdout.isatty():
        _write_terminal(sources, grammar, view, explain, several=len(names) > 1)
    else:
        _write_lines(sources, grammar, view, form, explain, several=len(names) > 1)
    if not names:
        complain(_("no .txt or .md file in {paths}").format(paths=", ".join(paths)))
    return 2 if sources.failed or not names else 0


class _Sources:
    """The sources of files in order; one that cannot be read is told on standard error, counted and left out.

    When many files take longer than a second, progress is shown on standard error if that is a terminal and the output
    is not.
    """

    def __init__(self, names: list[str], encoding: str | None) -> None:
        self.names = names
        self.encoding = encoding
        self.failed = 0

    def __iter__(self) -> Iterator[Source]:
        begun = time.monotonic()
        counts = len(self.names) > 1 and sys.stderr.isatty() and not sys.stdout.isatty()
        for number, name in enumerate(self.names, 1):
            try:
                source = read(name, self.encoding)
            except ReadError as error:
                self.failed += 1
                complain(str(error))
            else:
                yield source
            if counts and (number == len(self.names) or time.monotonic() - begun >= _PATIENCE):
                begun = time.monotonic() - _PATIENCE * 0.9
                last = number == len(self.names)
                click.echo(f"\r{'' if last else f'{number}/{len(self.names)}'}\x1b[K", err=True, nl=False)


def _data(source: Source, grammar: str, view: View, explain: bool) -> dict[str, Any]:
    rules = parser.grammar(grammar, source.text)
    if explain:
        return explained.data(source, parser.reasons(source, rules))
    return outline(parser.parse(source, rules), view)


def _write_lines(sources: Iterable[Source], grammar: str, view: View, form: str, explain: bool, several: bool) -> None:
    for number, source in enumerate(sources):
        rules = parser.grammar(grammar, source.text)
        if several and form == "text":
            click.echo(("\n" if number else "") + f"==> {source.path} <==")
        elif number:
            click.echo()
        if explain:
            lines: Iterable[str] = ("\t".join(row) for row in (explained.header(), *explained.rows(source, parser.reasons(source, rules))))
        else:
            lines = (markdown if form == "markdown" else text).lines(parser.parse(source, rules), view)
        for line in lines:
            click.echo(line)


def _write_terminal(sources: Iterable[Source], grammar: str, view: View, explain: bool, several: bool) -> None:
    from rich.console import Console

    from speechparse.render import terminal

    console = Console(highlight=False)
    for number, source in enumerate(sources):
        rules = parser.grammar(grammar, source.text)
        if several:
            console.print(("\n" if number else "") + f"==> {source.path} <==", style="dim", markup=False)
        if explain:
            terminal.reasons(source, parser.reasons(source, rules), console)
        else:
            terminal.tree(parser.parse(source, rules), console, view)
