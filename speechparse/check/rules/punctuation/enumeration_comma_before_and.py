"""顿号 stands before 以及.

Items are parted by 顿号; before the last one, where 以及 joins it, stands a comma.

Wrong:
    检查堤防、泵站、水闸、以及在建工程的度汛方案。

Right:
    检查堤防、泵站、水闸，以及在建工程的度汛方案。

Source: GB/T 15834—2011 A.3.

Fix: safe. The 顿号 becomes a comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _


def check(facts: Facts, found: re.Match[str]) -> Iterator[Flaw]:
    place = found.start()
    if facts.mainland and facts.prose_at(place):
        yield Flaw(facts.span(place, place + 1), _("“、” before “以及”"), Fix((Edit(place, place + 1, "，"),), Safety.SAFE))


RULE = Rule(
    "PUN012",
    "enumeration-comma-before-and",
    Severity.WARNING,
    __doc__,
    check,
    fix=Safety.SAFE,
    pattern=r"(?<=\S)、(?=以及)",
    starts="、",
)
