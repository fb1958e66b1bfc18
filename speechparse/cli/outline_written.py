"""The outline of files as it is written: for people in a terminal, as lines, or as data. A format is imported when it is wanted."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click

from speechparse import parser, run
from speechparse.cli import complain
from speechparse.cli.sources import Opened, Reading, Sources
from speechparse.grammar import Grammar
from speechparse.messages import _
from speechparse.outline.view import View
from speechparse.source import Source


def write(paths: tuple[str, ...], form: str, view: View, explain: bool, reading: Reading, output: str | None) -> int:
    """Write the outline of the files that paths name (tables: to the folder ``output``); 2 if not all of the work could be done."""
    names = list(run.files(paths))
    sources = Sources(names, reading)
    if form in ("json", "jsonl", "yaml"):
        _write_data(sources, view, form, explain, one=names == list(paths) and len(names) == 1)
    elif output:
        _write_tables(sources, view, output)
    elif form == "text" and sys.stdout.isatty():
        _write_terminal(sources, view, explain, several=len(names) > 1)
    else:
        _write_lines(sources, view, form, explain, several=len(names) > 1)
    if not names:
        complain(_("no .txt or .md file in {paths}").format(paths=", ".join(paths)))
    return 2 if sources.failed or not names else 0


def _write_data(sources: Iterable[Opened], view: View, form: str, explain: bool, one: bool) -> None:
    from speechparse.outline import outline
    from speechparse.render import explain as explained
    from speechparse.render.data import written

    def data(source: Source, rules: Grammar) -> dict[str, Any]:
        return explained.data(source, parser.reasons(source, rules)) if explain else outline(parser.parse(source, rules), view)

    for line in written((data(source, rules) for source, rules, _path in sources), form, one):
        click.echo(line)


def _write_tables(sources: Iterable[Opened], view: View, output: str) -> None:
    from pathlib import Path

    from speechparse.cli.outline_tables import put_tables
    from speechparse.outline.rows import rows

    put_tables((rows(parser.parse(source, rules), view) for source, rules, _path in sources), Path(output))


def _write_lines(sources: Iterable[Opened], view: View, form: str, explain: bool, several: bool) -> None:
    for number, (source, rules, _path) in enumerate(sources):
        if several and form == "text":
            click.echo(("\n" if number else "") + f"==> {source.path} <==")
        elif number:
            click.echo()
        lines = _reasons(source, rules) if explain else _lines(source, rules, view, form)
        click.echo("".join(f"{line}\n" for line in lines), nl=False)  # at once: every echo is flushed


def _lines(source: Source, rules: Grammar, view: View, form: str) -> Iterator[str]:
    if form == "markdown":
        from speechparse.render import markdown

        return markdown.lines(parser.parse(source, rules), view)
    from speechparse.render import text

    return text.lines(parser.parse(source, rules), view)


def _reasons(source: Source, rules: Grammar) -> Iterator[str]:
    from speechparse.render import explain

    return ("\t".join(row) for row in (explain.header(), *explain.rows(source, parser.reasons(source, rules))))


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
