"""The count that is promised is still to be filled in.

讲*点意见, 抓好XX项任务: a placeholder stands where the number of items belongs, though the list is there and can be counted.

Wrong:
    下面，我讲*点意见。
    一、认清形势
    二、抓住重点

Right:
    下面，我讲两点意见。
    一、认清形势
    二、抓住重点

Source: 惯例.

Fix: unsafe. The number of items that follow is written in. A draft may be unfinished and the list may grow.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse import numerals
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _


def check(facts: Facts) -> Iterator[Flaw]:
    for promised in facts.promises:
        found = len(promised.list.items)
        if promised.count is not None or found < 2:
            continue
        written = "两" if found == 2 else numerals.chinese(found)
        fix = Fix((Edit(promised.number.start, promised.number.end, written),), Safety.UNSAFE) if promised.list.unbroken else None
        message = _("“{phrase}” leaves the number open, {found} items follow")
        yield Flaw(promised.span, message.format(phrase=promised.phrase, found=found), fix)


RULE = Rule("CNT002", "count-masked", Severity.INFO, __doc__, check, fix=Safety.UNSAFE)
