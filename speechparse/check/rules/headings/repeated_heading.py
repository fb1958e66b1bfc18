"""A heading stands twice in one list.

Two parts of a list have the same heading, blanks and punctuation apart: one was copied and not rewritten, or both belong together.
Only headings with text or sections of their own are compared.

Wrong:
    （一）加强组织领导
    成立领导小组。
    （二）加强组织领导
    安排专门经费。

Right:
    （一）加强组织领导
    成立领导小组。
    （二）加强经费保障
    安排专门经费。

Source: 惯例.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse import compiled
from speechparse.analysis.headings import has_body
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.messages import _
from speechparse.tree import Section

_SHORTEST = 4  # code points; shorter ones (其他) name a kind, not a part
_NO_WORD = compiled.pattern(r"[\W_]+")


def check(facts: Facts) -> Iterator[Flaw]:
    for numbered in facts.lists:
        titles = [_NO_WORD.sub("", item.title) for item in numbered.items]
        if len(set(titles)) == len(titles):
            continue
        seen: dict[str, Section] = {}
        for item, words in zip(numbered.items, titles, strict=True):
            if item.heading is None or len(words) < _SHORTEST or item.title[0] in "（(" or not (item.children or has_body(item)):
                continue
            first = seen.setdefault(words, item)
            if first is not item:
                message = _("the heading of {marker} is that of {first} too").format(marker=item.marker.label, first=first.marker.label)
                yield Flaw(item.heading, message)


RULE = Rule("HED006", "heading-repeated", Severity.WARNING, __doc__, check)
