"""Headings of one rank are laid out differently.

The sixth heading runs on into its text while five stand on lines of their own; 三要 stands inside the paragraph of 二要; one
一要 list begins a paragraph with every item while the next is crammed into one. Compared are headings with text of their own:
the items of one list, and lists of one article that have the same level and the same kind of number. What is less usual is
reported, where it is clear what is usual; of two 一、 headings the one that runs on.

Wrong:
    一要摸清底数。把库房清点一遍。
    二要压实责任。把名单张贴出去。三要严格奖惩。把结果公布出来。

Right:
    一要摸清底数。把库房清点一遍。
    二要压实责任。把名单张贴出去。
    三要严格奖惩。把结果公布出来。

Source: 惯例.

Fix: unsafe. An item inside a paragraph gets a paragraph, a heading that runs on gets a line, a heading on a line of its own is joined
with its text. What concerns a whole list only its writer can mend.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from math import inf

from speechparse.analysis.headings import Layout, cut, has_paragraphs, phrase
from speechparse.analysis.lists import NumberedList
from speechparse.analysis.markers import written
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.check.rules.numbering.ranks import order
from speechparse.messages import _
from speechparse.tree import Form, LeafKind, Section

_Laid = tuple[NumberedList, Layout]


def check(facts: Facts) -> Iterator[Flaw]:
    laid = tuple(zip(facts.lists, facts.heading_layouts, strict=True))
    first = _first_rank(facts)
    for numbered, found in laid:
        yield from _in_list(numbered, found, numbered.level == 1 and numbered.scheme in first)
    yield from _between_lists(facts, laid)


def _first_rank(facts: Facts) -> frozenset[str]:
    """The schemes of headings that have a line of their own as a rule: 一、, and what divides a text above it (壹、, 第一章)."""
    rank = next((scheme.rank for scheme in order(facts)), -inf)
    return frozenset(each.id for each in facts.grammar.schemes if each.divides and not each.runs_on and each.rank <= rank)


def _in_list(numbered: NumberedList, laid: Iterable[Layout | None], top: bool) -> Iterator[Flaw]:
    items = zip(numbered.items, laid, strict=True)
    known = [(item, found) for item, itself in items if (found := _of_item(item, itself, numbered, top))]
    if 3 * len(known) < 2 * len(numbered.items):
        return
    usual = _usual(found for _item, found in known)
    if top and len(known) == 2 and {found for _item, found in known} == {Layout.OWN_LINE, Layout.RUN_IN}:
        usual = Layout.OWN_LINE
    if usual is None or usual is Layout.INSIDE:  # a long paragraph may be broken up before a late item
        return
    for item, found in known:
        if found is usual or (found is Layout.INSIDE and item is numbered.items[0]):  # it goes on from the sentence that leads the list
            continue
        if cut(item):  # a broken line, which is told as one
            continue
        message = _("{marker} is laid out otherwise than the other items: {layout}, not {other}")
        fix = _fix(item, found, usual)
        yield Flaw(item.marker, message.format(marker=item.marker.label, layout=_name(found), other=_name(usual)), fix)


def _of_item(item: Section, found: Layout | None, numbered: NumberedList, top: bool) -> Layout | None:
    """How an item is laid out, in view of its list; None if it cannot be compared.

    Several paragraphs, or sections alone, below a heading are reason enough for a line of its own where others run on, but
    not for 一、 headings, where a line of its own is the rule. What seems to stand below the last item may follow the list.
    """
    if found is Layout.OWN_LINE and not top and (has_paragraphs(item) or (item is numbered.items[-1] and item.mark)):
        return None
    if top and found is None and item.children and item.marker.form is Form.OWN_LINE and phrase(item):
        return Layout.OWN_LINE
    return found


def _between_lists(facts: Facts, laid: Iterable[tuple[NumberedList, tuple[Layout | None, ...]]]) -> Iterator[Flaw]:
    """The lists that differ from most lists of their rank.

    Whether headings stand on lines of their own is compared between all lists of a rank, whether paragraphs between those
    with the same word (一要): a list inside a paragraph can be subordinate to it, but not one that begins it.
    """
    groups: dict[tuple[int | str, ...], list[_Laid]] = {}
    for numbered, items in laid:
        if found := _of_list(numbered, items):
            rank = (numbered.article.start, numbered.level, numbered.scheme)
            groups.setdefault((*rank, _word(facts, numbered.items[0])), []).append((numbered, found))
            if found is not Layout.INSIDE:
                groups.setdefault(rank, []).append((numbered, found))
    told: set[int] = set()
    for group in groups.values():
        usual = _usual(found for _numbered, found in group)
        if usual is None or usual is Layout.INSIDE:
            continue
        for numbered, found in group:
            first = numbered.items[0].marker
            if found is not usual and first.start not in told:
                told.add(first.start)
                message = _("the list of {marker} is laid out otherwise than the other lists of its rank: {layout}, not {other}")
                yield Flaw(first, message.format(marker=first.label, layout=_name(found), other=_name(usual)))


def _of_list(numbered: NumberedList, laid: Iterable[Layout | None]) -> Layout | None:
    """How the items of a list are laid out, all of them alike; None if it cannot be compared.

    A list inside a paragraph counts where it begins the paragraph, one with headings on lines of their own where one
    paragraph stands below most of them.
    """
    found = list(laid)
    if found[:2] == [Layout.RUN_IN, Layout.INSIDE]:
        found[0] = Layout.INSIDE
    elif Layout.INSIDE in found:
        return None
    if Layout.OWN_LINE in found and 2 * sum(has_paragraphs(item) for item in numbered.items) > len(found):
        return None
    known = set(found) - {None}
    return known.pop() if len(known) == 1 and 3 * found.count(None) <= len(found) and len(found) > 1 else None


def _usual(found: Iterable[Layout]) -> Layout | None:
    """The value that at least two have, and twice as many as have another."""
    counted = Counter(found)
    usual, times = max(counted.items(), key=lambda each: each[1], default=(None, 0))
    return usual if times >= max(2, 2 * (counted.total() - times)) else None


def _word(facts: Facts, item: Section) -> str:
    return written(item.marker, facts.schemes[item.marker.scheme].system).word


def _name(found: Layout) -> str:
    return {
        Layout.OWN_LINE: _("heading on its own line"),
        Layout.RUN_IN: _("heading run in"),
        Layout.INSIDE: _("inside a paragraph"),
    }[found]


def _fix(item: Section, found: Layout, usual: Layout) -> Fix | None:
    """The fix that lays out the item as usual."""
    if item.heading is None:
        return None
    if found is Layout.INSIDE:
        return Fix((Edit(item.start, item.start, "\n"),), Safety.UNSAFE)
    mark = item.mark
    end = mark.end if mark else item.heading.end
    if usual is Layout.OWN_LINE:
        return Fix((Edit(item.heading.end, end, "\n"),), Safety.UNSAFE)
    text = next(leaf for leaf in item.leaves() if leaf.kind is LeafKind.TEXT and leaf.start >= end)
    return Fix((Edit(item.heading.end, text.start, "。"),), Safety.UNSAFE)


RULE = Rule("HED004", "layout-differs", Severity.WARNING, __doc__, check, fix=Safety.UNSAFE)
