"""A list skips a rank of the usual order 一、 （一） 1. （1）, or 一是 stands in the place of a numbered heading.

Below 一、 comes （一）, below that 1. A list that is in a hurry (1. right below 一、) or paragraphs that begin 一是 where headings
（一） would stand are quite usual in speeches; in an official paper an editor will ask for the missing rank. The standards say
可以 and 通常, so this is information.

Wrong:
    一、提高认识
    1.认清形势
    形势逼人。
    2.看到差距
    差距不小。

Right:
    一、提高认识
    （一）认清形势
    形势逼人。
    （二）看到差距
    差距不小。

Source: GB/T 9704—2012 7.3.3; GB/T 15834—2011 B.3.8.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.analysis.lists import NumberedList
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.check.rules.numbering.ranks import ORDER, heads, rank
from speechparse.messages import _
from speechparse.tree import Section


def check(facts: Facts) -> Iterator[Flaw]:
    for numbered in facts.lists:
        first = numbered.items[0]
        wanted = skipped(facts, numbered)
        if wanted:
            message = _("{marker} stands where {proper} is usual").format(marker=first.marker.label, proper=wanted)
            yield Flaw(first.marker, message)


def skipped(facts: Facts, numbered: NumberedList) -> str | None:
    """The proper form of the rank that a list skips; None if it skips none."""
    first = numbered.items[0]
    if sum(map(heads, numbered.items)) < 2 or first.marker.ordinal != 1:
        return None
    spoken = facts.schemes[numbered.scheme].spoken
    if not isinstance(numbered.parent, Section):
        below = any(item.children for item in numbered.items)
        return _first(facts) if spoken and below else None
    above, here = rank(numbered.parent), rank(first)
    if above is None or above + 1 >= len(ORDER):
        return None
    if (here is not None and here > above + 1) or (spoken and above == 0):
        return facts.schemes[ORDER[above + 1]].proper.format(n="一" if above == 0 else "1")
    return None


def _first(facts: Facts) -> str:
    return facts.schemes[ORDER[0]].proper.format(n="一")


RULE = Rule("NUM010", "rank-skipped", Severity.INFO, __doc__, check)
