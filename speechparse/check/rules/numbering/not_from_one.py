"""A list does not begin with one.

The first item is 二、 or 三是, and no list above goes on in it. The first item was taken out, or lost its number.

Wrong:
    重点抓好以下工作：二是抓培训；三是抓考核。

Right:
    重点抓好以下工作：一是抓培训；二是抓考核。

Source: 惯例.

Fix: unsafe. The list is numbered from one, and references to it are carried along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from math import inf

from speechparse import numerals
from speechparse.analysis.lists import NumberedList
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Safety, Severity
from speechparse.check.renumber import renumbered
from speechparse.check.rules.numbering.steps import Shown, certain
from speechparse.messages import _
from speechparse.tree import LeafKind


def check(facts: Facts) -> Iterator[Flaw]:
    markers, sequences = Shown(facts), cache(partial(_sequence, facts.text))
    above: set[tuple[int, str, int | None]] = set()  # the numbers of the lists above, by article and scheme
    for numbered in facts.lists:
        first, known = numbered.items[0], (numbered.article.start, numbered.scheme)
        wanted = (first.marker.ordinal or 0) - 1
        if wanted >= 1 and len(numbered.items) > 1 and certain(facts, first) and not _excerpt(facts, numbered):
            goes_on = (*known, wanted) in above or markers.between(first, 1, numbered.parent, numbered.parent.start, first.start)
            # A word of sequence for the number before (其次 before 第三) is mixed-sequence-words (NUM013).
            if not goes_on and sequences(numbered.parent.start, numbered.parent.end).get(wanted, inf) > first.start:
                message = _("the list begins with {marker}").format(marker=first.marker.label)
                yield Flaw(first.marker, message, renumbered(facts, numbered))
        above.update((*known, item.marker.ordinal) for item in numbered.items)


def _excerpt(facts: Facts, numbered: NumberedList) -> bool:
    """The text begins in the middle, or its numbers are cited as they stand elsewhere: those of notes, of an agenda, of articles."""
    whole = numbered.article.title is not None or numbered.article.part(LeafKind.SALUTATION) is not None
    scheme = facts.schemes[numbered.scheme]
    return not whole or scheme.cited or scheme.runs_on


def _sequence(text: str, start: int, end: int) -> dict[int | None, int]:
    """The end of the first sequence word for each number in a range of the text."""
    sequence = numerals.SYSTEMS["sequence"]
    ends: dict[int | None, int] = {}
    for found in re.finditer(sequence.pattern, text[start:end]):
        ends.setdefault(sequence.value(found.group()), start + found.end())
    return ends


RULE = Rule("NUM003", "list-not-from-one", Severity.WARNING, __doc__, check, fix=Safety.UNSAFE)
