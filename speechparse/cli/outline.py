"""``speechparse outline``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click

from speechparse import parser, run
from speechparse.cli import complain
from speechparse.errors import ReadError
from speechparse.messages import _
from speechparse.outline import outline
from speechparse.parser.read import read
from speechparse.render import explain as explained
from speechparse.render import markdown, text
from speechparse.source import Source

FORMATS = ("text", "json", "jsonl", "markdown")


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
@click.option(
    "--grammar",
    "-g",
    "grammar",
    default="auto",
    show_default=True,
    metavar="NAME",
    help=_("Grammar: auto, a shipped name, or a YAML file."),
)
@click.option("--encoding", metavar="NAME", help=_("Encoding of the files (default: found out)."))
@click.option("--explain", is_flag=True, help=_("Tell for each possible marker what it was taken for, and why."))
def command(paths: tuple[str, ...], form: str, depth: int | None, grammar: str, encoding: str | None, explain: bool) -> int:
    """Run the command; 2 if not all of the work could be done."""
    if grammar != "auto":
        parser.grammar(grammar, "")  # a wrong grammar is told once, before any file is read
    if explain and form == "markdown":
        raise click.UsageError(_("--explain has the formats text, json and jsonl"))
    names = list(run.files(paths))
    sources = _Sources(names, encoding)
    if form in ("json", "jsonl"):
        view = _explained if explain else _outlined
        data = (view(source, grammar, depth) for source in sources)
        _write_json(data, form, one=names == list(paths) and len(names) == 1)
    elif form == "text" and sys.stdout.isatty():
        _write_terminal(sources, grammar, depth, explain, several=len(names) > 1)
    else:
        _write_lines(sources, grammar, depth, form, explain, several=len(names) > 1)
    if not names:
        complain(_("no .txt or .md file in {paths}").format(paths=", ".join(paths)))
    return 2 if sources.failed or not names else 0


class _Sources:
    """The sources of files in order; one that cannot be read is told on standard error, counted and left out."""

    def __init__(self, names: list[str], encoding: str | None) -> None:
        self.names = names
        self.encoding = encoding
        self.failed = 0

    def __iter__(self) -> Iterator[Source]:
        for name in self.names:
            try:
                source = read(name, self.encoding)
            except ReadError as error:
                self.failed += 1
                complain(str(error))
            else:
                yield source


def _outlined(source: Source, grammar: str, depth: int | None) -> dict[str, Any]:
    return outline(parser.parse(source, parser.grammar(grammar, source.text)), depth)


def _explained(source: Source, grammar: str, depth: int | None) -> dict[str, Any]:  # noqa: ARG001
    return explained.data(source, parser.reasons(source, parser.grammar(grammar, source.text)))


def _write_json(data: Iterable[dict[str, Any]], form: str, one: bool) -> None:
    """One object for one file, an array for several, one object a line for jsonl; written as they come."""
    if form == "jsonl":
        for item in data:
            click.echo(json.dumps(item, ensure_ascii=False))
    elif one:
        for item in data:
            click.echo(json.dumps(item, ensure_ascii=False, indent=2))
    else:
        separator = "[\n"
        for item in data:
            click.echo(separator + json.dumps(item, ensure_ascii=False, indent=2), nl=False)
            separator = ",\n"
        click.echo("[]" if separator == "[\n" else "\n]")


def _write_lines(sources: Iterable[Source], grammar: str, depth: int | None, form: str, explain: bool, several: bool) -> None:
    for number, source in enumerate(sources):
        rules = parser.grammar(grammar, source.text)
        if several and form == "text":
            click.echo(("\n" if number else "") + f"==> {source.path} <==")
        elif number:
            click.echo()
        if explain:
            lines: Iterable[str] = ("\t".join(row) for row in (explained.header(), *explained.rows(source, parser.reasons(source, rules))))
        else:
            lines = (markdown if form == "markdown" else text).lines(parser.parse(source, rules), depth)
        for line in lines:
            click.echo(line)


def _write_terminal(sources: Iterable[Source], grammar: str, depth: int | None, explain: bool, several: bool) -> None:
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
            terminal.tree(parser.parse(source, rules), console, depth)
