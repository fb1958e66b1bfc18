"""No mark stands between a heading and what follows it on its line.

The heading runs straight on into its body (三要推动产业集聚发展集群化发展是…), so that nobody sees where it ends. Where it does
end is a guess: where the other headings of its list, all of one length, end, or before words that begin a body (近年来，).

Wrong:
    一、夯实堤防基础近年来，全县加高堤防二十公里，今年还要加高五公里。
    二、备足抢险物资。沙袋、雨衣要逐件登记。

Right:
    一、夯实堤防基础。近年来，全县加高堤防二十公里，今年还要加高五公里。
    二、备足抢险物资。沙袋、雨衣要逐件登记。

Source: GB/T 15834—2011 4.1.3.1.

Fix: unsafe. A full stop is put where the heading seems to end. Before a number a line end may be what is missing, so there nothing
is put.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.analysis.headings import behind, unmarked
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _
from speechparse.tree import Section


def check(facts: Facts) -> Iterator[Flaw]:
    for section in facts.sections:
        if section.heading is None or not unmarked(section):
            continue
        end, node = section.heading.end, behind(section)
        if isinstance(node, Section):
            yield Flaw(facts.span(end, end), _("no mark between the heading and {marker}").format(marker=node.marker.label))
        else:
            fix = Fix((Edit(end, end, "。"),), Safety.UNSAFE)
            yield Flaw(facts.span(end, end), _("no mark between the heading and the text behind it"), fix)


RULE = Rule("HED001", "heading-unmarked", Severity.WARNING, __doc__, check, fix=Safety.UNSAFE)
