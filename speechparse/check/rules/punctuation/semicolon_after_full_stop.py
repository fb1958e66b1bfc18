"""An item of a list ends with ； though a full stop stands inside it.

The pause of ； is shorter than that of 。. Where one item or more have a 。 inside, the items end with 。 too.

Wrong:
    （一）清理河道。非汛期全面清淤；
    （二）加固堤防。

Right:
    （一）清理河道。非汛期全面清淤。
    （二）加固堤防。

Source: GB/T 15834—2011 A.5.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse import compiled
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.messages import _

_APART = compiled.pattern(r"“[^“”]*”|（[^（）]*）|《[^《》]*》")  # a full stop in there is no end of the item's sentence
_LONG = 600  # code points; what is longer is more than an item


def check(facts: Facts) -> Iterator[Flaw]:
    for section in facts.sections if facts.mainland else ():
        if section.end - section.start > _LONG:
            continue
        text = section.text.rstrip()
        if not text.endswith("；") or "。" not in text or "\n" in text or "\r" in text or section.children:
            continue
        if "。" in _APART.sub("", text[section.marker.end - section.start :]):
            place = section.start + len(text) - 1
            yield Flaw(facts.span(place, place + 1), _("“；” after an item with “。” inside"))


RULE = Rule("PUN013", "semicolon-after-full-stop", Severity.WARNING, __doc__, check)
