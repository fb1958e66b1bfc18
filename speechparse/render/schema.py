"""The columns of the tables of articles and sections, for people."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.messages import _
from speechparse.outline.columns import TABLES, Column


def lines() -> Iterator[str]:
    """Yield a Markdown table for each table, below a line that says what it is."""
    told = _("`{name}.parquet` (`{schema}`): {row}.")
    heads = (_("column"), _("type"), _("meaning"))
    for number, table in enumerate(TABLES):
        if number:
            yield ""
        yield told.format(name=table.name, schema=table.schema, row=_(table.row))
        yield ""
        yield f"| {' | '.join(heads)} |"
        yield "| --- | --- | --- |"
        yield from (f"| `{column.name}` | {_type(column)} | {_(column.meaning)} |" for column in table.columns)


def _type(column: Column) -> str:
    return (_("`{type}`, null") if column.null else "`{type}`").format(type=column.type)
