"""The order of schemes that the standards name: 一、 （一） 1. （1）."""

from __future__ import annotations

from speechparse.analysis.lists import NumberedList
from speechparse.check.facts import Facts
from speechparse.tree import Form, Section

ORDER = ("cn-comma", "cn-paren", "arabic-dot", "arabic-paren")
"""Ids of the schemes by rank: GB/T 9704—2012 7.3.3, GB/T 15834—2011 B.3.8."""


def rank(section: Section) -> int | None:
    """Place of a section's scheme in the order, from 0; None for other schemes."""
    scheme = section.marker.scheme
    return ORDER.index(scheme) if scheme in ORDER else None


def heads(section: Section) -> bool:
    """The section begins a paragraph."""
    return section.marker.form is not Form.INLINE


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
