"""The count that is recalled is not that of the list above.

以上四点 looks back on a list of three: an item was lost, or the number was not changed with the list.

Wrong:
    一要抓学习。二要抓培训。三要抓考核。
    以上四点，请大家抓好落实。

Right:
    一要抓学习。二要抓培训。三要抓考核。
    以上三点，请大家抓好落实。

Source: 惯例.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse import compiled, numerals
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.messages import _

_NEAR = 1500  # code points; a list whose last item begins farther above is hardly meant
# The words begin a sentence, and nothing but a word of saying stands between them and the number.
_LOOKS_BACK = compiled.pattern(r"(?:^|[。！？；\s\u3000])(?:以上|上述|前述|上面)(?:所)?(?:讲|说|谈|提出|列)?(?:到)?的?(?:这)?$")
_COUNTED = compiled.pattern(r"[^。；，、：！？\r\n]{0,6}")


def check(facts: Facts) -> Iterator[Flaw]:
    for recall in facts.recalls:
        before = facts.text[max(0, recall.start - 10) : recall.start]
        looks = _LOOKS_BACK.search(before)
        if recall.list or not looks:
            continue
        article = facts.article_at(recall.start)
        above = (one for one in (facts.lists_of(article) if article else ()) if len(one.items) > 1 and one.items[-1].start < recall.start)
        nearest = max(above, key=lambda one: one.items[-1].start, default=None)
        if nearest is None or not nearest.unbroken or recall.start - nearest.items[-1].start > _NEAR:
            continue
        counted = _COUNTED.match(facts.text, recall.end)
        start = recall.start - len(looks.group().lstrip("。！？；\r\n\t \u3000"))
        span = facts.span(start, counted.end() if counted else recall.end)
        message = _("“{phrase}” recalls {count} items, the list above has {found}")
        count = numerals.value(recall.system, recall.text)
        yield Flaw(span, message.format(phrase=span.joined, count=count, found=len(nearest.items)))


RULE = Rule("CNT003", "recalled-count-differs", Severity.WARNING, __doc__, check)
