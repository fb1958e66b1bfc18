"""The columns of the tables of articles and sections, for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from speechparse.messages import _
from speechparse.outline.columns import TABLES, Column

if TYPE_CHECKING:
    from rich.console import Console


def lines() -> Iterator[str]:
    """Yield a Markdown table for each table, below a line that says what it is."""
    told = _("`{name}.parquet` (`{schema}`): {row}.")
    heads = _heads()
    for number, table in enumerate(TABLES):
        if number:
            yield ""
        yield told.format(name=table.name, schema=table.schema, row=_(table.row))
        yield ""
        yield f"| {' | '.join(heads)} |"
        yield "| --- | --- | --- |"
        yield from (f"| `{column.name}` | {_type(column)} | {_(column.meaning)} |" for column in table.columns)


def print_tables(console: Console) -> None:
    """The same in a terminal."""
    from speechparse.render.tables import print_table

    told = _("`{name}.parquet` (`{schema}`): {row}.").replace("`", "")
    for table in TABLES:
        console.print(told.format(name=table.name, schema=table.schema, row=_(table.row)), end="\n\n")
        print_table(_heads(), ((each.name, _type(each).replace("`", ""), _(each.meaning)) for each in table.columns), console)
        console.print()


def _heads() -> tuple[str, ...]:
    return _("column"), _("type"), _("meaning")


def _type(column: Column) -> str:
    return (_("`{type}`, null") if column.null else "`{type}`").format(type=column.type)
