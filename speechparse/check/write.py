"""Writes a mended text back to its file, and shows what would be written."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from speechparse.errors import WriteError
from speechparse.messages import _, reason
from speechparse.source import Source


def write(before: Source, after: Source) -> None:
    """Write a source to the file that it was read from, all of it or nothing.

    A new file is written beside the old one and takes its place, with its permissions and, where that is allowed, its
    owner. A symbolic link stays; the file that it points to is written. Other hard links to the file keep the old text.

    Args:
        before: the source as it was read; if the file has changed since, nothing is written.
        after: what to write, in its own encoding.

    Raises:
        WriteError: the file has changed, or cannot be written.
    """
    path = before.path
    try:
        old, new = before.encode(), after.encode()
        if new != old:
            _replace(path, old, new)
    except UnicodeError as error:
        raise WriteError(
            _("{path}: not written: {encoding} cannot hold all of its characters").format(path=path, encoding=after.encoding)
        ) from error
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links is a RuntimeError before Python 3.13
        raise WriteError(_("{path}: cannot be written: {reason}").format(path=path, reason=reason(error))) from error


def _replace(path: str, old: bytes, new: bytes) -> None:
    target = Path(path).resolve(strict=True)
    found = target.stat()
    if not stat.S_ISREG(found.st_mode):
        raise WriteError(_("{path}: not written: it is no ordinary file").format(path=path))
    if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise WriteError(_("{path}: not written: it is read-only").format(path=path))
    number, name = tempfile.mkstemp(prefix=".speechparse-", dir=target.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(new)
            file.flush()
            _like(name, target, found)
            os.fsync(file.fileno())
        if target.read_bytes() != old:
            raise WriteError(_("{path}: not written: it has changed since it was read; run again").format(path=path))
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _like(name: str, target: Path, found: os.stat_result) -> None:
    """Give the new file the owner, the extended attributes (access lists among them) and the permissions of the old one."""
    if hasattr(os, "chown"):
        for user, group in ((found.st_uid, -1), (-1, found.st_gid)):
            try:
                os.chown(name, user, group)
            except OSError:  # only root gives files away
                continue
    if hasattr(os, "listxattr"):
        for attribute in os.listxattr(target):
            try:
                os.setxattr(name, attribute, os.getxattr(target, attribute))
            except OSError:
                continue
    Path(name).chmod(stat.S_IMODE(found.st_mode))


def diff(before: Source, after: Source) -> Iterator[str]:
    r"""Yield the lines of a unified diff, without line ends.

    The \r of a \r\n stays on its line, so that the diff can be applied; a lone \r only ends a line.
    """
    for line in unified_diff(_lines(before), _lines(after), before.path, after.path):
        if line.endswith("\r\n"):
            yield line[:-1]
        elif line[:1] in "+- " and not line.endswith(("\n", "\r")):
            yield line
            yield "\\ No newline at end of file"
        else:
            yield line[:-1]


def _lines(source: Source) -> list[str]:
    """The lines with their ends; nothing behind the last line end."""
    starts = source.line_starts
    ends = (*starts[1:], len(source.text))
    return [source.text[start:end] for start, end in zip(starts, ends, strict=True) if end > start]
