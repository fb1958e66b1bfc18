"""A number with nothing after it.

The marker stands alone: no heading, no text, no items below. Something is still to be written, or was lost.

Wrong:
    （一）摸清底数
    先把家底弄清楚。
    （二）

Right:
    （一）摸清底数
    先把家底弄清楚。

Source: 惯例.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.check.rules.numbering.steps import certain
from speechparse.messages import _


def check(facts: Facts) -> Iterator[Flaw]:
    for numbered in facts.lists:
        if facts.schemes[numbered.scheme].runs_on or not any(item.heading for item in numbered.items):
            continue  # parts that have no headings at all: a line 四 between paragraphs
        for item in numbered.items:
            if certain(facts, item) and not facts.text[item.marker.end : item.end].strip():
                yield Flaw(item.marker, _("nothing follows {marker}").format(marker=item.marker.label))


RULE = Rule("NUM008", "empty-section", Severity.ERROR, __doc__, check)
