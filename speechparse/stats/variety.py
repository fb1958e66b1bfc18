"""Measures lexical variety independently of the length of a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

WINDOW = 100
"""Words."""


def variety(words: Sequence[str], window: int = WINDOW) -> float | None:
    """Return the moving-average type-token ratio (MATTR): the mean share of different words in all windows of so many words.

    The plain ratio of different words to all words falls as a text grows; in windows of one size it does not, so that texts of any
    length can be compared. A window is laid at the first word, at the second, and so on to the last that has room.

    Source: Covington, M. A. and McFall, J. D. (2010): Cutting the Gordian knot: the moving-average type-token ratio (MATTR). Journal of
    Quantitative Linguistics 17(2), 94-100.

    Args:
        words: the words in order of text.
        window: words of a window, 1 or more.

    Returns:
        From 1/window (one word all the time) to 1 (no word twice in a window); None for a text shorter than a window.
    """
    if window < 1:
        raise ValueError("a window has one word or more")
    if len(words) < window:
        return None
    inside = Counter(words[:window])
    total = len(inside)
    for gone, come in zip(words, words[window:], strict=False):
        inside[come] += 1
        inside[gone] -= 1
        if not inside[gone]:
            del inside[gone]
        total += len(inside)
    return total / (window * (len(words) - window + 1))
