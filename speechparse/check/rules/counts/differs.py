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

import re
from collections.abc import Iterator

from speechparse.analysis.lists import NumberedList
from speechparse.analysis.promises import Promised
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.messages import _

# Words that bring one more item without a number (…二是…。此外，…).
_MORE = re.compile(r"(?:最后|此外|另外|还有|同时|再一个|[，。；](?:另)?一[类种个方])")


def check(facts: Facts) -> Iterator[Flaw]:
    for promised in facts.promises:
        count, found = promised.count, len(promised.list.items)
        if count is None or min(count, found) < 2 or found in (count, *promised.others):
            continue
        if not promised.list.unbroken or _goes_on(facts, promised.list) or (found < count and _unnumbered(promised)):
            continue
        message = _("“{phrase}” promises {count} items, {found} follow")
        yield Flaw(promised.span, message.format(phrase=promised.phrase, count=count, found=found))


def _goes_on(facts: Facts, one: NumberedList) -> bool:
    """The next number of the list stands somewhere below, before the scheme begins again: where the list ends is in doubt."""
    last = one.items[-1]
    for section in facts.sections:
        if last.start < section.start < one.article.end and section.marker.scheme == last.marker.scheme:
            if section.marker.ordinal == 1:
                return False
            if section.marker.ordinal == len(one.items) + 1 or section.marker.ordinal is None:
                return True
    return False


def _unnumbered(promised: Promised) -> bool:
    """The last item of a list inside a paragraph goes on with one that has no number."""
    return promised.list.inline and _MORE.search(promised.list.items[-1].text) is not None


RULE = Rule("CNT001", "count-differs", Severity.ERROR, __doc__, check)
