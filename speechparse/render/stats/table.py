"""The figures of many speeches as a table: for people, as Markdown, and for programs that read tables."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from rich.cells import cell_len

from speechparse.messages import _, series
from speechparse.render.data import dumped
from speechparse.render.page import Page, line
from speechparse.render.stats import columns
from speechparse.stats.rows import Row

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = "speechparse/stats-rows/1"
_GAP = 2  # cells between columns
_NARROW = 14  # cells; columns of words are not folded to less
_ARROW = {str: "string", int: "int64", float: "float64"}
_NAMES = ("file", "path", "title")


def text(rows: Sequence[Row], names: Sequence[str], page: Page, fit: bool = False) -> Iterator[str]:
    """Yield aligned columns; in a terminal long cells are folded, and where columns do not fit, a row is a paragraph.

    Args:
        rows: the rows.
        names: the columns.
        page: what is printed on.
        fit: columns for which there is no room are left out, the least telling ones first, and named below.
    """
    left: list[str] = []
    all_names = names
    while fit and _is_narrow(rows, names, page) and (idle := next((name for name in columns.IDLE if name in names), "")):
        names = [name for name in names if name != idle]
        left.append(columns.label(idle))
    if _is_narrow(rows, names, page):
        yield from _paragraphs(rows, all_names, page)
        return
    yield from _columns(rows, names, page)
    if left:
        told = _("left out for want of room: {columns}; --columns chooses").format(columns=series(left))
        yield from (page.paint(each, "dim") for each in page.folded(told, 0, 0))


def _is_narrow(rows: Sequence[Row], names: Sequence[str], page: Page) -> bool:
    """Whether there is no room for the columns, even with words folded to a few characters."""

    def least(name: str) -> int:
        width = max(cell_len(text) for text in (columns.label(name), *(line(columns.shown(name, row[name])) for row in rows)))
        return min(width, _NARROW) if columns.kind(name) is str else width

    return page.fold and sum(map(least, names)) + _GAP * len(names) > page.width


def _paragraphs(rows: Sequence[Row], names: Sequence[str], page: Page) -> Iterator[str]:
    """Yield each row as a paragraph: its name on a line of its own, below it the rest with their labels."""
    cells = _cells(rows, names)
    if "file" in names and len(rows) > 1:
        cells, folder = _without_folder(cells, names.index("file"))
        yield from (page.paint(each, "dim") for each in page.folded(folder, 0, 2) if folder)
    for row in cells:
        named = [cell for name, cell in zip(names, row, strict=True) if name in _NAMES and cell]
        rest = [f"{columns.label(name)} {cell}" for name, cell in zip(names, row, strict=True) if name not in _NAMES and cell]
        first, *more = page.folded("  ".join(named), 0, 2)
        yield from (page.paint(each, "bold") for each in (first, *more))
        yield from (f"  {each}" if n == 0 else each for n, each in enumerate(page.folded(" · ".join(rest), 2, 2)))


def _without_folder(cells: Sequence[list[str]], place: int) -> tuple[list[list[str]], str]:
    """The cells, the files without the folder that all are in; and the folder, "" if there is none."""
    folders = [cell[place].split("/")[:-1] for cell in cells]
    shared = [each[0] for each in takewhile(lambda each: len(set(each)) == 1, zip(*folders, strict=False))]
    cut = [[cell.split("/", len(shared))[-1] if n == place else cell for n, cell in enumerate(row)] for row in cells]
    return cut, "/".join((*shared, "")) if shared else ""


def _cells(rows: Sequence[Row], names: Sequence[str]) -> list[list[str]]:
    return [[line(columns.shown(name, row[name])) for name in names] for row in rows]


def _columns(rows: Sequence[Row], names: Sequence[str], page: Page) -> Iterator[str]:
    labels = [columns.label(name) for name in names]
    numbers = [columns.kind(name) is not str for name in names]
    cells = _cells(rows, names)
    if page.fold:
        yield from _folded(labels, numbers, cells, page)
        return
    widths = [max(map(cell_len, column)) for column in zip(labels, *cells, strict=True)]
    for row in (labels, *cells):
        blanks = (" " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
        padded = (blank + cell if number else cell + blank for cell, blank, number in zip(row, blanks, numbers, strict=True))
        yield (" " * _GAP).join(padded).rstrip()


def _folded(labels: Sequence[str], numbers: Sequence[bool], cells: Sequence[Sequence[str]], page: Page) -> Iterator[str]:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold")
    for label, number in zip(labels, numbers, strict=True):
        table.add_column(Text(label), justify="right" if number else "left", overflow="fold", no_wrap=number)
    for row in cells:
        table.add_row(*map(Text, row))
    out = io.StringIO()
    console = Console(file=out, width=page.width, force_terminal=page.colour, color_system="standard" if page.colour else None)
    console.print(table)
    yield from (each.rstrip() for each in out.getvalue().rstrip("\n").split("\n"))


def markdown(rows: Sequence[Row], names: Sequence[str]) -> Iterator[str]:
    """Yield a table of Markdown."""
    yield f"| {' | '.join(columns.label(name) for name in names)} |"
    yield f"| {' | '.join('---' if columns.kind(name) is str else '---:' for name in names)} |"
    for row in rows:
        yield f"| {' | '.join(_cell(columns.shown(name, row[name])) for name in names)} |"


def _cell(value: str) -> str:
    return line(value).replace("\\", "\\\\").replace("|", "\\|")


def comma_separated(rows: Sequence[Row], names: Sequence[str]) -> Iterator[str]:
    """Yield CSV (RFC 4180) with the ids of the columns in its first line; a missing value is empty."""
    yield _csv(names)
    for row in rows:
        yield _csv(["" if row[name] is None else row[name] for name in names])


def _csv(values: Sequence[object]) -> str:
    import csv

    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(values)
    return out.getvalue()


def json_lines(rows: Sequence[Row], names: Sequence[str]) -> Iterator[str]:
    """Yield a JSON object for each row."""
    for row in rows:
        yield dumped({"schema": SCHEMA, **{name: row[name] for name in names}})


def parquet(rows: Sequence[Row], names: Sequence[str], file: Path) -> None:
    """Write a Parquet file; needs pyarrow."""
    from speechparse.render.parquet import Parquet, field

    with Parquet(file, [field(name, _ARROW[columns.kind(name)]) for name in names], SCHEMA) as table:
        table.add([{name: row[name] for name in names} for row in rows])
        table.close()
