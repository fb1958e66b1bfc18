"""A list of a higher rank stands below one of a lower rank.

Below 1. there is （一）, below （一） there is 一、. A text may begin with any rank, but goes down from there; after a lower rank has
been used it does not go back up inside it.

Wrong:
    1.认清形势
    （一）机遇难得
    机遇稍纵即逝。
    （二）挑战不少
    挑战不容低估。
    2.看到差距

Right:
    （一）认清形势
    1.机遇难得
    机遇稍纵即逝。
    2.挑战不少
    挑战不容低估。
    （二）看到差距

Source: GB/T 15834—2011 B.3.8 (不宜).
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.check.rules.numbering.ranks import rank
from speechparse.check.rules.numbering.steps import certain, quoted
from speechparse.messages import _
from speechparse.tree import Section


def check(facts: Facts) -> Iterator[Flaw]:
    for numbered in facts.lists:
        first, parent = numbered.items[0], numbered.parent
        if not isinstance(parent, Section) or len(numbered.items) < 2 or not (certain(facts, first) and certain(facts, parent)):
            continue
        here, above = rank(facts, first), rank(facts, parent)
        if quoted(facts, first, parent.start):
            continue
        if here is not None and above is not None and here < above:
            message = _("{marker} stands below {parent}, which is of lower rank")
            yield Flaw(first.marker, message.format(marker=first.marker.label, parent=parent.marker.label))


RULE = Rule("NUM011", "rank-reversed", Severity.WARNING, __doc__, check)
