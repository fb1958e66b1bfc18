"""From a file to its text: chooses the reader of a file by its name.

Every reader returns a ``Source``, whose text is parsed like plain text. A reader that needs an optional library is imported when a
file needs it; where the library is missing, the error names the command that installs it.
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
"""How tracked changes are read: as if they had all been accepted, or all rejected."""

TEXT = (".txt", ".md")
"""The endings of text files."""

_READERS: dict[str, str] = {
    ".docx": "docx",
    ".htm": "html",
    ".html": "html",
    ".pdf": "pdf",
    **dict.fromkeys((".doc", ".wps", ".odt", ".rtf"), "office"),
}
"""The module of this package that reads a file, by the ending of its name in lower case; everything else is read as text."""

_TRACKING = ("docx", "office")
"""The readers of formats that keep tracked changes; they take the argument ``changes``."""

_NEEDED: dict[str, tuple[str, ...]] = {"html": ("lxml", "trafilatura"), "pdf": ("pypdfium2",)}
"""The libraries that a reader needs; whether LibreOffice is there is known to ``office`` itself."""

_BEGINNINGS = (
    (b"PK\x03\x04", ".docx"),
    (b"\xd0\xcf\x11\xe0", ".doc"),
    (b"{\\rtf", ".rtf"),
    (b"%PDF-", ".pdf"),
    (b"<!doctype html", ".html"),
    (b"<html", ".html"),
)
"""The first bytes of formats other than text, by which standard input is recognised, and their endings."""

_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
"""What a text of OpenDocument, which is a zip as well, has first in it, behind the 30 bytes of an entry's head."""


def read(path: str, encoding: str | None = None, changes: Changes = "accepted") -> Source:
    """Return the source of a file; the format of standard input ("-") is recognised by its content.

    Args:
        path: the file, or an address.
        encoding: the encoding of a text file (None: found out); other formats ignore it.
        changes: how tracked changes are read; formats without them ignore it.

    Raises:
        ReadError: the file cannot be read, is no text, or is not in that encoding.
        ExtraError: the format, or the address, needs a library that is not installed.
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
    """Whether a path is an address (s3://bucket/a.txt) rather than a file on this machine."""
    return "://" in path


@cache
def suffixes() -> tuple[str, ...]:
    """The endings of the files that can be read here: text files, and the formats whose reader is installed."""
    ready = {reader: _installed(reader) for reader in dict.fromkeys(_READERS.values())}
    return (*TEXT, *(suffix for suffix, reader in _READERS.items() if ready[reader]))


def _installed(reader: str) -> bool:
    if reader == "office":
        from speechparse.readers.office import program

        return program() is not None and _installed("docx")
    from importlib.util import find_spec

    return all(find_spec(name) is not None for name in _NEEDED.get(reader, ()))


def _known(data: bytes) -> str:
    """The ending that belongs to the format of some content, recognised by its first bytes; "" for text."""
    if data[30:].startswith(_OPEN_DOCUMENT):
        return ".odt"
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((suffix for beginning, suffix in _BEGINNINGS if start.startswith(beginning.lower())), "")


def _content(path: str) -> bytes:
    if is_address(path):
        from speechparse.readers import remote

        return remote.content(path)
    with open(path, "rb") as file:
        return file.read()
