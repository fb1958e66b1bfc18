"""``speechparse outline``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import click

from speechparse import parser, run
from speechparse.cli import complain
from speechparse.errors import ReadError
from speechparse.messages import _
from speechparse.outline import outline
from speechparse.parser.read import read
from speechparse.parser.resolve import Reading
from speechparse.render import markdown, text
from speechparse.tree import Document

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
@click.option("--grammar", "-g", "name", default="auto", show_default=True, metavar="NAME|FILE", help=_("Grammar: auto, a shipped name, or a YAML file."))
@click.option("--explain", is_flag=True, help=_("Tell for each possible marker what it was taken for, and why."))
def command(paths: tuple[str, ...], form: str, depth: int | None, name: str, explain: bool) -> int:
    """Run the command; 2 if not all of the work could be done."""
    if name != "auto":
        parser.grammar(name, "")  # a wrong grammar is told once, before any file is read
    failed = Failures()
    documents = _documents(paths, name, failed)
    if form == "json":
        found = [outline(document, depth) for document, _readings in documents]
        one = len(paths) == 1 and list(run.files(paths)) == list(paths)
        if found or not one:
            click.echo(json.dumps(found[0] if one else found, ensure_ascii=False, indent=2))
    else:
        several = len(list(run.files(paths))) > 1
        for number, (document, readings) in enumerate(documents):
            _show(document, readings, form, depth, explain, several, number)
    return 2 if failed.count else 0


class Failures:
    """Counts what could not be read; each is told on standard error when it happens."""

    count = 0

    def tell(self, message: str) -> None:
        self.count += 1
        complain(message)


def _documents(paths: tuple[str, ...], name: str, failed: Failures) -> Iterator[tuple[Document, list[Reading]]]:
    """The trees of all files that can be read, in order."""
    any_file = False
    for path in run.files(paths):
        any_file = True
        try:
            source = read(path)
        except ReadError as error:
            failed.tell(str(error))
            continue
        yield parser.explain(source, parser.grammar(name, source.text))
    if not any_file:
        failed.tell(_("no .txt or .md file in {paths}").format(paths=", ".join(paths)))


def _show(document: Document, readings: list[Reading], form: str, depth: int | None, explain: bool, several: bool, number: int) -> None:
    if form == "jsonl":
        click.echo(json.dumps(outline(document, depth), ensure_ascii=False))
    elif form == "markdown":
        click.echo("\n".join([*([""] if number else []), *markdown.lines(document, depth)]))
    elif sys.stdout.isatty():
        _terminal(document, readings, depth, explain, several, number)
    else:
        if several:
            click.echo(("\n" if number else "") + f"==> {document.source.path} <==")
        if explain:
            from speechparse.render import explain as reasons

            rows = ("\t".join(row) for row in (reasons.header(), *reasons.rows(document, readings)))
        else:
            rows = (line for line in text.lines(document, depth))
        for row in rows:
            click.echo(row)


def _terminal(document: Document, readings: list[Reading], depth: int | None, explain: bool, several: bool, number: int) -> None:
    from rich.console import Console

    from speechparse.render import terminal

    console = Console(highlight=False)
    if several:
        console.print(("\n" if number else "") + f"==> {document.source.path} <==", style="dim", markup=False)
    if explain:
        terminal.reasons(document, readings, console)
    else:
        terminal.tree(document, console, depth)
