"""What takes long to make of a data file is kept for the next start, in the user's own cache folder.

It is never kept in a folder that is shared, and all goes on without it where it cannot be kept.
"""

from __future__ import annotations

import marshal
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

from platformdirs import user_cache_dir

_FORMAT = 4  # of marshal, which Python 3.4 and all later read
_SUM = 4  # bytes


def cached(name: str, raw: bytes, build: Callable[[], Any]) -> Any:
    """A value of plain types, made from the content of a file.

    Args:
        name: what it is.
        raw: the content. What was kept of another content is not looked at.
        build: makes the value.
    """
    folder = Path(user_cache_dir("speechparse", appauthor=False))
    path = folder / f"{name}-{crc32(raw):08x}"
    content = _read(path)
    if content:
        return marshal.loads(content)
    value = build()
    if folder.is_absolute():  # "~" remains where a user has no home
        _write(path, marshal.dumps(value, _FORMAT))
    return value


def _read(path: Path) -> bytes | None:
    """What was kept; None for nothing, for what is damaged, and for a file that belongs to somebody else."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            mine = not hasattr(os, "getuid") or os.fstat(file.fileno()).st_uid == os.getuid()
            content = file.read() if mine else b""
    except OSError:
        return None
    data = content[_SUM:]
    return data if crc32(data).to_bytes(_SUM) == content[:_SUM] else None


def _write(path: Path, data: bytes) -> None:
    """Keep it: under its name the file is whole, or it is not there."""
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(crc32(data).to_bytes(_SUM) + data)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
