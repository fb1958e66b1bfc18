"""Writes the figures of files: a report, a table, data, a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from speechparse.cli.many import Files, Many
from speechparse.cli.output import put, replacing
from speechparse.cli.sources import Reading
from speechparse.cli.stats_measured import InJson, Measuring, Only
from speechparse.cli.stats_tables import checked, gathered, ordered, put_table
from speechparse.frozen import Frozen
from speechparse.messages import _, series
from speechparse.render.data import joined
from speechparse.render.page import Page, terminal
from speechparse.render.stats.columns import shown_by, telling
from speechparse.stats.columns import By
from speechparse.stats.rows import Row
from speechparse.stats.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


class Asked(Frozen):
    """What a call asks for, as the options of the command name it."""

    form: str
    by: str | None
    article: int | None
    rate: float | None
    depth: int
    top: int
    words: bool
    user_dict: str | None
    stop_words: str | None
    columns: str | None
    sort: str | None
    reverse: bool
    width: int | None
    output: str | None
    plot: str | None


def write(paths: tuple[str, ...], asked: Asked, reading: Reading, many: Many) -> int:
    """Write the figures of the files that paths name; exit status 2 if not all work could be done."""
    files = Files(paths, many, asked.output or asked.plot)
    settings = Settings(asked.rate, _path(asked.user_dict), _path(asked.stop_words))
    measuring = Measuring(reading, settings, asked.words and not asked.plot, asked.article, asked.top)
    if asked.form == "json":
        one = files.names == list(paths) and len(files.names) == 1
        put(joined(files.each(InJson(measuring)), asked.form, one), asked.output)
    else:
        _write_rows(paths, asked, measuring, files)
    return 2 if files.failed else 0


def _path(name: str | None) -> Path | None:
    if not name:
        return None
    from pathlib import Path  # three milliseconds; most calls name no such file

    return Path(name)


def _write_rows(paths: tuple[str, ...], asked: Asked, measuring: Measuring, files: Files) -> None:
    """Write the formats that are made of rows."""
    by = By(asked.by or By.ARTICLE)
    columns, sorting = checked(asked.columns, by, measuring.words), checked(asked.sort, by, measuring.words)
    shown = columns or shown_by(asked.form, by, measuring.words)
    rows, only = gathered(files, measuring, by, (*shown, *(sorting or ())))
    page, plot = _page(asked.width, asked.output), _path(asked.plot)
    if asked.plot and not rows and not files.failed:
        raise click.UsageError(_("there is no speech to draw in {paths}").format(paths=series(paths)))
    if plot and rows:
        _draw(rows, only, plot)
    elif only and asked.form == "text" and not (asked.by or columns or sorting):
        from speechparse.render.stats import report

        put(report.lines(only.speech, page, only.rate, asked.depth, asked.top), asked.output)
    elif not rows and asked.form == "text" and not files.failed:
        click.echo(_("there is no speech in {paths}").format(paths=", ".join(paths)), err=True)
    elif rows or (asked.form != "text" and not files.failed):
        rows = ordered(rows, sorting[0] if sorting else None, asked.reverse)
        people = columns is None and asked.form in ("text", "markdown")
        put_table(rows, asked.form, telling(shown, rows) if people else shown, columns is None, asked.output, page)


def _draw(rows: list[Row], only: Only | None, file: Path) -> None:
    """Draw the map of the only speech, or the distribution of several."""
    from speechparse.render.stats import plot

    with replacing(file) as target:
        if only:
            plot.speech_map(only.speech, only.rate, target)
        else:
            plot.distribution(rows, target)


def _page(width: int | None, output: str | None) -> Page:
    page = Page() if output else terminal()
    return Page(width, page.colour, fold=True) if width else page
