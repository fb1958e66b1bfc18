"""Where results go: standard output, standard error, or a file that is written whole."""

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
    """A new file, with the ending of a path, that takes the place of what is there when all of it has been written.

    Raises:
        WriteError: it cannot be written.
    """
    with told(path), beside(path, path.suffix) as file:
        yield file
        replace(path, file)


@contextmanager
def beside(path: Path, ending: str = "") -> Iterator[Path]:
    """A new file that is gone in the end unless it took the place of a path (``replace``); without ending it is in no ``*.parquet``."""
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
    """Put a file that was written beside a path in the place of what is there."""
    target = path.resolve()
    file.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
    file.replace(target)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What goes wrong when a path is written is told in one line."""
    try:
        yield
    except SpeechparseError:
        raise
    except (OSError, RuntimeError, ValueError) as error:
        raise WriteError(_("{path}: cannot be written: {reason}").format(path=path, reason=reason(error))) from error


def _umask() -> int:
    """The mask of this process; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
