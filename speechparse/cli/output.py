"""Writes results: to standard output, to standard error, or to a file as a whole."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from speechparse.errors import SpeechparseError, WriteError
from speechparse.messages import _, reason

if TYPE_CHECKING:
    from pathlib import Path


def put(lines: Iterable[str], file: str | None = None, error: bool = False) -> None:
    """Write lines as they come to standard output (or error); to a file when all of them are there.

    Raises:
        WriteError: the file cannot be written.
    """
    if file is None:
        for line in lines:
            click.echo(line, err=error, color=True)  # there are colours only where the page has them: a pager understands them
    else:
        from pathlib import Path

        save(Path(file), "".join(f"{line}\n" for line in lines))


def save(path: Path, text: str) -> None:
    """Write a text to a file in UTF-8: all of it or nothing, so that nobody reads half of it.

    Raises:
        WriteError: the file cannot be written.
    """
    data = text.encode("utf-8", "replace")
    with told(path):
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a pipe or a device
            return
    with replacing(path) as file:
        file.write_bytes(data)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Open a new file, with the ending of a path, that replaces the path once all of it has been written.

    Raises:
        WriteError: it cannot be written.
    """
    with told(path), beside(path, path.suffix) as file:
        yield file
        replace(path, file)


@contextmanager
def beside(path: Path, ending: str = "") -> Iterator[Path]:
    """Make a new file beside a path, removed in the end unless it replaced the path; without an ending no ``*.parquet`` includes it."""
    import tempfile  # three milliseconds each; most calls write to standard output
    from pathlib import Path

    number, name = tempfile.mkstemp(prefix=".speechparse-", suffix=ending, dir=path.resolve().parent)
    os.close(number)
    file = Path(name)
    try:
        yield file
    finally:
        file.unlink(missing_ok=True)


def replace(path: Path, file: Path) -> None:
    """Replace a path by a file that was written beside it."""
    target = path.resolve()
    file.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
    file.replace(target)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn a failure to write a path into a WriteError of one line."""
    try:
        yield
    except SpeechparseError:
        raise
    except (OSError, RuntimeError, ValueError) as error:
        raise WriteError(_("{path}: cannot be written: {reason}").format(path=path, reason=reason(error))) from error


def _umask() -> int:
    """The umask of this process, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
