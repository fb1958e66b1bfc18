"""A heading on a line of its own ends in a full stop.

The line itself sets such a heading off; a full stop makes a sentence of it. Only a heading that runs on into its text needs
one. An item that is a sentence, with nothing below it, rightly ends in a full stop, and so does a provision.

Wrong:
    一、压实巡查责任。
    各村要把巡查名单张榜公布。
    二、备足抢险物资。
    沙袋、雨衣要逐件登记。

Right:
    一、压实巡查责任
    各村要把巡查名单张榜公布。
    二、备足抢险物资
    沙袋、雨衣要逐件登记。

Source: 惯例.

Fix: safe. The full stop is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speechparse import compiled
from speechparse.analysis.headings import LONGEST, headed, phrase
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _
from speechparse.tree import Form

_MARKDOWN = compiled.pattern(r"^[ \t]{0,3}#{1,6}[ \t][^\r\n。]*(。)[*_ \t#]*$", re.MULTILINE)
_LINE_END = compiled.pattern(r"[*_ \t\u3000\u00a0]*(?:[\r\n]|\Z)")


def check(facts: Facts) -> Iterator[Flaw]:
    marked_up = _MARKDOWN.finditer(facts.text) if "#" in facts.text else ()
    places = {found.start(1) for found in marked_up if found.start(1) - found.start() <= LONGEST}
    for numbered in facts.lists:
        own_line = (item for item in numbered.items if item.marker.form is Form.OWN_LINE)
        if marked := {item.start: mark for item in own_line if (mark := item.mark) and "。" in mark.text}:
            marks = (marked[item.start] for item in headed(numbered) if item.start in marked and phrase(item))
            places.update(mark.start + mark.text.index("。") for mark in marks if _LINE_END.match(facts.text, mark.end))
    for place in sorted(places):
        fix = Fix((Edit(place, place + 1, ""),), Safety.SAFE)
        yield Flaw(facts.span(place, place + 1), _("a heading on a line of its own needs no full stop"), fix)


RULE = Rule("HED002", "heading-full-stop", Severity.WARNING, __doc__, check, fix=Safety.SAFE)
