"""A number stands twice in a list.

After 二、 there is another 二、. A part was put in, or moved, and the rest not renumbered.

Wrong:
    一、提高认识
    二、狠抓落实
    二、加强领导

Right:
    一、提高认识
    二、狠抓落实
    三、加强领导

Source: 惯例.

Fix: unsafe. The list is numbered from its first item on, and references to it (见第二部分) are carried along.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Safety, Severity
from speechparse.check.renumber import renumbered
from speechparse.check.rules.numbering.steps import Slip, slips
from speechparse.messages import _
from speechparse.tree import Form


def check(facts: Facts) -> Iterator[Flaw]:
    for slip in slips(facts):
        if slip.first == slip.second and (slip.first > 1 or _both_headings(facts, slip)):
            message = _("{marker} stands twice").format(marker=slip.item.marker.label)
            yield Flaw(slip.item.marker, message, renumbered(facts, slip.list))


def _both_headings(facts: Facts, slip: Slip) -> bool:
    """Whether both ones are headings on lines of their own; others are two lists, or mean one and the other (一是…，一是…)."""
    return facts.schemes[slip.list.scheme].system == "chinese" and slip.before.marker.form is slip.item.marker.form is Form.OWN_LINE


RULE = Rule("NUM002", "number-repeated", Severity.ERROR, __doc__, check, fix=Safety.UNSAFE)
