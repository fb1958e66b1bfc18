"""A reference to a part that does not exist.

见第六部分 in a text of five parts: the part was taken out, or the parts were numbered anew and the reference was not.

Wrong:
    一、基本情况
    具体安排见第四部分。
    二、主要任务
    三、工作要求

Right:
    一、基本情况
    具体安排见第三部分。
    二、主要任务
    三、工作要求

Source: 惯例.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from speechparse import compiled, numerals
from speechparse.analysis.references import Reference, units
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.grammar.model import Grammar
from speechparse.messages import _

# Only words that point to this very text: 第六部分 alone may be that of another one.
_POINTS = compiled.pattern(
    r"(?:[见見]|参照|本(?:报告|报告书|讲话|文|规划|方案|意见|通知|办法|规定|条例|章|计划|纲要|材料|书))[（(]?第[ \t\u3000]*$"
)
_TOP = "部分"
_BEHIND = 12  # code points looked at before the number


def check(facts: Facts) -> Iterator[Flaw]:
    named, schemes = _named(facts.grammar)
    for reference in facts.references:
        if reference.target:
            continue
        unit = named.match(facts.text, reference.end)
        points = _POINTS.search(facts.text[max(0, reference.start - _BEHIND) : reference.start])
        if unit and points and _lacks(facts, reference, unit.group(1), schemes.get(unit.group(1))):
            span = facts.span(reference.start - 1, unit.end())
            yield Flaw(span, _("there is no {part} in this text").format(part=span.joined))


@lru_cache(maxsize=8)
def _named(grammar: Grammar) -> tuple[re.Pattern[str], dict[str, str]]:
    """The word behind the number of a part (章), and the scheme of each."""
    schemes = units(grammar)
    words = "|".join(sorted({*schemes, _TOP}, key=len, reverse=True))
    return compiled.pattern(rf"[ \t\u3000]*({words})(?![：: \t\u3000.．…])"), schemes


def _lacks(facts: Facts, reference: Reference, unit: str, scheme: str | None) -> bool:
    """The article has parts of that name, or of the first level; they are numbered in order from one and end below the number."""
    article = facts.article_at(reference.start)
    parts = [
        one
        for one in (facts.lists_of(article) if article else ())
        if one.scheme == scheme or (unit == _TOP and one.parent is article and not one.inline)
    ]
    number = numerals.value(reference.system, reference.text) or 0
    return any(len(one.items) > 1 for one in parts) and all(one.unbroken and len(one.items) < number for one in parts)


RULE = Rule("REF001", "missing-reference", Severity.WARNING, __doc__, check)
