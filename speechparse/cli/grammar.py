"""``speechparse grammar``: list, show and validate grammars."""

from __future__ import annotations

import click

from speechparse.cli.program import complain
from speechparse.cli.texts import Group, among, argument
from speechparse.errors import GrammarError
from speechparse.grammar import load, shipped
from speechparse.messages import LANGUAGES, _, later, ngettext


@click.group(name="grammar", cls=Group, help=later("List, show and validate grammars."))
def command() -> None:
    """Group of the grammar commands."""


@command.command(name="list", help=later("List the shipped grammars."))
def list_() -> None:
    """One line a grammar: its name and what it is for."""
    language = _("en")  # the translation of "en" is the language's own code
    for name in shipped():
        described = load(name).description
        click.echo(f"{name}\t{described.get(language if language in LANGUAGES else 'en', '')}")


@command.command(name="show", help=later("Show the schemes of a grammar: id, proper form, usual depth, whether it is on."))
@argument("name", metavar="NAME", shell_complete=among(shipped))
def show(name: str) -> None:
    """One line a scheme."""
    for scheme in load(name).schemes:
        state = _("on") if scheme.enabled else _("off")
        click.echo(f"{scheme.id}\t{scheme.proper}\t{scheme.rank:g}\t{state}")


@command.command(name="validate", help=later("Check grammar files; say what is wrong, with file and line."))
@argument("files", nargs=-1, required=True, metavar="FILE...")
def validate(files: tuple[str, ...]) -> int:
    """Report each file; 2 if one is wrong."""
    wrong = 0
    for file in files:
        try:
            count = len(load(file).schemes)
        except GrammarError as error:
            complain(str(error))
            wrong += 1
        else:
            click.echo(ngettext("{file}: good, {count} scheme", "{file}: good, {count} schemes", count).format(file=file, count=count))
    return 2 if wrong else 0
