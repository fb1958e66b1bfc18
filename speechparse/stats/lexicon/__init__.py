"""Word lists of the statistics, read when a measure needs them."""

from __future__ import annotations

import os
from collections.abc import Iterator

from speechparse import wordlists


def entries(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the entries of a list; ``name`` is the file's name without its ending."""
    return wordlists.entries(os.path.join(os.path.dirname(__file__), f"{name}.txt"))
