"""A number is missing in a list.

二、 is followed by 四、. Either a part was taken out and the rest not renumbered, or a part was lost.

Wrong:
    一、提高认识
    二、狠抓落实
    四、加强领导

Right:
    一、提高认识
    二、狠抓落实
    三、加强领导

Source: 惯例.

Fix: unsafe. The list is numbered from its first item on, and references to it (见第四部分) are carried along. Whether a part is
missing only its writer knows, so a gap is never closed by a safe fix.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import groupby

from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Safety, Severity
from speechparse.check.renumber import renumbered
from speechparse.check.rules.numbering.steps import slips
from speechparse.messages import _


def check(facts: Facts) -> Iterator[Flaw]:
    for numbered, found in groupby(slips(facts), lambda slip: slip.list):
        there = sorted(item.marker.ordinal or 0 for item in numbered.items)
        for slip in found:
            if slip.second > slip.first and bisect_right(there, slip.first) == bisect_left(there, slip.second):
                message = _("{marker} follows {before}: a number is missing")
                message = message.format(marker=slip.item.marker.label, before=slip.before.marker.label)
                yield Flaw(slip.item.marker, message, renumbered(facts, numbered))


RULE = Rule("NUM001", "number-gap", Severity.ERROR, __doc__, check, fix=Safety.UNSAFE)
