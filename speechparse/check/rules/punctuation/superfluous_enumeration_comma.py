"""顿号 stands between two items in quotation marks or title marks.

Items that each have quotation marks, or title marks, are kept apart well enough by these; there is usually no 顿号 between them.
Where something stands between the marks (《甲》（修订版）、《乙》), the 顿号 stays, and so it does throughout a list that has items without
marks too (“一国两制”、“港人治港”、高度自治).

Wrong:
    落实“一网通办”、“一窗受理”，执行《河道管理条例》、《防汛条例》。

Right:
    落实“一网通办”“一窗受理”，执行《河道管理条例》《防汛条例》。

Source: GB/T 15834—2011 4.5.3.5 (通常).

Fix: safe. The 顿号 is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speechparse import compiled
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _

_NEAR = 24  # code points
_ITEM = r"(?:[“‘《〈][^“‘”’《》〈〉\r\n]{1,60}[”’》〉](?:（[^（）\r\n]{1,60}）)?)"
# Behind the mark, and before it: items with marks, and then one without.
_BARE_BEHIND = compiled.pattern(rf"、(?:{_ITEM}、){{1,30}}(?![“‘《〈])")
_BARE_BEFORE = compiled.pattern(rf"(?<![”’》〉）\r\n])、(?:{_ITEM}、){{0,30}}{_ITEM}\Z")
_REACH = 400  # code points of a list before the mark
# “放”与“管”、“予”与“取”: what the mark parts are pairs, not single items.
_PAIR = compiled.pattern("[“‘][^“”‘’]{1,10}[”’][与和同到变][“‘]")
_PAIRED = compiled.pattern("[”’][与和同到变][“‘][^“”‘’]{1,10}[”’]$")


def check(facts: Facts, found: re.Match[str]) -> Iterator[Flaw]:
    place = found.start()
    if facts.mainland and facts.prose_at(place):
        if _PAIR.match(facts.text, place + 1) or _PAIRED.search(facts.text, max(0, place - _NEAR), place):
            return  # the mark sets pairs apart
        if _BARE_BEHIND.match(facts.text, place) or _BARE_BEFORE.search(facts.text, max(0, place - _REACH), place):
            return
        titles = facts.text[place - 1] in "》〉"
        message = _("“、” between items in title marks") if titles else _("“、” between items in quotation marks")
        yield Flaw(facts.span(place, place + 1), message, Fix((Edit(place, place + 1, ""),), Safety.SAFE))


RULE = Rule(
    "PUN004",
    "superfluous-enumeration-comma",
    Severity.WARNING,
    __doc__,
    check,
    fix=Safety.SAFE,
    pattern="(?<=”)、(?=“)|(?<=’)、(?=‘)|(?<=》)、(?=《)|(?<=〉)、(?=〈)",
    starts="、",
    gathers=True,
)
