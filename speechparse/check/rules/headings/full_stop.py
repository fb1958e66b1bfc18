"""A heading on a line of its own ends in a full stop.

The line itself sets such a heading off; a full stop makes a sentence of it. Only a heading that runs on into its text needs
one. An item that is a sentence, with nothing below it, rightly ends in a full stop, and so does a provision, or what a
decision, a reply or the minutes of a meeting lay down.

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
from functools import cache

from speechparse import compiled
from speechparse.analysis.headings import LONGEST, headed, phrase
from speechparse.check import lexicon
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _
from speechparse.tree import Form, Section

_MARKDOWN = compiled.pattern(r"^[ \t]{0,3}#{1,6}[ \t][^\r\n。]*(。)[*_ \t#]*$", re.MULTILINE)
# What is numbered in these are sentences, each with what it settles.
_SETTLES = compiled.pattern(r"(?:批复|答复|复函|纪要|决定|决议|命令)[）)]?\Z")
_PROVISION = "article"  # the scheme of 第一条
_LINE_END = compiled.pattern(r"[*_ \t\u3000\u00a0]*(?:[\r\n]|\Z)")
_STOP = compiled.pattern(r"[^。?？!！]*。[^。?？!！]*")


def check(facts: Facts) -> Iterator[Flaw]:
    marked_up = _MARKDOWN.finditer(facts.text) if "#" in facts.text else ()
    places = {found.start(1) for found in marked_up if found.start(1) - found.start() <= LONGEST}
    for numbered in facts.lists:
        own_line = (item for item in numbered.items if item.marker.form is Form.OWN_LINE)
        if marked := {item.start: mark for item in own_line if (mark := item.mark) and _STOP.fullmatch(mark.text)}:
            marks = (marked[item.start] for item in headed(numbered) if item.start in marked and _is_heading(facts, item))
            places.update(mark.start + mark.text.index("。") for mark in marks if _LINE_END.match(facts.text, mark.end))
    for place in sorted(places):
        fix = Fix((Edit(place, place + 1, ""),), Safety.SAFE)
        yield Flaw(facts.span(place, place + 1), _("a heading on a line of its own needs no full stop"), fix)


def _is_heading(facts: Facts, item: Section) -> bool:
    """The words head what stands below; they are no sentence of a text that settles things."""
    if not phrase(item) or _sentence().search(item.title):
        return False
    article = facts.article_at(item.start)
    settles = article is not None and article.title is not None and _SETTLES.search(article.title.joined)
    return not settles and all(above.marker.scheme != _PROVISION for above in facts.nesting.around(item.start))


@cache
def _sentence() -> re.Pattern[str]:
    return compiled.pattern("|".join(words for (words,) in lexicon.entries("sentences")))


RULE = Rule("HED002", "heading-full-stop", Severity.WARNING, __doc__, check, fix=Safety.SAFE)
