"""What takes long to make of a data file is kept for the next start, in the user's own cache folder.

It is never kept in a folder that is shared, and all goes on without it where it cannot be kept. Every start looks here,
so that little is imported.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from zlib import crc32

_FORMAT = 4  # of marshal, which Python 3.4 and all later read
_SUM = 4  # bytes
_CONTENTS = 8  # of which something is kept under one name; a grammar that is edited again and again does not fill the disk


def cached(name: str, raw: bytes, build: Callable[[], Any]) -> Any:
    """A value of plain types, made from the content of a file.

    Args:
        name: what it is.
        raw: the content. What was kept of another content is not looked at.
        build: makes the value; not None.
    """
    value = kept(name, raw)
    if value is None:
        value = build()
        keep(name, raw, value)
    return value


def kept(name: str, raw: bytes) -> Any:
    """What was kept under a name of this content; None if nothing was."""
    content = _read(_path(name, raw))
    return marshal.loads(content) if content else None


def keep(name: str, raw: bytes, value: Any) -> None:
    """Keep a value of plain types for later starts, if that is possible."""
    path = _path(name, raw)
    if os.path.isabs(path):  # "~" remains where a user has no home
        _write(path, marshal.dumps(value, _FORMAT))
        _forget(name, os.path.dirname(path))


def checksum(path: str) -> int | None:
    """What tells one content of a file from another; None if it cannot be read."""
    try:
        with open(path, "rb") as file:
            return crc32(file.read())
    except (OSError, ValueError):
        return None


def _path(name: str, raw: bytes) -> str:
    return os.path.join(_folder(), f"{name}-{crc32(raw):08x}")


def _folder() -> str:
    """The cache folder of this program, as platformdirs has it; what that does on Linux is done here, without its import."""
    if sys.platform == "linux":
        base = os.environ.get("XDG_CACHE_HOME", "")
        return os.path.join(base if base.strip() else os.path.expanduser("~/.cache"), "speechparse")
    from platformdirs import user_cache_dir

    return user_cache_dir("speechparse", appauthor=False)


def _read(path: str) -> memoryview | None:
    """What was kept; None for nothing, for what is damaged, and for a file that belongs to somebody else."""
    try:
        if not os.path.isfile(path):
            return None
        with open(path, "rb") as file:
            mine = not hasattr(os, "getuid") or os.fstat(file.fileno()).st_uid == os.getuid()
            content = file.read() if mine else b""
    except OSError:
        return None
    data = memoryview(content)[_SUM:]
    return data if crc32(data).to_bytes(_SUM) == content[:_SUM] else None


def _write(path: str, data: bytes) -> None:
    """Keep it: under its name the file is whole, or it is not there."""
    made = f"{path}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(crc32(data).to_bytes(_SUM) + data)
            os.replace(made, path)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(made)


def _forget(name: str, folder: str) -> None:
    """Remove what was kept longest ago under a name, where it is kept of many contents."""
    with suppress(OSError):
        files = [entry for entry in os.scandir(folder) if entry.name.rpartition("-")[0] == name]
        for entry in sorted(files, key=lambda entry: entry.stat().st_mtime)[:-_CONTENTS]:
            os.unlink(entry)
