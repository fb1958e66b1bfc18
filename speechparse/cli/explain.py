"""``speechparse explain``."""

from __future__ import annotations

from collections.abc import Iterable

import click

from speechparse.cli.texts import Command, among, argument, option
from speechparse.messages import later


def _rules() -> Iterable[str]:
    from speechparse.check.selection import selectors

    return selectors()


_FORMATS = ("text", "json", "markdown")


@click.command(
    name="explain",
    cls=Command,
    help=later(
        "Show the manual of a rule of the linter.\n\nRULE is an id (NUM001), a name (number-gap) or a family (NUM). "
        "Without one all rules are listed."
    ),
)
@argument("rules", metavar="[RULE]...", nargs=-1, shell_complete=among(_rules))
@option("--all", "everything", is_flag=True, help=later("Show the manuals of all rules."))
@option("--format", "-f", "form", type=click.Choice(_FORMATS), default="text", show_default=True, help=later("Output format."))
def command(rules: tuple[str, ...], everything: bool, form: str) -> int:
    """Print manuals, or the table of all rules."""
    from speechparse.cli.explain_written import write  # with the rules, which help and completion do without

    write(rules, everything, form)
    return 0
