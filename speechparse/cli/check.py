"""``speechparse check``."""

from __future__ import annotations

from collections.abc import Iterator

import click

from speechparse import run
from speechparse.check import report
from speechparse.check.baseline import counted
from speechparse.check.report import Report, Tally
from speechparse.cli import complain
from speechparse.cli.check_files import Files
from speechparse.cli.check_options import Options, check_options
from speechparse.cli.output import put
from speechparse.messages import _
from speechparse.render.findings import FOR_PEOPLE, statistics, written
from speechparse.render.findings.wording import summary
from speechparse.render.page import Page, dumped, terminal

_STATISTICS = "speechparse/check-statistics/1"


@click.command(
    name="check",
    help=_(
        "Find flaws of structure, punctuation and wording, and mend them.\n\nPATH is a file, a directory (its .txt and .md files) or - for "
        "standard input. Settings are read from the nearest .speechparse.yaml. The exit status is 1 if errors or warnings are found."
    ),
    short_help=_("Find flaws of structure, punctuation and wording."),
)
@click.argument("paths", metavar="PATH...", nargs=-1)
@check_options
def command(paths: tuple[str, ...], options: Options) -> int:
    """Run the command: 0 nothing found, 1 findings, 2 if not all of the work could be done."""
    names = list(run.files(paths))
    if not names:
        complain(_("no .txt or .md file in {paths}").format(paths=", ".join(paths)))
        return 2
    if options.show_settings:
        from speechparse.cli.show_settings import shown

        put(shown(options, names[0]), options.output)
        return 0
    files = Files(names, options)
    found = _record(files) if options.record else _show_changes(files, options) if options.diff else _tell(files, options)
    for line in files.unused(paths):
        complain(line)
    if files.failed:
        return 2
    return int(found and not options.exit_zero)


def _record(files: Files) -> bool:
    """Write baselines; what is recorded is no flaw any more."""
    for line in files.baselines.record({each.report.source.path: counted(each.report.findings) for each in files}):
        click.echo(line, err=True)
    return False


def _show_changes(files: Files, options: Options) -> bool:
    """Print what fixes would change."""
    from speechparse.check.write import diff

    def lines() -> Iterator[str]:
        for each in files:
            yield from diff(each.before, each.report.source)

    put(lines(), options.output)
    for line in files.sums():
        click.echo(line, err=True)
    return files.changed > 0


def _tell(files: Files, options: Options) -> bool:
    """Print the findings; for people also their sums, which are no result and go to standard error."""
    tally = Tally()
    found = False

    def reports() -> Iterator[Report]:
        nonlocal found
        for each in files:
            found = found or any(finding.severity != "info" for finding in each.report.findings)
            yield each.report

    told = report.counted(reports(), tally)
    error = options.fix and "-" in files.names  # standard output is the mended text's
    if options.statistics:
        for _report in told:
            pass
        data = {"schema": _STATISTICS, "statistics": statistics.data(tally)}
        put([dumped(data, indent=2)] if options.form == "json" else statistics.lines(tally), options.output, error)
    else:
        put(written(told, options.form, Page() if options.output or error else terminal()), options.output, error)
    if options.form in FOR_PEOPLE:
        for line in (*files.sums(), *(summary(tally) if tally or not files.failed else ())):
            click.echo(line, err=True)
    return found
