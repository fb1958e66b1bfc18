"""Bars and sparklines of block characters, for terminals and pipes alike."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_EIGHTHS = " ▏▎▍▌▋▊▉"
_HEIGHTS = "▁▂▃▄▅▆▇█"


def bar(share: float, cells: int) -> str:
    """Return a bar, in eighths of a cell; even the smallest share is visible.

    Args:
        share: from 0 to 1.
        cells: cells of a full bar.
    """
    whole, rest = divmod(round(min(1.0, share) * cells * 8), 8)
    return "█" * whole + (_EIGHTHS[rest] if rest else "") or _EIGHTHS[1]


def sparkline(values: Sequence[int], cells: int) -> str:
    """Return the values as a row of heights; if there are more values than cells, a cell shows the mean of its share."""
    if not values:
        return ""
    count = min(len(values), cells)
    bounds = [n * len(values) // count for n in range(count + 1)]
    means = [sum(values[one:other]) / (other - one) for one, other in pairwise(bounds)]
    most = max(max(means), 1)
    return "".join(_HEIGHTS[min(7, int(8 * mean / most))] for mean in means)
