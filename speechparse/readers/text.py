"""Reads text files: from bytes to text."""

from __future__ import annotations

import codecs
from dataclasses import replace

from speechparse.errors import ReadError
from speechparse.messages import _
from speechparse.readers import encodings
from speechparse.source import Source, keeping


def decode(data: bytes, path: str = "", encoding: str | None = None) -> Source:
    """Return the source of bytes: without byte order mark, and with line ends as they are.

    What is no character of the encoding (a character cut off at either end) is kept in the text as lone surrogates, so
    that the bytes can be had again.

    Raises:
        ReadError: the bytes are no text, or not in the encoding asked for.
    """
    for mark, name in encodings.MARKS:
        if data.startswith(mark) and (not data.startswith(encodings.UTF_32) if encoding is None else _same(encoding, name)):
            return _source(data, path, name, len(mark))
    if encoding is not None:
        return _as_told(data, path, encoding)
    found = None if data.startswith(encodings.UTF_32) else encodings.guess(data)
    if found is None:
        raise ReadError(_("{path}: no text, or in an encoding that is not known; name it with --encoding").format(path=path))
    return _source(data, path, found.encoding, found.skip)


def _source(data: bytes, path: str, encoding: str, skip: int) -> Source:
    if encoding == "utf-8":
        try:
            return Source(str(memoryview(data)[skip:], encoding), path, encoding, mark=data[:skip])  # writes nothing but these bytes
        except UnicodeError:
            pass
    stop = len(data)
    if encoding.startswith("utf-16"):
        stop -= (stop - skip) % 2
    text = data[skip:stop].decode(encoding, keeping(encoding))
    source = Source(text, path, encoding, mark=data[:skip], rest=data[stop:])
    return source if _writes(source, data) else replace(source, raw=data)


def _as_told(data: bytes, path: str, encoding: str) -> Source:
    try:
        name = codecs.lookup(encoding).name
        text = data.decode(name)
    except (LookupError, ValueError) as error:
        offset = getattr(error, "start", None)
        if offset is None:
            raise ReadError(_("no encoding named {name!r}").format(name=encoding)) from error
        message = _("{path}: not {name} (byte {offset})")
        raise ReadError(message.format(path=path, name=encoding, offset=offset)) from error
    source = Source(text, path, name)
    return source if _writes(source, data) else replace(source, raw=data)


def _writes(source: Source, data: bytes) -> bool:
    """Whether the source's text, encoded again, is the data."""
    try:
        return source.encode() == data
    except UnicodeError:
        return False


def _same(one: str, other: str) -> bool:
    """Whether two names mean the same encoding (utf8 and UTF-8; utf-16 is either byte order)."""
    try:
        name = codecs.lookup(one).name
    except (LookupError, ValueError):
        return False
    return name in (other, "utf-8-sig" if other == "utf-8" else "utf-16")
