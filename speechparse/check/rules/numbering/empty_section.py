"""A number with nothing after it.

The marker stands alone, or its heading does where all other items have text or items below theirs. Something is still to be
written, or was lost.

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

from collections.abc import Iterator, Sequence

from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.check.rules.numbering.steps import certain
from speechparse.messages import _
from speechparse.tree import Form, Section

_FEW = 2  # items that do not show what is usual
_HEADING = 24  # code points; what is longer may be a sentence of its own


def check(facts: Facts) -> Iterator[Flaw]:
    for numbered in facts.lists:
        if facts.schemes[numbered.scheme].runs_on or (len(numbered.items) > 1 and not any(item.heading for item in numbered.items)):
            continue  # parts that have no headings at all: a line 四 between paragraphs
        items = numbered.items
        alone = len(items) > _FEW and sum(map(_run_in, items)) == len(items) - 1  # if one of them does, all others run on
        bare = _bare_only(facts, items)
        for item in items:
            if not certain(facts, item):
                continue
            if not facts.text[item.marker.end : item.end].strip() or (alone and _alone(item)):
                yield Flaw(item.marker, _("nothing follows {marker}").format(marker=item.marker.label))
            elif item is bare:
                yield Flaw(item.marker, _("nothing follows the heading of {marker}").format(marker=item.marker.label))


def _alone(item: Section) -> bool:
    """Whether the number is alone on its line."""
    return item.heading is None and item.marker.form is Form.OWN_LINE


def _run_in(item: Section) -> bool:
    """Whether the text runs on after the item's number and heading, so that the next line belongs to another."""
    return item.heading is not None and item.marker.form is Form.RUN_IN


def _bare_only(facts: Facts, items: Sequence[Section]) -> Section | None:
    """The one item, not the last, that is bare where all others have sentences."""
    bare = [item for item in items if _bare(facts, item)] if len(items) > _FEW else []
    if len(bare) != 1 or bare[0] is items[-1]:
        return None
    return bare[0] if all(_filled(facts, item) for item in items if item is not bare[0]) else None


def _bare(facts: Facts, item: Section) -> bool:
    """Whether the item is a short heading, not a sentence, on a line of its own with nothing below."""
    if item.heading is None or item.marker.form is not Form.OWN_LINE or len(item.title) > _HEADING or not facts.mainland:
        return False
    return not facts.text[item.heading.end : item.end].strip()


def _filled(facts: Facts, item: Section) -> bool:
    """Whether there are sentences below the item's heading."""
    return item.heading is not None and "。" in facts.text[item.heading.end + _HEADING : item.end]


RULE = Rule("NUM008", "empty-section", Severity.ERROR, __doc__, check)
