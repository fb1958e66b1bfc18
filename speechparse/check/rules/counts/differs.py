"""The count that is promised is not that of the list.

我讲三个问题 leads a list of two. The hearer counts along and waits for the third; either an item was lost, or the number was not
changed when one was taken out or added.

Wrong:
    下面，我讲三个问题。
    一、认清形势
    二、抓住重点

Right:
    下面，我讲两个问题。
    一、认清形势
    二、抓住重点

Source: 惯例.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.analysis.promises import kept
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.messages import _


def check(facts: Facts) -> Iterator[Flaw]:
    for promised in facts.promises:
        if kept(promised) is False:
            message = _("“{phrase}” promises {count} items, {found} follow")
            yield Flaw(promised.span, message.format(phrase=promised.phrase, count=promised.count, found=len(promised.list.items)))


RULE = Rule("CNT001", "count-differs", Severity.ERROR, __doc__, check)
