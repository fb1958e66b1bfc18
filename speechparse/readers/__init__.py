"""From a file to its text: which reader reads it, by its name.

Every reader gives the same: a ``Source``, whose text is read as plain text is. One that needs a library that not everybody has is
imported when a file needs it; where the library is missing, the error names the command that installs it.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Literal

from speechparse.errors import ReadError
from speechparse.messages import _, reason
from speechparse.readers import text
from speechparse.source import Source

Changes = Literal["accepted", "rejected"]
"""How tracked changes are read."""

_READERS: dict[str, str] = {".docx": "docx"}
"""By the end of a file's name, in lower case, the module of this package that reads it; all else is read as text."""

_TRACKING = ("docx",)
"""The readers of formats that keep tracked changes: they are told how to read them."""

_ZIP = b"PK\x03\x04"


def read(path: str, encoding: str | None = None, changes: Changes = "accepted") -> Source:
    """The source of a file, or of standard input for "-", where a Word file is known by its content.

    Args:
        path: the file.
        encoding: the encoding to read (None: found out); of text files only.
        changes: how tracked changes are read; of Word files only.

    Raises:
        ReadError: the file cannot be read, is no text, or is not in that encoding.
    """
    try:
        data = sys.stdin.buffer.read() if path == "-" else _content(path)
    except IsADirectoryError:
        raise ReadError(_("{path}: a directory, not a file").format(path=path)) from None
    except (OSError, ValueError) as error:
        raise ReadError(_("{path}: cannot be read: {reason}").format(path=path, reason=reason(error))) from error
    suffix = ".docx" if path == "-" and data.startswith(_ZIP) else os.path.splitext(path)[1].lower()
    reader = _READERS.get(suffix)
    if reader is None:
        return text.decode(data, path, encoding)
    told = {"changes": changes} if reader in _TRACKING else {}
    source: Source = import_module(f"{__name__}.{reader}").read(data, path, **told)
    return source


def is_address(path: str) -> bool:
    """A path is an address (s3://bucket/a.txt), no file of this machine."""
    return "://" in path


def _content(path: str) -> bytes:
    if is_address(path):
        from speechparse.readers import remote

        return remote.content(path)
    with open(path, "rb") as file:
        return file.read()
