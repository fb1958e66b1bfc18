"""The steps of a numbered list: how each number follows from the one before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterator
from itertools import pairwise
from typing import NamedTuple

from speechparse import compiled, numerals
from speechparse.analysis.lists import NumberedList
from speechparse.analysis.markers import firm, written
from speechparse.check.facts import Facts
from speechparse.tree import Form, Section, Span

_ROW = compiled.pattern(r"[ \t\u3000]*[0-9]{1,4}[ \t\u3000]+")  # what a row of a table begins with


class Slip(NamedTuple):
    """Two neighbouring items of a list whose numbers do not follow one another."""

    list: NumberedList
    place: int  # of the second item in the list
    first: int
    second: int

    @property
    def before(self) -> Section:
        return self.list.items[self.place - 1]

    @property
    def item(self) -> Section:
        return self.list.items[self.place]


def slips(facts: Facts) -> Iterator[Slip]:
    """Yield the places in lists where the numbers do not go up by one, except where the tree itself is in doubt."""
    last: dict[tuple[int, int, str], set[int]] = {}  # of the lists above under the same parent, which an item may go on from
    for numbered in sorted(facts.lists, key=lambda each: each.items[0].start):
        ended = last.setdefault((numbered.article.start, numbered.parent.start, numbered.scheme), set())
        doubtful, seen = False, 0
        for n, (before, item) in enumerate(pairwise(numbered.items)):
            first, second = before.marker.ordinal, item.marker.ordinal
            if first and second and second != first + 1 and second - 1 not in ended and _sure(facts, numbered, n):
                doubtful = doubtful or any(_doubtful(facts, *pair) for pair in pairwise(numbered.items[seen : n + 1]))
                seen = n
                if not doubtful:
                    yield Slip(numbered, n + 1, first, second)
        ended.add(numbered.items[-1].marker.ordinal or 0)


def _sure(facts: Facts, numbered: NumberedList, n: int) -> bool:
    """Whether items ``n`` and ``n + 1`` count, are written alike, and no number in the text between explains the step."""
    before, item = numbered.items[n : n + 2]
    first, second = before.marker.ordinal or 0, item.marker.ordinal or 0
    if not (certain(facts, before) and certain(facts, item)):
        return False
    if quoted(facts, item, before.start) or quoted(facts, before, numbered.parent.start):
        return False
    one, other = (written(each.marker, facts.schemes[each.marker.scheme].system) for each in (before, item))
    between = range(first + 1 if first < second else max(1, second - 1), second)
    return (one.system, one.word) == (other.system, other.word) and not shown(facts, item, between, before.marker.end, item.start)


def _doubtful(facts: Facts, before: Section, item: Section) -> bool:
    """Whether the first item's number occurs again (in a table) before the next item, so that either may be meant."""
    return item.marker.ordinal == 2 and shown(facts, item, (1,), before.marker.end, item.start)


def certain(facts: Facts, section: Section) -> bool:
    """The marker counts: it is no figure of a table, no part of a decimal, and no article (第三条、) only cited inside a paragraph."""
    marker = section.marker
    cited = facts.schemes[marker.scheme].runs_on and marker.form is Form.INLINE
    return firm(marker) and not cited and not _is_figure(facts, section)


def _is_figure(facts: Facts, section: Section) -> bool:
    """Inside a line a figure follows the number directly (3.7公里), or nothing but a figure stands before it (104 1、)."""
    text, start, end = facts.text, section.marker.start, section.marker.end
    if section.marker.form is Form.INLINE and text[end - 1] in ".．" and text[end : end + 1].isdigit():
        return True
    before = facts.document.source.line_starts[bisect_right(facts.document.source.line_starts, start) - 1]
    return _ROW.fullmatch(text, before, start) is not None


def quoted(facts: Facts, section: Section, start: int) -> bool:
    """Whether the section is inside a quotation that begins after ``start``: what is quoted has its own numbering."""
    return facts.quoted(start, section.start)


def shown(facts: Facts, section: Section, ordinals: Container[int], start: int, end: int) -> bool:
    """Whether a range of the text has the section's marker with one of some ordinals: the item is there but not in the tree."""
    looked = _alike(facts, section)
    if looked is None:
        return True
    above = section.marker.ordinals[:-1]
    found = (numerals.parts(looked.system, found.group(1)) for found in looked.pattern.finditer(facts.text, start, end))
    return any(parts and parts[:-1] == above and parts[-1] in ordinals for parts in found)


class Shown:
    """Markers that the text of a parent has: it is read once for each way of writing, however many lists begin in it."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._found: dict[tuple[int, int, _Looked], dict[tuple[int, ...], list[tuple[int, int]]]] = {}

    def between(self, section: Section, ordinal: int, parent: Span, start: int, end: int) -> bool:
        """Whether ``shown`` is true of a range in a parent."""
        looked = _alike(self._facts, section)
        if looked is None:
            return True
        key = parent.start, parent.end, looked
        if key not in self._found:
            known: dict[tuple[int, ...], list[tuple[int, int]]] = defaultdict(list)
            for found in looked.pattern.finditer(self._facts.text, parent.start, parent.end):
                known[numerals.parts(looked.system, found.group(1))].append(found.span())
            self._found[key] = known
        places = self._found[key].get((*section.marker.ordinals[:-1], ordinal), [])
        n = bisect_left(places, (start,))
        return n < len(places) and places[n][1] <= end


class _Looked(NamedTuple):
    """The pattern of markers written like a section's, and the number system of its first group."""

    pattern: re.Pattern[str]
    system: str


def _alike(facts: Facts, section: Section) -> _Looked | None:
    """The pattern of markers with the same marks around the number; None if a marker's number cannot be found by its marks."""
    pieces = written(section.marker, facts.schemes[section.marker.scheme].system)
    if not pieces.system:
        return None
    before, behind = re.escape(pieces.before.strip()), re.escape((pieces.word + pieces.marks).strip()[:1])
    return _Looked(compiled.pattern(f"{before}\\s*({numerals.SYSTEMS[pieces.system].pattern})\\s*{behind}"), pieces.system)
