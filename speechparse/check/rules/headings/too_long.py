"""A heading is too long.

A heading is read at a glance and spoken in one breath; two lines of print hold it with its number. Looked at are headings on lines
of their own with text or sections below them, where the other headings of the list are short enough: where all are long, they
are sentences.

Wrong:
    一、进一步提高全乡各级各部门和广大干部群众对做好今冬明春森林草原防火工作重要性紧迫性艰巨性的思想认识
    去冬以来少雨多风。
    二、压实防火责任
    各村要把巡查名单张榜公布。

Right:
    一、充分认识今冬明春森林草原防火的严峻形势
    去冬以来少雨多风。
    二、压实防火责任
    各村要把巡查名单张榜公布。

Source: 惯例.

Options:
    longest: code points that a heading may have (40).
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.analysis.headings import headed, provision
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.messages import ngettext
from speechparse.tree import Section


def check(facts: Facts, *, longest: int = 40) -> Iterator[Flaw]:
    for numbered in facts.lists:
        headings = ((item, item.heading) for item in numbered.items if item.heading)
        long = {item.start: length for item, heading in headings if heading.end - heading.start > longest < (length := _length(item))}
        if not long or 2 * len(long) > len(numbered.items):
            continue
        for item in headed(numbered):
            if item.start in long and item.heading and not _sentence(item):
                length = long[item.start]
                message = ngettext("the heading has {length} character", "the heading has {length} characters", length)
                yield Flaw(item.heading, message.format(length=length))


def _length(item: Section) -> int:
    return len("".join(item.title.split()))


def _sentence(item: Section) -> bool:
    """Whether a heading may be long: a legal provision, a sentence that leads a list, or one that must name a document in full."""
    mark = item.mark
    return provision(item.title) or "《" in item.title or (mark is not None and mark.text[0] != "。")


RULE = Rule("HED005", "heading-too-long", Severity.INFO, __doc__, check)
