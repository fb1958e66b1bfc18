"""``speechparse diff``."""

from __future__ import annotations

import os
from collections.abc import Mapping

import click

from speechparse.cli.diff_sides import named, opened
from speechparse.cli.output import put
from speechparse.cli.sources import reading, reading_options
from speechparse.diff import diff, worded
from speechparse.messages import _
from speechparse.readers import Changes
from speechparse.render.diff import FORMATS, VIEWS, WITHOUT_WORDS
from speechparse.render.page import Page, terminal


@click.command(
    name="diff",
    help=_(
        "Show what changed between two speeches, section by section.\n\nOLD and NEW are files, or - for standard input; FILE#2 is the "
        "second speech of a file, FILE#2/三 one section of it. Sections are paired by their text, never by their numbers. "
        "With --matrix: which speeches of files and directories share text."
    ),
    short_help=_("Show what changed between two speeches."),
)
@click.argument("paths", metavar="OLD NEW", nargs=-1, required=True)
@click.option("--format", "-f", "form", type=click.Choice(("text", *FORMATS)), default="text", show_default=True, help=_("Output format."))
@click.option("--summary", "view", flag_value="summary", help=_("Show a tree of what changed (default)."))
@click.option("--unified", "--inline", "-u", "view", flag_value="unified", help=_("Show the changed sentences, old and new in one text."))
@click.option("--side-by-side", "-y", "view", flag_value="side-by-side", help=_("Show the changed sentences, old and new in two columns."))
@click.option("--stat", "view", flag_value="stat", help=_("Show how many characters changed where."))
@click.option("--width", type=click.IntRange(min=20), metavar="N", help=_("Columns of the output (default: the terminal's, else 100)."))
@click.option("--output", "-o", metavar="FILE", help=_("Write to this file."))
@click.option("--exit-code", is_flag=True, help=_("Exit with 1 if there are differences."))
@click.option("--matrix", is_flag=True, help=_("Show which speeches of files and directories share text, and how much."))
@click.option("--passages", is_flag=True, help=_("With --matrix: show the shared sections and passages too."))
@click.option(
    "--least", type=click.FloatRange(0, 1), metavar="SHARE", help=_("With --matrix: the least share of the shorter text (default: 0.1).")
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
    """Run the command."""
    options = reading(grammar, encoding, changes, config, isolated)
    if matrix:
        from speechparse.cli.diff_matrix import show

        _refuse("--matrix", {f"--{view}": view, "--exit-code": exit_code, "--format html": form == "html"})
        return show(paths, options, form, output, width, passages, least)
    if form != "text":
        _refuse(f"--format {form}", {f"--{view}": view})
    view = view or "summary"
    if passages or least is not None:
        raise click.UsageError(_("--passages and --least go with --matrix"))
    if len(paths) == 1 and "GIT_DIFF_PATH_COUNTER" in os.environ:  # git has several versions of a file that is not merged
        click.echo(_("{path}: not merged yet").format(path=paths[0]))
        return 0
    old, new = (opened(each, options) for each in named(paths))
    found = diff(old, new)
    if form != "text" or view not in WITHOUT_WORDS:
        from speechparse.analysis.words import cut

        found = worded(found, cut)
    put(FORMATS[form](found) if form != "text" else VIEWS[view](found, _page(width, output)), output)
    return int(exit_code and not found.same)


def _refuse(one: str, others: Mapping[str, object]) -> None:
    """Complain of the first of some options that was given, and does not go with the one."""
    for other, given in others.items():
        if given:
            raise click.UsageError(_("{option} does not go with {other}").format(option=other, other=one))


def _page(width: int | None, output: str | None) -> Page:
    page = Page() if output else terminal(paged=os.environ.get("GIT_PAGER_IN_USE") == "true")
    return Page(width, page.colour, fold=True) if width else page
