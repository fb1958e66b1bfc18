"""A range has a half-width mark, or a dash.

From a number to a number, from a time to a time goes — or ～: 1—6月, 3～5个. The hyphen is for telephone numbers, codes, models and
dates in figures (2024-06-18), the dash —— for a break in a sentence. A mark between numbers is taken for that of a range where a
unit that counts or dates follows, and both numbers can be the ends of one.

Wrong:
    1-6月新建泵站3-5座，计划总投资20~30万元。

Right:
    1—6月新建泵站3～5座，计划总投资20万元～30万元。

Source: GB/T 15834—2011 4.13.3 (times, places and quantities take — or ～, 一般); GB/T 15835—2011 5.1.3.

Fix: unsafe. A hyphen may stand in a code. Times get —, quantities ～; where the text has only one of the two, all get that. A unit
that multiplies (%, 万, 亿元) is repeated behind the first number: 20万元～30万元, not 20～30万元.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _

_IMPROPER = ("-", "--", "–", "~", "——")


def check(facts: Facts) -> Iterator[Flaw]:
    if not facts.mainland:
        return
    usage = Counter(each.mark for each in facts.ranges)
    for each in facts.ranges:
        if each.mark in _IMPROPER:
            message = _("“{mark}” between the ends of a range").format(mark=each.mark)
            proper = each.left_out + proper_mark(each.time, usage)
            yield Flaw(facts.span(each.start, each.end), message, Fix((Edit(each.start, each.end, proper),), Safety.UNSAFE))


def proper_mark(time: bool, usage: Counter[str]) -> str:
    """The mark for a range of time or of quantity, as the text has it."""
    mark, other = ("—", "～") if time else ("～", "—")
    return other if usage[other] and not usage[mark] else mark


RULE = Rule("PUN007", "range-marks", Severity.WARNING, __doc__, check, fix=Safety.UNSAFE, gathers=True)
