"""From bytes to text."""

from __future__ import annotations

import sys
from pathlib import Path

from speechparse.errors import ReadError
from speechparse.messages import _
from speechparse.source import Source

_UTF8_MARK = b"\xef\xbb\xbf"


def read(path: str) -> Source:
    """The source of a file, or of standard input for "-".

    Raises:
        ReadError: the file cannot be read or is not UTF-8 text.
    """
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except IsADirectoryError:
        raise ReadError(_("{path}: a directory, not a file").format(path=path)) from None
    except OSError as error:
        raise ReadError(_("{path}: cannot be read: {reason}").format(path=path, reason=error.strerror or error)) from error
    return decode(data, path)


def decode(data: bytes, path: str = "") -> Source:
    """The source of bytes, without byte order mark and without translating line ends.

    Raises:
        ReadError: the bytes are not UTF-8 text.
    """
    mark = _UTF8_MARK if data.startswith(_UTF8_MARK) else b""
    try:
        text = data[len(mark) :].decode("utf-8")
    except UnicodeDecodeError as error:
        message = _("{path}: not UTF-8 text (byte {offset}); convert it first, for instance with iconv -f gb18030 -t utf-8")
        raise ReadError(message.format(path=path, offset=error.start + len(mark))) from error
    return Source(text, path, "utf-8", mark)
