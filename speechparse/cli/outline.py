"""``speechparse outline``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from speechparse.cli.many import Many, many_options
from speechparse.cli.sources import reading, reading_options
from speechparse.cli.texts import Command, Whole, argument, option, shows
from speechparse.messages import _, later

if TYPE_CHECKING:
    from speechparse.readers import Changes

_FORMATS = ("text", "json", "jsonl", "yaml", "markdown", "parquet")


def _schema(_context: click.Context) -> str:
    from speechparse.render import schema

    if not sys.stdout.isatty():
        return "\n".join(schema.lines())
    from rich.console import Console

    schema.print_tables(Console(highlight=False))
    return ""


@click.command(
    name="outline",
    cls=Command,
    help=later(
        "Print the section tree of speeches.\n\nPATH is a file, a directory (the files in it that can be read) or - for standard input. "
        "In a terminal the tree is coloured; otherwise it is plain text, one line a section."
    ),
    params=[shows(_schema, "--schema", help=later("Show the columns of the tables of --format parquet and exit."))],
)
@argument("paths", metavar="PATH...", nargs=-1, required=True)
@option("--format", "-f", "form", type=click.Choice(_FORMATS), default="text", show_default=True, help=later("Output format."))
@option("--output", "-o", metavar="FILE", help=later("Write to this file; the tables of --format parquet to this folder."))
@option("--depth", "-d", type=Whole(0), metavar="N", help=later("Show only the first N levels."))
@option(
    "--sections", "-s", metavar="PATH", multiple=True, help=later("Show only one branch, named by its section path (二/（三）, #2/一).")
)
@option("--titles/--full", "titles", default=True, help=later("Show headings only (default), or the text too."))
@option("--articles", is_flag=True, help=later("Show only the speeches of a file, without their sections."))
@option("--lines", is_flag=True, help=later("Show where each section begins: its line; in Word its paragraph, in PDF its page."))
@option("--stats", is_flag=True, help=later("Show a line of figures at the end."))
@reading_options
@many_options
@option("--explain", is_flag=True, help=later("Tell for each possible marker what it was taken for, and why."))
def command(
    paths: tuple[str, ...],
    form: str,
    depth: int | None,
    sections: tuple[str, ...],
    titles: bool,
    articles: bool,
    lines: bool,
    stats: bool,
    grammar: str | None,
    encoding: str | None,
    changes: Changes,
    config: str | None,
    isolated: bool,
    explain: bool,
    many: Many,
    output: str | None,
) -> int:
    """Run the command; 2 if not all of the work could be done."""
    if explain and form in ("markdown", "parquet"):
        raise click.UsageError(_("--explain has the formats text, json, jsonl and yaml"))
    if explain and sections:
        raise click.UsageError(_("--explain tells of whole files: leave --sections out"))
    if len(sections) > 1:
        raise click.UsageError(_("--sections names one branch; it was given {count} times").format(count=len(sections)))
    if form == "parquet" and not output:
        raise click.UsageError(_("--format parquet needs --output FOLDER"))
    from speechparse.cli.outline_written import write  # with the parser, which help and completion do without
    from speechparse.outline.view import View

    return write(
        paths,
        form,
        View(depth=depth, branch="".join(sections), lines=lines, full=not titles, articles=articles, stats=stats),
        explain,
        reading(grammar, encoding, changes, config, isolated),
        many,
        output,
    )
