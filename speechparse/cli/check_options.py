"""The options of ``speechparse check`` as one value."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import click

from speechparse.check.selection import Selection, matching, unknown
from speechparse.check.settings import Demand
from speechparse.cli.sources import Reading, reading
from speechparse.messages import _
from speechparse.readers import Changes
from speechparse.render.findings import FOR_PEOPLE


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


def _selectors(option: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """The selectors of comma lists, all of which name rules."""
    names = tuple(name for each in given for part in each.split(",") if (name := part.strip()))
    if given and not names:  # --select "$RULES" with a variable that is empty must not pass every text
        raise click.UsageError(_("{option}: no rule is named").format(option=option))
    for name in names:
        if not matching(name):
            raise click.UsageError(f"{option}: {unknown(name)}")
    return names


def options(
    paths: tuple[str, ...],
    *,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
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
    """What a call asks for.

    Raises:
        click.UsageError: options do not go together, or name no rule.
    """
    selection = Selection(
        _selectors("--select", select) or None, _selectors("--extend-select", extend_select), _selectors("--ignore", ignore)
    )
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
        demand=Demand(profile or "", selection, info),
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
