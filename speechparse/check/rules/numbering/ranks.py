"""The usual order of schemes, as the grammar has it: 一、 （一） 1. （1）."""

from __future__ import annotations

from contextlib import suppress

from speechparse import numerals
from speechparse.analysis.lists import NumberedList
from speechparse.check.facts import Facts
from speechparse.grammar.model import Scheme
from speechparse.tree import Form, Section


def order(facts: Facts) -> list[Scheme]:
    """The schemes of the order, from the top, without those that are off."""
    return [scheme for scheme in map(facts.schemes.__getitem__, facts.grammar.ranks) if scheme.enabled]


def rank(facts: Facts, section: Section) -> int | None:
    """Place of a section's scheme in the order, from 0; None for other schemes."""
    return next((place for place, scheme in enumerate(order(facts)) if scheme.id == section.marker.scheme), None)


def heads(section: Section) -> bool:
    """Whether the section begins a paragraph."""
    return section.marker.form is not Form.INLINE


def skipped(facts: Facts, numbered: NumberedList) -> str | None:
    """The proper form of the rank that a list skips; None if it skips none."""
    first, ranks = numbered.items[0], order(facts)
    if sum(map(heads, numbered.items)) < 2 or first.marker.ordinal != 1:
        return None
    spoken = facts.schemes[numbered.scheme].spoken
    if not isinstance(numbered.parent, Section):
        below = any(item.children for item in numbered.items)
        return _first(ranks[0]) if ranks and spoken and below else None
    above, here = rank(facts, numbered.parent), rank(facts, first)
    if above is None or above + 1 >= len(ranks):
        return None
    if (here is not None and here > above + 1) or (spoken and above == 0):
        return _first(ranks[above + 1])
    return None


def _first(scheme: Scheme) -> str:
    """The proper form of a scheme's first item: 一、, （一）, 1.1."""
    for numbers in range(1, 5):
        with suppress(ValueError):  # the system wants more of them
            return scheme.proper.replace("{n}", numerals.write(scheme.system, *[1] * numbers))
    return scheme.proper
