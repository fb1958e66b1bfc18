"""The form in which texts are compared: their signs, and fingerprints, the few of their runs that stand for all.

The fingerprints are chosen by winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document
Fingerprinting", SIGMOD 2003): of the hashes of all runs of ``size`` signs the least in every window of ``window``. Two
texts that share ``size + window - 1`` signs in a row share a fingerprint of them, wherever they stand.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zlib import crc32

FIGURE = "0"
_FIGURE = "0-9０-９〇○零一二三四五六七八九十百千万亿两*＊×✕╳XxＸｘ某_＿"
_SIGNS = re.compile(rf"(?P<figure>[{_FIGURE}]+(?:[.．,][{_FIGURE}]+)*)|[^\W{_FIGURE}]+")
_WIDTH = {ord("Ａ") + n: ord("a") + n for n in range(26)} | {ord("ａ") + n: ord("a") + n for n in range(26)}
_FOLDED = _WIDTH | {ord("A") + n: ord("a") + n for n in range(26)}
_BYTES = 4  # of a sign in UTF-32


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of a text: its characters without blanks and marks, letters in one case and width.

    A figure is one sign whatever it says, and so is what masks one (``*.*``, ``××``, 某), so a masked figure is like what it
    masks and a renumbered list like it was; figures in a row are one, so tables of figures are not all alike.

    Attributes:
        text: the source's text.
        signs: a character for each sign.
        places: where each sign begins in the text.
    """

    text: str
    signs: str
    places: array[int]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return where the signs from ``first`` to before ``last`` (at least one) begin and end in the text."""
        place = self.places[last - 1]
        figure = _SIGNS.match(self.text, place) if self.signs[last - 1] == FIGURE else None
        return self.places[first], figure.end() if figure else place + 1


def signs(text: str, ranges: Iterable[tuple[int, int]]) -> Signs:
    """Return the signs of ranges of a text, which are in order."""
    pieces: list[str] = []
    places = array("I")
    figure = False
    for start, end in ranges:
        for found in _SIGNS.finditer(text, start, end):
            if found["figure"] is None:
                pieces.append(found.group().translate(_FOLDED))
                places.extend(range(*found.span()))
            elif not figure:
                pieces.append(FIGURE)
                places.append(found.start())
            figure = found["figure"] is not None
    return Signs(text, "".join(pieces), places)


def winnowed(signs: str, size: int, window: int) -> Iterator[tuple[int, int]]:
    """Yield the fingerprints of a text in order, each with its place; of equal hashes in a window the last is taken."""
    data = signs.encode("utf-32-le", "surrogatepass")
    hashes = [crc32(data[n : n + _BYTES * size]) for n in range(0, len(data) - _BYTES * (size - 1), _BYTES)]
    least = -1
    for newest in range(window - 1, len(hashes)):
        if least <= newest - window:
            least = min(range(newest, newest - window, -1), key=hashes.__getitem__)
        elif hashes[newest] <= hashes[least]:
            least = newest
        else:
            continue
        yield hashes[least], least
