"""``speechparse diff``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from speechparse.cli.sources import reading, reading_options
from speechparse.cli.texts import Command, Number, Whole, argument, option
from speechparse.messages import _, later

if TYPE_CHECKING:
    from speechparse.readers import Changes

FORMATS = ("text", "json", "markdown", "html")  # named here too: the import of what writes them takes longer than that of click


@click.command(
    name="diff",
    cls=Command,
    help=later(
        "Show what changed between two speeches, section by section.\n\nOLD and NEW are files, or - for standard input; FILE#2 is the "
        "second speech of a file, FILE#2/三 one section of it. Sections are paired by their text, never by their numbers. "
        "With --matrix: which speeches of files and directories share text."
    ),
)
@argument("paths", metavar="OLD NEW", nargs=-1, required=True)
@option("--format", "-f", "form", type=click.Choice(FORMATS), default="text", show_default=True, help=later("Output format."))
@option("--summary", "view", flag_value="summary", help=later("Show a tree of what changed (default)."))
@option("--unified", "--inline", "-u", "view", flag_value="unified", help=later("Show the changed sentences, old and new in one text."))
@option("--side-by-side", "-y", "view", flag_value="side-by-side", help=later("Show the changed sentences, old and new in two columns."))
@option("--stat", "view", flag_value="stat", help=later("Show how many characters changed where."))
@option(
    "--width",
    type=Whole(20),
    metavar="N",
    help=later("Columns of the output (default: the terminal's; in a pipe lines are not folded, columns are 100 wide)."),
)
@option("--output", "-o", metavar="FILE", help=later("Write to this file."))
@option("--exit-code", is_flag=True, help=later("Exit with 1 if there are differences."))
@option("--matrix", is_flag=True, help=later("Show which speeches of files and directories share text, and how much."))
@option("--passages", is_flag=True, help=later("With --matrix: show the shared sections and passages too."))
@option(
    "--least",
    type=Number(0, 1),
    metavar="SHARE",
    help=later("With --matrix: the least share of the shorter text (default: 0.1)."),
)
@reading_options
def command(
    paths: tuple[str, ...],
    form: str,
    view: str | None,
    width: int | None,
    output: str | None,
    exit_code: bool,
    matrix: bool,
    passages: bool,
    least: float | None,
    grammar: str | None,
    encoding: str | None,
    changes: Changes,
    config: str | None,
    isolated: bool,
) -> int:
    """Run the command: 1 with --exit-code if there are differences."""
    options = reading(grammar, encoding, changes, config, isolated)
    if matrix:
        _refuse("--matrix", {f"--{view}": view, "--exit-code": exit_code, "--format html": form == "html"})
        from speechparse.cli.diff_matrix import show

        return show(paths, options, form, output, width, passages, least)
    if form != "text":
        _refuse(f"--format {form}", {f"--{view}": view})
    if passages or least is not None:
        raise click.UsageError(_("--passages and --least go with --matrix"))
    if len(paths) == 1 and "GIT_DIFF_PATH_COUNTER" in os.environ:  # git has several versions of a file that is not merged
        click.echo(_("{path}: not merged yet").format(path=paths[0]))
        return 0
    from speechparse.cli.diff_written import write  # with all that compares, which help and completion do without

    same = write(paths, options, form, view or "summary", width, output)
    return int(exit_code and not same)


def _refuse(one: str, others: Mapping[str, object]) -> None:
    """Complain of the first of some options that was given, and does not go with the one."""
    for other, given in others.items():
        if given:
            raise click.UsageError(_("{option} does not go with {other}").format(option=other, other=one))
