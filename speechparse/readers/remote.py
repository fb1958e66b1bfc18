"""Reads and lists files behind addresses (s3://bucket/a.txt, hdfs://…) through fsspec, which is an extra."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from speechparse.errors import ExtraError, ReadError
from speechparse.messages import _, reason

_GLOB = "*?["


def content(address: str) -> bytes:
    """Return the bytes of a file.

    Raises:
        SpeechparseError: it cannot be read, or what reads such addresses is not installed.
    """
    with _told(address):
        data: bytes = _fsspec().open(address, "rb").open().read()
        return data


def listed(address: str) -> list[tuple[str, str]]:
    """Return the files that an address names, sorted: for each its path relative to the address, and its own address.

    A folder names all files below it, one with ``*``, ``?`` or ``[]`` those that match. A file names itself, with the path ""; so does
    an address that cannot be listed: reading it gives the reason.
    """
    try:
        with _told(address):
            system, root = _fsspec().url_to_fs(address)
            if any(sign in root for sign in _GLOB):
                return [("", system.unstrip_protocol(path)) for path in sorted(system.glob(root)) if not system.isdir(path)]
            if system.isdir(root):
                above = len(root.rstrip("/")) + 1
                return [(path[above:], system.unstrip_protocol(path)) for path in sorted(system.find(root))]
    except ReadError:
        pass
    return [("", address)]


def _fsspec() -> Any:
    try:
        from fsspec import core
    except ImportError as error:
        raise ExtraError(_("addresses such as s3:// need fsspec: pip install 'speechparse[remote]'")) from error
    return core


@contextmanager
def _told(address: str) -> Iterator[None]:
    """Turn any failure into a ReadError of one line: every kind of storage has errors of its own, from libraries unknown here."""
    try:
        yield
    except ExtraError:
        raise
    except Exception as error:
        said = " ".join(reason(error).split()) or type(error).__name__
        raise ReadError(_("{path}: cannot be read: {reason}").format(path=address, reason=said)) from error
