"""The tables of ``speechparse stats``: rows gathered from many files, sorted and put out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from speechparse.cli.many import Files
from speechparse.cli.output import put, replacing
from speechparse.cli.stats_measured import InRows, Measured, Measuring, Rows
from speechparse.errors import ExtraError
from speechparse.messages import _
from speechparse.render.page import Page
from speechparse.render.stats import columns, table
from speechparse.stats.distinctive import distinctive
from speechparse.stats.rows import By, Row

TABLES = ("csv", "jsonl", "markdown", "parquet")


def checked(names: str | None, by: By, words: bool) -> tuple[str, ...] | None:
    """The columns that are asked for, parted by commas.

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

            message = _("no column named {name!r}; there are {known}").format(name=name, known=", ".join(every))
            raise click.UsageError(message + close(name, every))
    return asked


def gathered(files: Files, measuring: Measuring, by: By, names: tuple[str, ...]) -> tuple[list[Row], Measured | None]:
    """The rows of all files with some columns, and the only file with a speech if it has only one."""
    rows: list[Row] = []
    counts: list[Counter[str]] = []
    telling: set[str] = set()  # words that are no stop words
    speeches = 0
    last: Rows | None = None
    for each in files.each(InRows(measuring, by, names, alone=len(files.names) == 1)):
        rows += each.rows
        counts += each.counts
        telling |= each.telling
        speeches += each.speeches
        last = each if each.speeches else last
    if len(counts) > 1 and any(counts):
        for row, found in zip(rows, distinctive(counts, measuring.top or None, telling.__contains__), strict=True):
            row["distinctive"] = " ".join(word.word for word in found)
    return rows, (last.measured or measuring(last.path)) if last and speeches == 1 else None


def put_table(rows: Sequence[Row], form: str, names: Sequence[str], fit: bool, output: str | None, page: Page) -> None:
    """Put out a table.

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
        try:
            with replacing(Path(output)) as file:
                table.parquet(rows, names, file)
        except ImportError as error:
            raise ExtraError(_("parquet needs pyarrow: pip install 'speechparse[parquet]'")) from error
    else:
        written = {"csv": table.comma_separated, "jsonl": table.json_lines, "markdown": table.markdown}
        put(written[form](rows, names) if form in written else table.text(rows, names, page, fit), output)


def ordered(rows: Sequence[Row], name: str | None, reverse: bool) -> list[Row]:
    """The rows sorted by a column; what cannot be told comes last either way."""
    if name is None:
        return list(reversed(rows)) if reverse else list(rows)
    known = [row for row in rows if row[name] is not None]
    return sorted(known, key=lambda row: row[name], reverse=reverse) + [row for row in rows if row[name] is None]  # type: ignore[arg-type, return-value]
