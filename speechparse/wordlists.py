"""Word lists: plain text, an entry a line, its fields parted by tabs; lines that begin with # are remarks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def entries(path: Path) -> Iterator[tuple[str, ...]]:
    """The entries of a list, each with its fields.

    Raises:
        OSError: the file cannot be read.
        UnicodeDecodeError: it is not UTF-8 text.
    """
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        if line.strip() and not line.startswith("#"):
            yield tuple(field.strip() for field in line.split("\t"))
