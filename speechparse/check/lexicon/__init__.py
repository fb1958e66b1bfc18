"""Word lists of the rules: plain text, read when a rule needs them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_FOLDER = Path(__file__).parent


def entries(name: str) -> Iterator[tuple[str, ...]]:
    """The entries of a list: a line each, fields parted by tabs; lines that begin with # are remarks.

    Args:
        name: the file's name without its ending.
    """
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield tuple(field.strip() for field in line.split("\t"))
