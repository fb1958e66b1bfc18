"""The options of ``speechparse check``, and what they ask for as one value."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from speechparse.check.profiles import PROFILES
from speechparse.check.selection import Selection, matching, unknown
from speechparse.check.settings import Demand
from speechparse.cli.many import Many, many_options
from speechparse.cli.sources import Reading, reading, reading_options
from speechparse.messages import _
from speechparse.readers import Changes
from speechparse.render.findings import FOR_PEOPLE, FORMATS


@dataclass(frozen=True)
class Options:
    """What a call asks for.

    Attributes:
        demand: which rules, over the configuration.
        reading: how files are read.
        form: name of the output format.
        output: the file of the output; None for standard output.
        fix: make safe fixes.
        unsafe: make unsafe fixes too.
        diff: show what the fixes would change, and write nothing.
        info: what --info says.
        exit_zero: findings do not set the exit status.
        statistics: count the findings of each rule instead of showing them.
        show_settings: show the settings of the first file.
        baseline: the file of the baseline; None leaves it to the configuration.
        record: write a baseline.
        since: a revision of git; None for everything.
    """

    demand: Demand
    reading: Reading
    form: str
    output: str | None
    fix: bool
    unsafe: bool
    diff: bool
    exit_zero: bool
    statistics: bool
    show_settings: bool
    baseline: Path | None
    record: bool
    since: str | None


def _selectors(_context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...] | None:
    """Comma lists of selectors; None where the option is not given."""
    if not value:
        return None
    names = tuple(name for each in value for part in each.split(",") if (name := part.strip()))
    if not names:  # --select "$RULES" with a variable that is empty must not pass every text
        raise click.UsageError(_("{option}: no rule is named").format(option=parameter.opts[0]))
    for name in names:
        if not matching(name):
            raise click.UsageError(f"{parameter.opts[0]}: {unknown(name)}")
    return names


_OPTIONS = (
    click.option(
        "--select",
        multiple=True,
        callback=_selectors,
        metavar="RULES",
        help=_("Apply only these rules: ids, names, families or ALL, with commas between."),
    ),
    click.option("--extend-select", multiple=True, callback=_selectors, metavar="RULES", help=_("Apply these rules too.")),
    click.option("--ignore", multiple=True, callback=_selectors, metavar="RULES", help=_("Do not apply these rules.")),
    click.option(
        "--profile",
        type=click.Choice(list(PROFILES)),
        help=_("What kind of text it is: a speech, an official paper, or a text to be checked strictly."),
    ),
    click.option("--info", is_flag=True, help=_("Show remarks (severity info) too; they never set the exit status.")),
    click.option("--fix", is_flag=True, help=_("Make the safe fixes: markers, blanks and punctuation.")),
    click.option(
        "--unsafe-fixes", "unsafe", is_flag=True, help=_("Make the unsafe fixes too: they may change words, digits and references.")
    ),
    click.option("--diff", is_flag=True, help=_("Show what the fixes would change; write nothing.")),
    click.option(
        "--format",
        "-f",
        "form",
        type=click.Choice(FORMATS),
        show_default="full",
        help=_("Output format; under GitHub Actions github by default."),
    ),
    click.option("--output-file", "-o", "output", metavar="FILE", help=_("Write the findings to a file.")),
    click.option("--statistics", is_flag=True, help=_("Show how many findings there are of each rule.")),
    click.option("--since", metavar="REV", help=_("Only findings in sections that changed since a revision of git.")),
    click.option("--baseline", metavar="FILE", help=_("Leave out the findings that this file records.")),
    click.option(
        "--write-baseline",
        is_flag=False,
        flag_value="",
        metavar="[FILE.json]",
        help=_("Record all findings in a baseline (default: the one of --baseline or of the settings)."),
    ),
    click.option("--stdin-filename", "stdin", default="", metavar="FILE", help=_("The file name of standard input.")),
    click.option("--exit-zero", is_flag=True, help=_("Exit with status 0 even if there are findings.")),
    click.option("--show-settings", is_flag=True, help=_("Show the settings of the first file, and exit.")),
)


def check_options(command: Callable[..., int]) -> Callable[..., Any]:
    """The options of the command, handed to it as one value."""

    @wraps(command)
    def called(paths: tuple[str, ...], many: Many, write_baseline: str | None, **given: Any) -> int:
        if write_baseline and not write_baseline.endswith(".json"):
            paths, write_baseline = (write_baseline, *paths), ""  # --write-baseline drafts/: a path, not the option's file
        if not paths:
            context = click.get_current_context()
            raise click.MissingParameter(ctx=context, param=next(each for each in context.command.params if each.name == "paths"))
        return command(paths, _options(paths, write_baseline=write_baseline, **given), many)

    decorated: Callable[..., Any] = reading_options(many_options(called))
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def _options(
    paths: tuple[str, ...],
    *,
    select: tuple[str, ...] | None,
    extend_select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    profile: str | None,
    info: bool,
    grammar: str | None,
    encoding: str | None,
    changes: Changes,
    config: str | None,
    isolated: bool,
    stdin: str,
    form: str | None,
    output: str | None,
    fix: bool,
    unsafe: bool,
    diff: bool,
    exit_zero: bool,
    statistics: bool,
    show_settings: bool,
    baseline: str | None,
    write_baseline: str | None,
    since: str | None,
) -> Options:
    fix = fix or unsafe or diff
    record = write_baseline is not None
    if since is not None and "-" in paths:
        raise click.UsageError(_("--since compares files; standard input is none"))
    if record and (fix or since is not None):
        raise click.UsageError(_("--write-baseline records all that is found: without --fix, --diff and --since"))
    if statistics and form not in (None, "json", *FOR_PEOPLE):
        raise click.UsageError(_("--statistics has the formats full, concise and json"))
    chosen = write_baseline or baseline
    return Options(
        demand=Demand(profile or "", Selection(select, extend_select or (), ignore or ()), info),
        reading=reading(grammar, encoding, changes, config, isolated, stdin),
        form=form or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" and not (output or statistics) else "full"),
        output=output,
        fix=fix,
        unsafe=unsafe,
        diff=diff,
        exit_zero=exit_zero,
        statistics=statistics,
        show_settings=show_settings,
        baseline=Path(chosen) if chosen else None,
        record=record,
        since=since,
    )
