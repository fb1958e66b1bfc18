"""From a file to its text: which reader reads it, by its name.

Every reader gives the same: a ``Source``, whose text is read as plain text is. One that needs a library that not everybody has is
imported when a file needs it; where the library is missing, the error names the command that installs it.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib import import_module
from typing import Literal

from speechparse.errors import ReadError
from speechparse.messages import _, reason
from speechparse.readers import text
from speechparse.source import Source

Changes = Literal["accepted", "rejected"]
"""How tracked changes are read."""

TEXT = (".txt", ".md")
"""The ends of the names of text files."""

_READERS: dict[str, str] = {
    ".docx": "docx",
    ".htm": "html",
    ".html": "html",
    ".pdf": "pdf",
    **dict.fromkeys((".doc", ".wps", ".odt", ".rtf"), "office"),
}
"""By the end of a file's name, in lower case, the module of this package that reads it; all else is read as text."""

_TRACKING = ("docx", "office")
"""The readers of formats that keep tracked changes: they are told how to read them."""

_NEEDED: dict[str, tuple[str, ...]] = {"html": ("lxml", "trafilatura"), "pdf": ("pypdfium2",)}
"""What has to be installed for a module to read; LibreOffice, for ``office``, is looked for by that module."""

_BEGINNINGS = ((b"PK\x03\x04", ".docx"), (b"%PDF-", ".pdf"), (b"<!doctype html", ".html"), (b"<html", ".html"))
"""How standard input begins that is no text, in lower case."""


def read(path: str, encoding: str | None = None, changes: Changes = "accepted") -> Source:
    """The source of a file, or of standard input for "-", whose format is known by its content.

    Args:
        path: the file.
        encoding: the encoding to read (None: found out); of text files only.
        changes: how tracked changes are read; of files that keep them.

    Raises:
        ReadError: the file cannot be read, is no text, or is not in that encoding.
    """
    try:
        data = _standard_input() if path == "-" else _content(path)
    except IsADirectoryError:
        raise ReadError(_("{path}: a directory, not a file").format(path=path)) from None
    except (OSError, ValueError) as error:
        raise ReadError(_("{path}: cannot be read: {reason}").format(path=path or "''", reason=reason(error))) from error
    reader = _READERS.get(_known(data) if path == "-" else os.path.splitext(path)[1].lower())
    if reader is None:
        return text.decode(data, path, encoding)
    told = {"changes": changes} if reader in _TRACKING else {}
    source: Source = import_module(f"{__name__}.{reader}").read(data, path, **told)
    return source


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise OSError(_("standard input is closed"))
    return sys.stdin.buffer.read()


def is_address(path: str) -> bool:
    """A path is an address (s3://bucket/a.txt), no file of this machine."""
    return "://" in path


@cache
def suffixes() -> tuple[str, ...]:
    """The ends of the names of all files that can be read here: of text files, and of those whose reader is installed."""
    ready = {reader: _installed(reader) for reader in dict.fromkeys(_READERS.values())}
    return (*TEXT, *(suffix for suffix, reader in _READERS.items() if ready[reader]))


def _installed(reader: str) -> bool:
    if reader == "office":
        from speechparse.readers.office import program

        return program() is not None and _installed("docx")
    from importlib.util import find_spec

    return all(find_spec(name) is not None for name in _NEEDED.get(reader, ()))


def _known(data: bytes) -> str:
    """The format of what was piped in, by how it begins, as the end of a file's name; "" for text."""
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((suffix for beginning, suffix in _BEGINNINGS if start.startswith(beginning.lower())), "")


def _content(path: str) -> bytes:
    if is_address(path):
        from speechparse.readers import remote

        return remote.content(path)
    with open(path, "rb") as file:
        return file.read()
