"""``speechparse outline``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

import click

from speechparse import parser, run
from speechparse.cli import complain
from speechparse.cli.sources import Opened, Sources, reading, reading_options
from speechparse.cli.texts import Command, option
from speechparse.grammar import Grammar
from speechparse.messages import _, later
from speechparse.outline import outline
from speechparse.outline.view import View
from speechparse.render import data, markdown, text
from speechparse.render import explain as explained
from speechparse.source import Source

FORMATS = ("text", "json", "jsonl", "yaml", "markdown")


@click.command(
    name="outline",
    cls=Command,
    help=later(
        "Print the section tree of speeches.\n\nPATH is a file, a directory (its .txt and .md files) or - for standard input. "
        "In a terminal the tree is coloured; otherwise it is plain text, one line a section."
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@option("--format", "-f", "form", type=click.Choice(FORMATS), default="text", show_default=True, help=later("Output format."))
@option("--depth", "-d", type=click.IntRange(min=0), metavar="N", help=later("Show only the first N levels."))
@option("--sections", "-s", metavar="PATH", default="", help=later("Show only one branch, named by its section path (二/（三）, #2/一)."))
@option("--titles/--full", "titles", default=True, help=later("Show headings only (default), or the text too."))
@option("--articles", is_flag=True, help=later("Show only the speeches of a file, without their sections."))
@option("--lines", is_flag=True, help=later("Show the line of each section."))
@option("--stats", is_flag=True, help=later("Show a line of figures at the end."))
@reading_options
@option("--explain", is_flag=True, help=later("Tell for each possible marker what it was taken for, and why."))
def command(
    paths: tuple[str, ...],
    form: str,
    depth: int | None,
    sections: str,
    titles: bool,
    articles: bool,
    lines: bool,
    stats: bool,
    grammar: str | None,
    encoding: str | None,
    config: str | None,
    isolated: bool,
    explain: bool,
) -> int:
    """Run the command; 2 if not all of the work could be done."""
    if explain and form == "markdown":
        raise click.UsageError(_("--explain has the formats text, json, jsonl and yaml"))
    names = list(run.files(paths))
    sources = Sources(names, reading(grammar, encoding, config, isolated))
    view = View(depth, sections, lines, not titles, articles, stats)
    if form in ("json", "jsonl", "yaml"):
        one = names == list(paths) and len(names) == 1
        for line in data.written((_data(source, rules, view, explain) for source, rules, _path in sources), form, one):
            click.echo(line)
    elif form == "text" and sys.stdout.isatty():
        _write_terminal(sources, view, explain, several=len(names) > 1)
    else:
        _write_lines(sources, view, form, explain, several=len(names) > 1)
    if not names:
        complain(_("no .txt or .md file in {paths}").format(paths=", ".join(paths)))
    return 2 if sources.failed or not names else 0


def _data(source: Source, rules: Grammar, view: View, explain: bool) -> dict[str, Any]:
    if explain:
        return explained.data(source, parser.reasons(source, rules))
    return outline(parser.parse(source, rules), view)


def _write_lines(sources: Iterable[Opened], view: View, form: str, explain: bool, several: bool) -> None:
    for number, (source, rules, _path) in enumerate(sources):
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


def _write_terminal(sources: Iterable[Opened], view: View, explain: bool, several: bool) -> None:
    from rich.console import Console

    from speechparse.render import terminal

    console = Console(highlight=False)
    for number, (source, rules, _path) in enumerate(sources):
        if several:
            console.print(("\n" if number else "") + f"==> {source.path} <==", style="dim", markup=False)
        if explain:
            terminal.reasons(source, parser.reasons(source, rules), console)
        else:
            terminal.tree(parser.parse(source, rules), console, view)
