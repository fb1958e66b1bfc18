"""``speechparse grammar``: list, show and validate grammars."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import click

from speechparse.cli.output import put
from speechparse.cli.program import complain
from speechparse.cli.texts import Group, among, argument
from speechparse.errors import GrammarError
from speechparse.grammar import load, shipped
from speechparse.messages import _, language, later, ngettext


@click.group(name="grammar", cls=Group, help=later("List, show and validate grammars."))
def command() -> None:
    """Group of the grammar commands."""


@command.command(name="list", help=later("List the shipped grammars."))
def list_() -> None:
    """One line a grammar: its name and what it is for."""
    _put((_("name"), _("description")), ((name, load(name).description.get(language(), "")) for name in shipped()))


@command.command(name="show", help=later("Show the schemes of a grammar: id, proper form, usual depth, whether it is on."))
@argument("name", metavar="NAME", shell_complete=among(shipped))
def show(name: str) -> None:
    """One line a scheme."""
    rows = ((each.id, each.proper, f"{each.rank:g}", _("on") if each.enabled else _("off")) for each in load(name).schemes)
    _put((_("id"), _("proper form"), _("rank"), _("state")), rows)


def _put(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Put out rows: in a terminal a table, in a pipe a line each, with tabs and without the names of the columns."""
    if sys.stdout.isatty():
        from rich.console import Console

        from speechparse.render.tables import print_table

        print_table(header, rows, Console(highlight=False))
    else:
        put("\t".join(row) for row in rows)


@command.command(name="validate", help=later("Check grammar files; say what is wrong, with file and line."))
@argument("files", nargs=-1, required=True, metavar="FILE...")
def validate(files: tuple[str, ...]) -> int:
    """Report each file; 2 if one is wrong."""
    import re

    from speechparse import parser
    from speechparse.source import Source

    wrong = 0
    for file in files:
        try:
            rules = load(file)
            parser.parse(Source("一、提高认识\n"), rules)  # some patterns are only put together when a text is read
            count = len(rules.schemes)
        except re.error as error:
            complain(_("{key}: not a regular expression: {problem}").format(key=file, problem=f"{error}: {error.pattern!r:.200}"))
            wrong += 1
        except GrammarError as error:
            complain(str(error))
            wrong += 1
        else:
            put([ngettext("{file}: good, {count} scheme", "{file}: good, {count} schemes", count).format(file=file, count=count)])
    return 2 if wrong else 0
