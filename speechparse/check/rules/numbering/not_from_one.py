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

from speechparse import numerals
from speechparse.analysis.lists import NumberedList
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Safety, Severity
from speechparse.check.renumber import renumbered
from speechparse.check.rules.numbering.steps import certain, shown
from speechparse.messages import _
from speechparse.tree import LeafKind


def check(facts: Facts) -> Iterator[Flaw]:
    for n, numbered in enumerate(facts.lists):
        first = numbered.items[0]
        ordinal = first.marker.ordinal or 0
        if ordinal < 2 or len(numbered.items) < 2 or not certain(facts, first) or _excerpt(facts, numbered):
            continue
        if not _goes_on(facts, numbered, facts.lists[:n]):
            message = _("the list begins with {marker}").format(marker=first.marker.label)
            yield Flaw(first.marker, message, renumbered(facts, numbered))


def _excerpt(facts: Facts, numbered: NumberedList) -> bool:
    """The text begins in the middle, or the numbers are those of notes or of articles, which are cited as they stand elsewhere."""
    whole = numbered.article.title is not None or numbered.article.part(LeafKind.SALUTATION) is not None
    return not whole or numbered.scheme == "circled" or facts.schemes[numbered.scheme].runs_on


def _goes_on(facts: Facts, numbered: NumberedList, above: tuple[NumberedList, ...]) -> bool:
    """The list goes on from one above, or its first number stands in the text before it."""
    first = numbered.items[0]
    wanted = (first.marker.ordinal or 0) - 1
    same = [other for other in above if other.article is numbered.article and other.scheme == numbered.scheme]
    if any(item.marker.ordinal == wanted for other in same for item in other.items):
        return True
    return shown(facts, first, 1, numbered.parent.start, first.start) or _sequence(facts.text[numbered.parent.start : first.start], wanted)


def _sequence(text: str, wanted: int) -> bool:
    """A word of sequence stands for the number before (其次 before 第三): that is mixed-sequence-words (NUM013)."""
    sequence = numerals.SYSTEMS["sequence"]
    return any(sequence.value(found.group()) == wanted for found in re.finditer(sequence.pattern, text))


RULE = Rule("NUM003", "list-not-from-one", Severity.WARNING, __doc__, check, fix=Safety.UNSAFE)
