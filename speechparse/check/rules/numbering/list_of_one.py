"""A list has only one item.

There is 一、 and no 二、. What is alone need not be counted; or the second item has lost its number.

Where the numbers run through the text, and the next list goes on with 2, one item is enough.

Wrong:
    一、抓好落实
    （一）建立台账，逐项销号。
    二、加强督查
    每月通报一次进度。

Right:
    一、抓好落实
    建立台账，逐项销号。
    二、加强督查
    每月通报一次进度。

Source: 惯例.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.analysis.lists import NumberedList
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.check.rules.numbering.steps import Shown, certain
from speechparse.messages import _


def check(facts: Facts) -> Iterator[Flaw]:
    markers = Shown(facts)
    for numbered in facts.lists:
        only, scheme = numbered.items[0], facts.schemes[numbered.scheme]
        if len(numbered.items) > 1 or scheme.cited or only.marker.ordinal != 1 or not certain(facts, only):
            continue
        if only.end >= numbered.article.end or scheme.runs_on:
            continue  # the text may have been cut off behind it
        if markers.between(only, 2, numbered.parent, only.marker.end, numbered.parent.end):
            continue
        if _runs_on(facts, numbered):
            continue
        yield Flaw(only.marker, _("{marker} is the only item of its list").format(marker=only.marker.label))


def _runs_on(facts: Facts, numbered: NumberedList) -> bool:
    """The numbers run through the article: the next list of the kind goes on with 2."""
    alike = facts.alike[numbered.article.start, numbered.scheme, numbered.level]
    behind = alike[alike.index(numbered) + 1 :][:1]
    return any(other.items[0].marker.ordinal == 2 for other in behind)


RULE = Rule("NUM009", "list-of-one", Severity.WARNING, __doc__, check)
