"""Lists of the same rank are numbered in different ways.

The first part is divided by （一）（二）, the second by 1. 2.; or the paragraphs of one part begin 一是 二是, those of the next 一要 二要.
The reader takes different numbers for different ranks. Only lists that divide their part are compared, headings with headings
and lists inside paragraphs with one another; inside paragraphs 一是 beside 一要 is no flaw: the one states, the other demands.

Wrong:
    一、提高认识
    （一）形势严峻。雨情一年比一年紧。
    （二）差距不小。隐患一处比一处多。
    二、狠抓落实
    1.压实责任。谁的堤段谁来守。
    2.严格奖惩。谁出差错谁来担。

Right:
    一、提高认识
    （一）形势严峻。雨情一年比一年紧。
    （二）差距不小。隐患一处比一处多。
    二、狠抓落实
    （一）压实责任。谁的堤段谁来守。
    （二）严格奖惩。谁出差错谁来担。

Source: 惯例; for the ranks themselves GB/T 9704—2012 7.3.3.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from speechparse.analysis.lists import NumberedList
from speechparse.analysis.markers import written
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.check.rules.numbering.ranks import order, skipped
from speechparse.check.rules.numbering.steps import quoted
from speechparse.messages import _
from speechparse.tree import Section


def check(facts: Facts) -> Iterator[Flaw]:
    for numbered, usual in odd(facts):
        message = _("{marker} begins a list of the same rank as {other}, but is numbered otherwise")
        first, other = numbered.items[0].marker, usual.items[0].marker
        yield Flaw(first, message.format(marker=first.label, other=other.label))


def odd(facts: Facts) -> Iterator[tuple[NumberedList, NumberedList]]:
    """The lists that are numbered otherwise than most of their rank, each with one of those."""
    aloud = facts.grammar.aloud()
    ranked = aloud.union(scheme.id for scheme in order(facts))
    same: dict[tuple[object, ...], list[NumberedList]] = defaultdict(list)
    for numbered in facts.lists:
        if not isinstance(numbered.parent, Section):
            continue
        above, spoken = numbered.parent.marker.scheme, numbered.scheme in aloud
        if {numbered.scheme, above} <= ranked and _divides(facts, numbered, numbered.parent):
            same[numbered.article.start, numbered.level, above, spoken, numbered.items[0].marker.form].append(numbered)
    for group in same.values():
        yield from _other_scheme(facts, group)
        yield from _other_word(facts, group)


def _divides(facts: Facts, numbered: NumberedList, parent: Section) -> bool:
    """The list divides its section: its items are most of it, and have headings and text behind them or below."""
    if len(numbered.items) < 2:
        return False
    first, last = numbered.items[0], numbered.items[-1]
    if 2 * (last.end - first.start) < parent.end - parent.start or quoted(facts, first, parent.start):
        return False
    return all(item.heading and 2 * (item.heading.end - item.start) < item.end - item.start for item in numbered.items)


def _other_scheme(facts: Facts, group: Sequence[NumberedList]) -> Iterator[tuple[NumberedList, NumberedList]]:
    """The lists whose scheme is not the usual one: that of most, or one that skips no rank where the others do."""
    counted = Counter(numbered.scheme for numbered in group)
    usual = max(group, key=lambda numbered: (not skipped(facts, numbered), counted[numbered.scheme]))
    return ((numbered, usual) for numbered in group if numbered.scheme != usual.scheme)


def _other_word(facts: Facts, group: Sequence[NumberedList]) -> Iterator[tuple[NumberedList, NumberedList]]:
    """Where paragraphs that begin 一是 turn to 一要, in a text whose parts are all divided so."""
    parent = group[0].parent
    if group[0].inline or not isinstance(parent, Section) or len(group) < len(facts.list_of(parent).items):
        return
    model = None
    for numbered in group:
        word = _word(facts, numbered)
        if not facts.schemes[numbered.scheme].spoken or not word:
            continue
        if model and word != _word(facts, model):
            yield numbered, model
        model = numbered


def _word(facts: Facts, numbered: NumberedList) -> str:
    first = numbered.items[0]
    return written(first.marker, facts.schemes[first.marker.scheme].system).word


RULE = Rule("NUM012", "mixed-schemes", Severity.WARNING, __doc__, check)
