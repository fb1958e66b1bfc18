"""A number is smaller than the one before it in the list.

After 三、 comes 二、. Two parts changed places, or a list was pasted into another.

Wrong:
    一、提高认识
    三、加强领导
    二、狠抓落实

Right:
    一、提高认识
    二、加强领导
    三、狠抓落实

Source: 惯例.

Fix: unsafe. The list is numbered from its first item on in the order it stands, and references to it are carried along.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Safety, Severity
from speechparse.check.renumber import renumbered
from speechparse.check.rules.numbering.steps import Slip, slips
from speechparse.messages import _


def check(facts: Facts) -> Iterator[Flaw]:
    for slip in slips(facts):
        if slip.second < slip.first and not _resumed(slip):
            message = _("{marker} comes after {before}").format(marker=slip.item.marker.label, before=slip.before.marker.label)
            yield Flaw(slip.item.marker, message, renumbered(facts, slip.list))


def _resumed(slip: Slip) -> bool:
    """Whether the numbers go on from the smaller one: an outer list resumes, whose first items are elsewhere in the tree."""
    after = slip.list.items[slip.place + 1 : slip.place + 2]
    return bool(after) and after[0].marker.ordinal == slip.second + 1


RULE = Rule("NUM004", "number-step-back", Severity.ERROR, __doc__, check, fix=Safety.UNSAFE)
