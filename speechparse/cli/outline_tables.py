"""``speechparse outline --format parquet``: a table of articles and one of sections, in a folder."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from speechparse.cli.output import beside, replace, told
from speechparse.outline.columns import TABLES
from speechparse.outline.rows import Rows


def put_tables(files: Iterable[Rows], folder: Path) -> None:
    """Write the tables of files, given one after the other, to a folder.

    They are written beside those that may be there already, and take their place when the last file is in; without any file nothing
    changes. Memory does not grow with the number of files.

    Raises:
        SpeechparseError: the tables cannot be written, or pyarrow is not installed.
    """
    from speechparse.render.parquet import Parquet, field

    paths = [folder / f"{table.name}.parquet" for table in TABLES]
    with ExitStack() as stack:
        with told(folder):
            folder.mkdir(parents=True, exist_ok=True)
            written = [stack.enter_context(beside(path)) for path in paths]
            parquets = [
                stack.enter_context(Parquet(file, [field(*column) for column in table.columns], table.schema))
                for file, table in zip(written, TABLES, strict=True)
            ]
        found = False
        for rows in files:
            found = True
            with told(folder):
                for parquet, added in zip(parquets, rows, strict=True):
                    parquet.add(added)
        if found:
            with told(folder):
                for parquet in parquets:
                    parquet.close()
                for path, file in zip(paths, written, strict=True):
                    replace(path, file)
