"""Finds the sections that contain a place, without a walk over the tree for every place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from speechparse.tree import Section


class Nesting:
    """Sections in order of text, each with the one that it lies in."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = sections
        self._starts = [section.start for section in sections]
        self._parents: list[int] = []  # -1 for top sections
        open_: list[int] = []
        for n, section in enumerate(sections):
            del open_[section.level - 1 :]
            self._parents.append(open_[-1] if open_ else -1)
            open_.append(n)

    def around(self, offset: int) -> Iterator[Section]:
        """Yield the sections that contain an offset, innermost first."""
        n = bisect_right(self._starts, offset) - 1
        while n >= 0:
            if offset < self._sections[n].end:
                yield self._sections[n]
            n = self._parents[n]
