"""Writes the findings in files with their sums; or baselines, changes, settings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from speechparse.check.report import Tally
from speechparse.cli.check_files import Checks
from speechparse.cli.check_options import Options
from speechparse.cli.many import Files, Many
from speechparse.cli.output import put
from speechparse.cli.program import complain
from speechparse.messages import _
from speechparse.render.data import dumped
from speechparse.render.findings import FOR_PEOPLE, joined, statistics
from speechparse.render.findings.wording import summary
from speechparse.render.page import Page, terminal

_STATISTICS = "speechparse/check-statistics/1"


def write(paths: tuple[str, ...], options: Options, many: Many) -> int:
    """Write the findings in the files that paths name; exit status 0 for none, 1 for some, 2 if not all work could be done."""
    files = Files(paths, many, options.output)
    if not files.names:
        return 2
    if options.show_settings:
        from speechparse.cli.show_settings import shown

        put(shown(options, files.names[0]), options.output)
        return 0
    checks = Checks(files, options)
    if options.record:
        found = _record(checks)
    elif options.diff:
        found = _show_changes(checks, options)
    else:
        found = _tell(checks, options, mends_stdin=options.fix and "-" in files.names)
    for line in checks.unused(paths):
        complain(line)
    if files.failed:
        return 2
    return int(found and not options.exit_zero)


def _record(checks: Checks) -> bool:
    """Write baselines and return False: what is recorded is no longer a finding."""
    found = {each.path: each.counts for each in checks.each(Page()) if each.counts is not None}
    put(checks.baselines.record(found), error=True, whole=True)
    return False


def _show_changes(checks: Checks, options: Options) -> bool:
    """Print what fixes would change."""
    put((line for each in checks.each(Page()) for line in each.told), options.output, whole=True)
    put(checks.sums(), error=True)
    return checks.changed > 0


def _tell(checks: Checks, options: Options, mends_stdin: bool) -> bool:
    """Print the findings; for people also their sums, which are no result and go to standard error.

    Args:
        checks: the files.
        options: what the call asks for.
        mends_stdin: standard output is the mended text's, so findings go to standard error.
    """
    tally = Tally()
    page = Page() if options.output or mends_stdin else terminal()

    def told() -> Iterator[list[Any]]:
        for each in checks.each(page):
            tally.update(each.tally)
            yield each.told

    if options.statistics:
        for _told in told():
            pass
        data = {"schema": _STATISTICS, "statistics": statistics.data(tally)}
        put([dumped(data, indent=2)] if options.form == "json" else statistics.lines(tally), options.output, mends_stdin)
    else:
        put(joined(told(), options.form), options.output, mends_stdin, whole=True)  # the status tells of all files, and fixes are made
    if options.form in FOR_PEOPLE:
        if options.fix and options.output and checks.changed:
            message = _("The texts were mended in their own files; {path} holds what is left to mend.")
            put([message.format(path=options.output)], error=True)
        put((*checks.sums(), *(summary(tally) if tally or not checks.failed else ())), error=True)
    return any(kind.severity != "info" for kind in tally)
