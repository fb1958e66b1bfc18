"""Tables as Parquet files, written a row group at a time.

Needs pyarrow; without it the import fails with the command that installs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from speechparse.errors import ExtraError
from speechparse.messages import _

try:
    import pyarrow
    from pyarrow.parquet import ParquetWriter
except ImportError as error:
    raise ExtraError(_("parquet needs pyarrow: pip install 'speechparse[parquet]'")) from error

_TYPES = {
    "string": pyarrow.string(),
    "int64": pyarrow.int64(),
    "float64": pyarrow.float64(),
    "list<int64>": pyarrow.list_(pyarrow.int64()),
}
_ROW_GROUP = 32_000_000  # bytes in memory that make a row group
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character that was cut off: no character of UTF-8


def field(name: str, kind: str, null: bool = True, meaning: str = "") -> pyarrow.Field:
    """A column: its name, its type (a key of ``_TYPES``), whether a cell may be null, what a cell holds."""
    return pyarrow.field(name, _TYPES[kind], null, {"description": meaning} if meaning else None)


class Parquet:
    """A Parquet file to which rows are added; they are written as soon as they fill a row group.

    Only ``close`` makes the file whole; the end of its context, where it was not called, lets go of the file as it is.

    Args:
        file: the file.
        fields: its columns.
        schema: the id of its schema, which goes into the file's metadata.
    """

    def __init__(self, file: Path, fields: Iterable[pyarrow.Field], schema: str) -> None:
        self._schema = pyarrow.schema(fields, {"schema": schema})
        self._writer = ParquetWriter(file, self._schema, compression="zstd")
        self._gathered: list[Any] = []  # record batches
        self._size = 0

    def add(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add rows."""
        try:
            batch = pyarrow.RecordBatch.from_pylist(rows, self._schema)
        except UnicodeEncodeError:
            batch = pyarrow.RecordBatch.from_pylist([_encodable(row) for row in rows], self._schema)
        self._gathered.append(batch)
        self._size += batch.nbytes
        if self._size >= _ROW_GROUP:
            self._write()

    def close(self) -> None:
        """Write the remaining rows, which completes the file."""
        self._write()
        self._writer.close()

    def _write(self) -> None:
        self._writer.write_table(pyarrow.Table.from_batches(self._gathered, self._schema))
        self._gathered, self._size = [], 0

    def __enter__(self) -> Parquet:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with suppress(OSError):  # the disk that is full already; nobody reads this file
            self._writer.close()


def _encodable(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row whose texts can be written in UTF-8, with their lengths unchanged."""
    return {name: _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value for name, value in row.items()}
