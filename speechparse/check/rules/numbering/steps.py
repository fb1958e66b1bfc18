"""The steps of a numbered list: how each number follows from the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from speechparse import numerals
from speechparse.analysis.lists import NumberedList
from speechparse.analysis.markers import firm, written
from speechparse.check.facts import Facts
from speechparse.tree import Form, Section


class Slip(NamedTuple):
    """Two items of a list that follow one another, whose numbers do not."""

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
    """The places in lists where the numbers do not go up by one, without those where the tree itself is in doubt."""
    last: dict[tuple[int, int, str], set[int]] = {}  # of the lists above under the same parent, which an item may go on from
    for numbered in sorted(facts.lists, key=lambda each: each.items[0].start):
        ended = last.setdefault((numbered.article.start, numbered.parent.start, numbered.scheme), set())
        for n, (before, item) in enumerate(pairwise(numbered.items)):
            first, second = before.marker.ordinal, item.marker.ordinal
            if first and second and second != first + 1 and second - 1 not in ended and _sure(facts, numbered, n):
                yield Slip(numbered, n + 1, first, second)
        ended.add(numbered.items[-1].marker.ordinal or 0)


def _sure(facts: Facts, numbered: NumberedList, n: int) -> bool:
    """Items ``n`` and ``n + 1`` count and are written alike, and no number that would explain them stands in the text before them."""
    before, item = numbered.items[n : n + 2]
    first, second = before.marker.ordinal or 0, item.marker.ordinal or 0
    if not (certain(facts, before) and certain(facts, item)):
        return False
    if quoted(facts, item, before.start) or quoted(facts, before, numbered.parent.start):
        return False
    one, other = (written(each.marker, facts.schemes[each.marker.scheme].system) for each in (before, item))
    between = {second - 1, *range(first + 1, second)} - {0}
    return (
        (one.system, one.word) == (other.system, other.word)
        and not any(shown(facts, item, number, before.marker.end, item.start) for number in between)
        and not any(_doubtful(facts, *pair) for pair in pairwise(numbered.items[: n + 1]))
    )


def _doubtful(facts: Facts, before: Section, item: Section) -> bool:
    """Between two items that follow one another the first one's number stands once more (in a table): which is meant, nobody knows."""
    return item.marker.ordinal == 2 and shown(facts, item, 1, before.marker.end, item.start)


def certain(facts: Facts, section: Section) -> bool:
    """The marker counts: it is no figure of a table, and no article (第三条、) that is only cited inside a paragraph."""
    return firm(section.marker) and not (facts.schemes[section.marker.scheme].runs_on and section.marker.form is Form.INLINE)


def quoted(facts: Facts, section: Section, start: int) -> bool:
    """A quotation that begins after ``start`` is still open at the section: what is quoted has its own numbering."""
    return facts.quoted(start, section.start)


def shown(facts: Facts, section: Section, ordinal: int, start: int, end: int) -> bool:
    """The text of a range has the section's marker with another ordinal: that item is there, the tree has only not taken it up."""
    system = facts.schemes[section.marker.scheme].system
    pieces = written(section.marker, system)
    if not pieces.system:
        return True
    before, behind = re.escape(pieces.before.strip()), re.escape((pieces.word + pieces.marks).strip()[:1])
    other = re.compile(f"{before}\\s*({numerals.SYSTEMS[pieces.system].pattern})\\s*{behind}")
    wanted = (*section.marker.ordinals[:-1], ordinal)
    return any(numerals.parts(pieces.system, found.group(1)) == wanted for found in other.finditer(facts.text, start, end))
