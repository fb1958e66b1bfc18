"""Writes results: to standard output, to standard error, or to a file as a whole."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from speechparse.cli.program import drop
from speechparse.errors import SpeechparseError, WriteError
from speechparse.messages import _, reason

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console, RenderableType


def put(
    lines: Iterable[str], file: str | None = None, error: bool = False, whole: bool = False, end: str = "\n", mark: bool = False
) -> None:
    """Write lines as they come to standard output (or error); to a file when all of them are there.

    Args:
        lines: the lines.
        file: the file; None for standard output.
        error: standard error is meant.
        whole: all lines are asked for even where nobody reads them any more (``| head``), as making them does more than tell.
        end: what stands behind each line.
        mark: a file gets the mark of UTF-8 before its text, without which Excel takes it for the encoding of the system.

    Raises:
        WriteError: the file cannot be written.
    """
    if file is None:
        for line in lines:
            try:
                click.echo(line + end, err=error, nl=False, color=True)  # colours stand only where the page has them
            except BrokenPipeError:
                drop(sys.stderr if error else sys.stdout)
                if not whole:
                    return
    else:
        from pathlib import Path

        save(Path(file), "\ufeff" * mark + "".join(f"{line}{end}" for line in lines))


def put_bytes(data: bytes) -> None:
    """Write bytes to standard output."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        drop(sys.stdout)


def spare(output: str | None, inputs: Iterable[str]) -> None:
    """Refuse to write a file that is to be read: a draft would be lost.

    Args:
        output: the file to write; None for none.
        inputs: the files to read, and "-".

    Raises:
        WriteError: they are the same file, by whatever name.
    """
    written = _stated(output) if output else None
    if written and stat.S_ISREG(written.st_mode) and any(os.path.samestat(written, found) for found in map(_stated, inputs) if found):
        raise WriteError(_("{path}: not written: it is one of the files that are read").format(path=output))


def _stated(path: str) -> os.stat_result | None:
    """What the system knows of a file, or of standard input; None if it is not there."""
    try:
        return os.stat(0 if path == "-" else path)
    except (OSError, ValueError):
        return None


def show(console: Console, pieces: Iterable[RenderableType]) -> None:
    """Print what is laid out for a terminal."""
    for piece in pieces:
        console.print(piece)


def save(path: Path, text: str) -> None:
    """Write a text to a file in UTF-8: all of it or nothing, so that nobody reads half of it.

    Raises:
        WriteError: the file cannot be written.
    """
    data = text.encode("utf-8", "replace")
    with told(path):
        if os.path.exists(path) and not os.path.isfile(path):
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
