"""A number stands in half-width brackets.

In Chinese text brackets are full-width, those of markers too: （一）, （1）, not (一), (1).

Wrong:
    (一)摸清底数

Right:
    （一）摸清底数

Source: GB/T 9704—2012 7.3.3; GB/T 15834—2011 4.9 and 5.1 (brackets take a place of their own).

Fix: safe. The brackets are made full-width.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _

_WIDE = str.maketrans("()", "（）")


def check(facts: Facts) -> Iterator[Flaw]:
    for section in facts.sections if facts.mainland else ():
        marker = section.marker
        wide = widened(marker.text)
        # a) belongs to foreign text, brackets and all: its proper form has them.
        if wide is not None and widened(facts.schemes[marker.scheme].proper) is None:
            message = _("{marker} has half-width brackets").format(marker=marker.label)
            yield Flaw(marker, message, Fix((Edit(marker.start, marker.end, wide),), Safety.SAFE))


def widened(text: str) -> str | None:
    """A marker with full-width brackets; None if it has no half-width ones."""
    wide = text.translate(_WIDE)
    return wide if wide != text else None


RULE = Rule("NUM007", "half-width-brackets", Severity.WARNING, __doc__, check, fix=Safety.SAFE)
