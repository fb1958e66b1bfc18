"""Word lists: plain text, an entry a line, its fields separated by tabs; lines that begin with # are comments."""

from __future__ import annotations

import os
from collections.abc import Iterator


def entries(path: str | os.PathLike[str]) -> Iterator[tuple[str, ...]]:
    """Yield the entries of a list, each with its fields.

    Raises:
        OSError: the file cannot be read.
        UnicodeDecodeError: it is not UTF-8 text.
    """
    with open(path, encoding="utf-8-sig") as file:
        lines = file.read().splitlines()
    for line in lines:
        if line.strip() and not line.startswith("#"):
            yield tuple(field.strip() for field in line.split("\t"))
