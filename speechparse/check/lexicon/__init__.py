"""Word lists of the rules, read when a rule needs them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from speechparse import wordlists


def entries(name: str) -> Iterator[tuple[str, ...]]:
    """The entries of a list: ``name`` is the file's name without its ending."""
    return wordlists.entries(Path(__file__).parent / f"{name}.txt")
