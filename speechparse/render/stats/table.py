"""The figures of many as a table: for people, for a page, and for programs that read tables."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len

from speechparse.render.page import Page, line
from speechparse.render.stats import columns
from speechparse.stats.rows import Row

if TYPE_CHECKING:
    import pyarrow

SCHEMA = "speechparse/stats-rows/1"
_NARROW = 14  # cells; columns of words are not folded to less
_NAMES = ("file", "path", "title")
_WIDEST = 100_000  # cells of a table that goes into a pipe: nothing is folded there


def text(rows: Sequence[Row], names: Sequence[str], page: Page) -> Iterator[str]:
    """Aligned columns; in a terminal long cells are folded, and where there is no room for columns a row is a paragraph."""
    cells = [[line(columns.shown(name, row[name])) for name in names] for row in rows]
    widths = [max(map(cell_len, (columns.label(name), *column))) for name, column in zip(names, zip(*cells, strict=True), strict=False)]
    least = [min(width, _NARROW) if columns.kind(name) is str else width for name, width in zip(names, widths, strict=False)]
    if page.fold and sum(least) + 2 * len(least) > page.width:
        yield from _paragraphs(cells, names, page)
    else:
        yield from _columns(cells, names, page)


def _paragraphs(cells: Sequence[Sequence[str]], names: Sequence[str], page: Page) -> Iterator[str]:
    """What names a row on a line of its own, below it the rest with their labels."""
    for row in cells:
        named = [cell for name, cell in zip(names, row, strict=True) if name in _NAMES and cell]
        rest = [f"{columns.label(name)} {cell}" for name, cell in zip(names, row, strict=True) if name not in _NAMES and cell]
        first, *more = page.folded("  ".join(named), 0, 2)
        yield from (page.paint(each, "bold") for each in (first, *more))
        yield from (f"  {each}" if n == 0 else each for n, each in enumerate(page.folded(" · ".join(rest), 2, 2)))


def _columns(cells: Sequence[Sequence[str]], names: Sequence[str], page: Page) -> Iterator[str]:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    kinds = {name: columns.kind(name) for name in names}
    for name in names:
        number = kinds[name] is not str
        table.add_column(Text(columns.label(name)), justify="right" if number else "left", overflow="fold", no_wrap=number)
    for row in cells:
        table.add_row(*map(Text, row))
    out = io.StringIO()
    console = Console(
        file=out, width=page.width if page.fold else _WIDEST, force_terminal=page.colour, color_system="standard" if page.colour else None
    )
    console.print(table)
    yield from (each.rstrip() for each in out.getvalue().rstrip("\n").split("\n"))


def markdown(rows: Sequence[Row], names: Sequence[str]) -> Iterator[str]:
    """A table of Markdown."""
    yield f"| {' | '.join(columns.label(name) for name in names)} |"
    yield f"| {' | '.join('---' if columns.kind(name) is str else '---:' for name in names)} |"
    for row in rows:
        yield f"| {' | '.join(_cell(columns.shown(name, row[name])) for name in names)} |"


def _cell(value: str) -> str:
    return line(value).replace("\\", "\\\\").replace("|", "\\|")


def comma_separated(rows: Sequence[Row], names: Sequence[str]) -> Iterator[str]:
    """CSV (RFC 4180) with the ids of the columns in its first line; what cannot be told is empty."""
    yield _csv(names)
    for row in rows:
        yield _csv(["" if row[name] is None else row[name] for name in names])


def _csv(values: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(values)
    return out.getvalue()


def json_lines(rows: Sequence[Row], names: Sequence[str]) -> Iterator[str]:
    """A JSON object a row."""
    for row in rows:
        yield json.dumps({"schema": SCHEMA, **{name: row[name] for name in names}}, ensure_ascii=False)


def parquet(rows: Sequence[Row], names: Sequence[str], file: Path) -> None:
    """A Parquet file; needs pyarrow."""
    import pyarrow.parquet

    table = pyarrow.Table.from_pylist([{name: row[name] for name in names} for row in rows], schema=_schema(names))
    pyarrow.parquet.write_table(table, file)


def _schema(names: Sequence[str]) -> pyarrow.Schema:
    import pyarrow

    kinds: Mapping[type, pyarrow.DataType] = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64()}
    return pyarrow.schema([(name, kinds[columns.kind(name)]) for name in names])
