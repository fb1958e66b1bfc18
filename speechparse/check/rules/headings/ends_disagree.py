"""The items of one list end in different marks.

Items on lines of their own that make one sentence end in semicolons, the last in a full stop; items that are sentences end in
full stops; names end in nothing. One item that ends otherwise is a slip. Where several do, nobody knows what was meant, and
nothing is reported.

Wrong:
    申请人应当提交下列材料：
    1.申请表；
    2.身份证明。
    3.房产证明；
    4.近期照片。

Right:
    申请人应当提交下列材料：
    1.申请表；
    2.身份证明；
    3.房产证明；
    4.近期照片。

Source: GB/T 15834—2011 4.6.3.3.

Fix: safe. The mark is made that of the other items; where the item has none, it is added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from speechparse import compiled
from speechparse.analysis.lists import NumberedList
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _
from speechparse.tree import Article, Form, Section

_MARKS = "；。，、;,"
_WORD = compiled.pattern(r"[\u4e00-\u9fff][）)》]?\Z")
_FULL = {";": "；", ",": "，"}  # that they are half-width is the matter of another rule
_USUAL = ("；", "。", "")
_CLEAR = 0.7  # share of the items that end as they should


def check(facts: Facts) -> Iterator[Flaw]:
    semicolons: dict[int, int] = {}
    for numbered in facts.lists:
        if any(second.marker.ordinal != (first.marker.ordinal or 0) + 1 for first, second in pairwise(numbered.items)):
            continue
        *inner, last = [(item, _end(item)) for item in numbered.items]
        known = [end for _item, end in inner if end is not None]
        usual, times = Counter(known).most_common(1)[0] if known else ("", 0)
        fits = last[1] == ("。" if usual == "；" else usual)
        clear = times == len(inner) or times + fits >= _CLEAR * len(numbered.items)
        if usual not in _USUAL or times < 2 or not clear:
            continue
        for item, end in inner:
            if end not in (None, usual) and not (usual == "；" and "。" in item.text.strip()[:-1]):
                yield _flaw(facts, item, end, usual)
        item, end = last
        if end and times == len(inner):
            if usual == "；" and (end in "，、" or (end == "；" and _ends_sentence(facts, numbered, semicolons))):
                yield _flaw(facts, item, end, "。")
            elif usual == "。" and end != usual:
                yield _flaw(facts, item, end, usual)


def _ends_sentence(facts: Facts, numbered: NumberedList, semicolons: dict[int, int]) -> bool:
    """Whether the list is outside any item whose siblings end in a semicolon.

    Args:
        facts: the text.
        numbered: the list.
        semicolons: of how many parts of a section or article that is known, by the first of these parts.
    """
    parent = numbered.parent
    if isinstance(parent, Article):
        return True
    _itself, *above = facts.nesting.around(parent.start)
    siblings = above[0].children if above else numbered.article.sections
    if siblings[0].start not in semicolons:
        semicolons[siblings[0].start] = sum(_ends_in_semicolon(facts, item) for item in siblings)
    return semicolons[siblings[0].start] == _ends_in_semicolon(facts, parent)


def _ends_in_semicolon(facts: Facts, item: Section) -> bool:
    end = item.end
    while end > item.start and facts.text[end - 1].isspace():
        end -= 1
    return facts.text[end - 1] in "；;"


def _end(item: Section) -> str | None:
    """The mark that an item ends with, "" for a word; None if the item is not a single paragraph."""
    if item.heading is None or item.marker.form is Form.INLINE or item.children:
        return None
    text = item.text.strip()
    if "\n" in text or "\r" in text:
        return None
    if text[-1] in _MARKS:
        return _FULL.get(text[-1], text[-1])
    return "" if _WORD.search(text) else None


def _flaw(facts: Facts, item: Section, end: str, usual: str) -> Flaw:
    place = item.start + len(item.text.rstrip())
    span = facts.span(place - len(end), place)
    fix = Fix((Edit(span.start, span.end, usual),), Safety.SAFE)
    if not end:
        return Flaw(span, _("no mark at the end, where the other items have {usual}").format(usual=usual), fix)
    if not usual:
        return Flaw(span, _("{mark} at the end, where the other items have no mark").format(mark=end), fix)
    return Flaw(span, _("{mark} at the end, where {usual} belongs").format(mark=end, usual=usual), fix)


RULE = Rule("HED003", "ends-disagree", Severity.WARNING, __doc__, check, fix=Safety.SAFE)
