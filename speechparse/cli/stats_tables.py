"""The tables of ``speechparse stats``: rows gathered from many files, sorted and written."""

from __future__ import annotations

from collections.abc import Sequence

import click

from speechparse.cli.many import Files
from speechparse.cli.output import put, replacing
from speechparse.cli.stats_measured import InRows, Measuring, Only, Rows
from speechparse.messages import _, series
from speechparse.render.page import Page
from speechparse.render.stats import columns, table
from speechparse.stats.columns import By
from speechparse.stats.distinctive import Compared
from speechparse.stats.rows import Row


def checked(names: str | None, by: By, words: bool) -> tuple[str, ...] | None:
    """Return the columns asked for, separated by commas.

    Raises:
        click.UsageError: there is no such column.
    """
    if not names:
        return None
    every = columns.every(by, words)
    asked = tuple(name.strip() for name in names.split(","))
    for name in asked:
        if name not in every and name in columns.every(by, words=True):
            raise click.UsageError(_("the column {name!r} needs words; leave out --no-words").format(name=name))
        if name not in every:
            from speechparse.values import close

            message = _("no column named {name!r}; there are {known}").format(name=name, known=series(every))
            raise click.UsageError(message + close(name, every))
    return asked


def gathered(files: Files, measuring: Measuring, by: By, names: tuple[str, ...]) -> tuple[list[Row], Only | None]:
    """Return the rows of all files with some columns, and the speech if there is only one."""
    rows: list[Row] = []
    compared = Compared()
    last: Rows | None = None
    for each in files.each(InRows(measuring, by, names, alone=len(files.names) == 1)):
        rows += each.rows
        for counts, telling in each.words:
            compared.add(counts, telling)
        last = each if each.rows else last
    only = last.only or _read_again(measuring, last.path) if last and last.single and len(rows) == 1 else None
    if len(rows) > 1 and compared.whole:
        for row, found in zip(rows, compared.distinctive(measuring.top or None), strict=True):
            row["distinctive"] = " ".join(word.word for word in found)
    return rows, only


def _read_again(measuring: Measuring, path: str) -> Only:
    """Read the only speech again from its file, whose rows came without it as there might have been others."""
    measured = measuring(path)
    return Only(next(iter(measured.speeches)), measured.rate)


def put_table(rows: Sequence[Row], form: str, names: Sequence[str], fit: bool, output: str | None, page: Page) -> None:
    """Write a table.

    Args:
        rows: the rows.
        form: the format.
        names: the columns.
        fit: columns for which there is no room are left out.
        output: the file to write; None for standard output.
        page: what is printed on.

    Raises:
        SpeechparseError: the file cannot be written, or the extra that writes the format is not installed.
    """
    if form == "parquet":
        assert output is not None
        from pathlib import Path

        with replacing(Path(output)) as file:
            table.parquet(rows, names, file)
    else:
        written = {"csv": table.comma_separated, "jsonl": table.json_lines, "markdown": table.markdown}
        lines = written[form](rows, names) if form in written else table.text(rows, names, page, fit)
        put(lines, output, mark=form == "csv")


def ordered(rows: Sequence[Row], name: str | None, reverse: bool) -> list[Row]:
    """Return the rows sorted by a column; cells without a value come last in either order."""
    if name is None:
        return list(reversed(rows)) if reverse else list(rows)
    known = [row for row in rows if row[name] is not None]
    return sorted(known, key=lambda row: row[name], reverse=reverse) + [row for row in rows if row[name] is None]  # type: ignore[arg-type, return-value]
