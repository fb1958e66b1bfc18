"""Two marks stand where one is enough.

，， 、， 。。 ；。 come from cutting and pasting: a sentence was taken out and its mark stayed. A sentence in quotation marks at
the end of a sentence has one full stop, before the closing mark or behind it, not both.

Wrong:
    要把责任压实，，把措施抓细、，确保安全度汛；。

Right:
    要把责任压实，把措施抓细，确保安全度汛。

Source: GB/T 15834—2011 4.1 to 4.7 (one pause has one mark), B.2.1 (marks inside and outside quotation marks), 4.2.3.4 and
4.3.3.3 (not more than three question or exclamation marks).

Fix: safe. The same mark twice becomes one, and of two different ones the stronger stays where it is the second. Where the
stronger one comes first, and where a quotation is closed, nothing is changed: only the writer knows which one is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _

_STRENGTH = "、，；：。"  # from the shortest pause to the longest


def check(facts: Facts, found: re.Match[str]) -> Iterator[Flaw]:
    start, marks = found.start(), found.group()
    if facts.mainland and facts.prose_at(start) and start and not facts.text[start - 1].isspace():
        yield Flaw(facts.span(start, found.end()), _("“{marks}”: two marks where one is enough").format(marks=marks), _fix(start, marks))


def _fix(start: int, marks: str) -> Fix | None:
    one, other = marks[0], marks[-1]
    if "”" in marks or (one != other and _STRENGTH.find(one) > _STRENGTH.find(other)):
        return None
    kept = marks[:3] if one in "？！" else other
    return Fix((Edit(start, start + len(marks), kept),), Safety.SAFE)


RULE = Rule(
    "PUN002",
    "doubled-marks",
    Severity.WARNING,
    __doc__,
    check,
    fix=Safety.SAFE,
    # Behind nearly all marks stands no other; that is asked first.
    pattern=r"(?=.[，、；：。？！”])(?:，{2,60}|、{2,60}|；{2,60}|：{2,60}|[，、；：][，、；：。]|。[，、；：]|(?<!。)。。(?!。)|？{4,60}|！{4,60}|。”。)",
    starts="，、；：。？！",
)
