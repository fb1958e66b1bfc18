"""How evenly a speech is spread over its sections."""

from __future__ import annotations

from collections.abc import Sequence
from math import log


def evenness(sizes: Sequence[int]) -> float | None:
    """Return how evenly text is spread over sections, from 0 (one has nearly all) to 1 (all are equal): Pielou's J′.

    The entropy of the shares divided by that of equal shares (Pielou 1966). None for fewer than two sections.
    """
    whole = sum(sizes)
    if len(sizes) < 2 or not whole:
        return None
    shares = [size / whole for size in sizes if size]
    return round(-sum(share * log(share) for share in shares) / log(len(sizes)), 4)
