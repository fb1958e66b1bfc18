"""``speechparse check``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from speechparse.cli.many import Many, many_options
from speechparse.cli.sources import reading_options
from speechparse.cli.texts import Command, among, argument, option
from speechparse.messages import later
from speechparse.render.findings import FORMATS


def _rules() -> Iterable[str]:
    from speechparse.check.selection import selectors

    return selectors()


PROFILES = ("speech", "official", "strict")  # named here too: the import of what they are takes longer than that of click


@click.command(
    name="check",
    cls=Command,
    help=later(
        "Find flaws of structure, punctuation and wording, and mend them.\n\n"
        "PATH is a file, a directory (the files in it that can be read) or - for standard input. "
        "Settings are read from the nearest .speechparse.yaml. The exit status is 1 if errors or warnings are found."
    ),
)
@argument("paths", metavar="PATH...", nargs=-1)
@option(
    "--select",
    multiple=True,
    metavar="RULES",
    shell_complete=among(_rules, several=True),
    help=later("Apply only these rules: ids, names, families or ALL, with commas between."),
)
@option("--extend-select", multiple=True, metavar="RULES", shell_complete=among(_rules, several=True), help=later("Apply these rules too."))
@option("--ignore", multiple=True, metavar="RULES", shell_complete=among(_rules, several=True), help=later("Do not apply these rules."))
@option(
    "--profile",
    type=click.Choice(PROFILES),
    help=later("What kind of text it is: a speech, an official paper, or a text to be checked strictly."),
)
@option("--info", is_flag=True, help=later("Show remarks (severity info) too; they never set the exit status."))
@option("--fix", is_flag=True, help=later("Make the safe fixes in the files themselves: markers, blanks and punctuation."))
@option("--unsafe-fixes", "unsafe", is_flag=True, help=later("Make the unsafe fixes too: they may change words, digits and references."))
@option("--diff", is_flag=True, help=later("Show what the fixes would change; write nothing."))
@option(
    "--format",
    "-f",
    "form",
    type=click.Choice(FORMATS),
    help=later("Output format (default: full; under GitHub Actions github)."),
)
@option("--output-file", "--output", "-o", "output", metavar="FILE", help=later("Write the findings, not the mended text, to a file."))
@option("--statistics", is_flag=True, help=later("Show how many findings there are of each rule."))
@option("--since", metavar="REV", help=later("Only findings in sections that changed since a revision of git."))
@option("--baseline", metavar="FILE", help=later("Leave out the findings that this file records."))
@option(
    "--write-baseline",
    is_flag=False,
    flag_value="",
    metavar="[FILE.json]",
    help=later("Record all findings in a baseline (default: the one of --baseline or of the settings)."),
)
@option("--stdin-filename", "stdin", default="", metavar="FILE", help=later("The file name of standard input."))
@option("--exit-zero", is_flag=True, help=later("Exit with status 0 even if there are findings."))
@option("--show-settings", is_flag=True, help=later("Show the settings of the first file, and exit."))
@reading_options
@many_options
def command(paths: tuple[str, ...], many: Many, write_baseline: str | None, **given: Any) -> int:
    """Run the command: 0 nothing found, 1 findings, 2 if not all of the work could be done."""
    if write_baseline and not write_baseline.endswith(".json"):
        paths, write_baseline = (write_baseline, *paths), ""  # --write-baseline drafts/: a path, not the option's file
    if not paths:
        context = click.get_current_context()
        raise click.MissingParameter(ctx=context, param=next(each for each in context.command.params if each.name == "paths"))
    from speechparse.cli.check_options import options
    from speechparse.cli.check_written import write  # with the rules, which help and completion do without

    return write(paths, options(paths, write_baseline=write_baseline, **given), many)
