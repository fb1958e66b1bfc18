"""Keeps values that take long to make for the next start, in the user's own cache folder.

Nothing is kept in a folder that others can write to, and where nothing can be kept, everything works without. Every start imports this
module, so it imports little. On Linux ``XDG_CACHE_HOME`` names another place for the folder.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar
from zlib import crc32

if TYPE_CHECKING:
    from mmap import mmap

T = TypeVar("T", "bytes", "mmap")

_FORMAT = 4  # of marshal, which Python 3.4 and all later read
_SUM = 4  # bytes
_PIECE = 1 << 20  # bytes of a file of which the checksum is taken at a time
_FORM = 2  # of the files; another number for another form, and files of other names
_SETTLED = 2.0  # seconds; what was changed within them may change again, and its times stay
_CONTENTS = 8  # of which something is kept under one name; a grammar that is edited again and again does not fill the disk


def cached(name: str, raw: bytes, build: Callable[[], Any]) -> Any:
    """Return a value of plain types made from the content of a file, from the cache where it is there.

    Args:
        name: the name it is kept under.
        raw: the content. A value kept for another content is not used.
        build: makes the value, which is not None.
    """
    value = kept(name, raw)
    if value is None:
        value = build()
        keep(name, raw, value)
    return value


def mapped(name: str, raw: bytes, build: Callable[[], bytes]) -> bytes | mmap:
    """Like ``cached``, for many bytes: they are mapped into memory, not read. A few other bytes may follow them."""
    value = _read(_path(name, raw), _map)
    if value is not None:
        return value
    made = build()
    _keep(name, raw, made)
    return made


def kept(name: str, raw: bytes) -> Any:
    """Return the value kept under a name for this content; None if there is none."""
    content = _read(_path(name, raw), _content)
    return marshal.loads(content) if content else None


def keep(name: str, raw: bytes, value: Any) -> None:
    """Keep a value of plain types for later starts, if that is possible."""
    _keep(name, raw, marshal.dumps(value, _FORMAT))


def _keep(name: str, raw: bytes, value: bytes) -> None:
    path = _path(name, raw)
    if os.path.isabs(path):  # "~" remains where a user has no home
        _write(path, value)
        _forget(name, os.path.dirname(path))


def checksum(path: str) -> int | None:
    """Return a checksum of a file's content; None if it cannot be read."""
    try:
        with open(path, "rb") as file:
            return crc32(file.read())
    except (OSError, ValueError):
        return None


def content(path: str) -> bytes:
    """Return a checksum of a large file's content, which is read only where its place, size or times are not as before.

    On POSIX the time of the last change to a file is no user's to set; so only what was changed a moment ago is always read. Windows
    has no such time, and there the file is read at every start.

    Raises:
        OSError: the file cannot be read.
    """
    state = os.stat(path)
    seen = f"{os.path.abspath(path)}\0{state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}".encode()
    name = f"content-{os.path.basename(path)}"
    before, told = kept(name, seen) or (b"", b"")
    if before != seen or os.name == "nt":
        with open(path, "rb") as file:
            told = b"%08x" % crc32(file.read())
        if max(state.st_mtime, state.st_ctime) + _SETTLED < time.time():
            keep(name, seen, (seen, told))
    return bytes(told)


def _path(name: str, raw: bytes) -> str:
    return os.path.join(_folder(), f"{name}-{crc32(raw, _FORM):08x}")


def _folder() -> str:
    """Return the cache folder of this program, as platformdirs names it (on Linux without its import)."""
    if sys.platform == "linux":
        base = os.environ.get("XDG_CACHE_HOME", "")
        if not base.strip():
            home = os.path.expanduser("~")
            base = os.path.join(home if os.path.isdir(home) else "~", ".cache")  # a home that is not there (/nonexistent) is not made
        return os.path.join(base, "speechparse")
    from platformdirs import user_cache_dir

    return user_cache_dir("speechparse", appauthor=False)


def _read(path: str, take: Callable[[BinaryIO], T]) -> T | None:
    """Return the content of a cache file; None if it is missing, damaged (its checksum follows it), or owned by somebody else."""
    try:
        if not os.path.isfile(path):
            return None
        with open(path, "rb") as file:
            mine = not hasattr(os, "getuid") or os.fstat(file.fileno()).st_uid == os.getuid()
            content = take(file) if mine else None
    except (OSError, ValueError):  # what is empty cannot be mapped
        return None
    whole = content is not None and len(content) > _SUM and _sum(content).to_bytes(_SUM) == content[-_SUM:]
    return content if whole else None


def _sum(content: bytes | mmap) -> int:
    """Return the checksum of all but the last bytes. Pages of a mapping are let go of at once: few of them are looked into later."""
    total, end = 0, len(content) - _SUM
    with memoryview(content) as view:
        for start in range(0, end, _PIECE):
            total = crc32(view[start : min(start + _PIECE, end)], total)
            if not isinstance(content, bytes):
                _let_go(content)
    return total


def _let_go(mapping: mmap) -> None:
    import mmap as system

    if hasattr(system, "MADV_DONTNEED"):  # Windows has none
        mapping.madvise(system.MADV_DONTNEED)


def _content(file: BinaryIO) -> bytes:
    return file.read()


def _map(file: BinaryIO) -> mmap:
    """Map a cache file, which is put in its place whole and never written again."""
    from mmap import ACCESS_READ, mmap

    return mmap(file.fileno(), 0, access=ACCESS_READ)


def _write(path: str, data: bytes) -> None:
    """Write a cache file: under its name it is whole or not there."""
    made = f"{path}.{os.getpid()}.{time.time_ns()}"  # what is left of a write that was killed bars no other
    with suppress(OSError):
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.write(crc32(data).to_bytes(_SUM))
            os.replace(made, path)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(made)


def _forget(name: str, folder: str) -> None:
    """Remove the oldest files of a name once there are more than a few of them."""
    files = []
    with suppress(OSError):
        files = [(entry.stat().st_mtime, entry.path) for entry in os.scandir(folder) if entry.name.rpartition("-")[0] == name]
    for _time, path in sorted(files)[:-_CONTENTS]:
        with suppress(OSError):  # another start was quicker, or (on Windows) one uses it
            os.unlink(path)
