"""Promises: phrases right before a list that say how many items it has (讲三点意见)."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import inf

from speechparse import compiled
from speechparse.analysis import folding
from speechparse.analysis.lists import NumberedList
from speechparse.frozen import Frozen
from speechparse.grammar.model import Grammar
from speechparse.parser.cues import Announced, announced
from speechparse.tree import Section, Span

_REACH = 120  # code points before a list in which its promise is looked for
# What may stand between a promise and its list, blanks aside: a few words and the sentence's end. Behind 或, 和 or another
# number it is another matter (下列4项或4项以上, 五个方面和三项措施).
_TAIL = compiled.pattern(
    r"[^，,。！？；：!?;:或和及与等0-9二三四五六七八九十两]{0,16}(?:，(?:供|请|与|同|和大家|以)[^，。！？；：]{0,14})?[。：:；，,]?"
)
# 讲两件事，都跟大家有关系。: who says how many things he will speak of may say more of them.
_SAID = compiled.pattern("[讲谈说](?:好|以下|下面|如下|这么|这样)?$")
_WORDS = 4  # code points
_REMARK = 40  # code points
# Words that bring one more item without a number (…二是…。此外，…).
_MORE = compiled.pattern(r"(?:最后|此外|另外|还有|同时|再一个|[，。；](?:另)?一[类种个方])")
_PART = compiled.pattern(
    r"[第其每之几数余0-9０-９一二三四五六七八九十百千万.．+-]"
    # Before a number that counts nothing, or not all of it.
)


Places = dict[tuple[int, str, int | None], list[int]]


class Promised(Frozen):
    """A phrase that announces a list.

    Attributes:
        span: the phrase, from its number on (三点, *个方面).
        number: the number in it, or the placeholder in its stead.
        count: how many items it announces; None where a placeholder stands for the number (讲*点意见).
        list: the list that follows.
        others: the counts before it in the same sentence.
        goes_on: whether the next number of the list comes somewhere below before its scheme restarts, so that its end is in doubt.
    """

    span: Span
    number: Span
    count: int | None
    list: NumberedList
    others: tuple[int, ...] = ()
    goes_on: bool = False

    @property
    def phrase(self) -> str:
        """The phrase as messages name it: without a quotation mark inside it (“六大”行动)."""
        return "".join(sign for sign in self.span.joined if sign not in "“”‘’")


def promises(lists: Sequence[NumberedList], grammar: Grammar) -> Iterator[Promised]:
    """Yield the promises that lead a list.

    A promise leads a list where the sentence right before the first item ends with it, or the heading of the section
    does whose only list it is.

    Args:
        lists: those of one document.
        grammar: the grammar that it was read with.
    """
    below = Counter(id(one.parent) for one in lists)
    places = _places(lists)
    text = folding.simple(lists[0].items[0].source.text) if lists else ""
    for one in lists:
        first = one.items[0]
        source = first.source
        start = max(one.article.start, first.start - _REACH)
        found = _last(text, grammar, start, first.start)
        if not found and below[id(one.parent)] == 1 and isinstance(one.parent, Section) and one.parent.heading:
            start = one.parent.heading.start
            found = _last(text, grammar, start, one.parent.heading.end)
        if found:
            *others, last = found
            sentence = max(text.rfind(mark, start, last.start) for mark in "。！？\n")
            yield Promised(
                Span(source, last.start, last.end),
                Span(source, last.start, last.number_end),
                last.items or None,
                one,
                tuple(each.items for each in others if each.start > sentence),
                _goes_on(one, places),
            )


def kept(promised: Promised) -> bool | None:
    """Whether the list has as many items as the promise says.

    None if that is unknown: the number is masked or says one, the numbers of the list are broken, the list seems to go on
    further below, or its last item to hold one more without a number.
    """
    count, found = promised.count, len(promised.list.items)
    if count is None or min(count, found) < 2:
        return None
    if found in (count, *promised.others):
        return True
    if not promised.list.unbroken or promised.goes_on or (found < count and _unnumbered(promised)):
        return None
    return False


def _places(lists: Iterable[NumberedList]) -> Places:
    """The offsets of sections, in order, by article, scheme and number."""
    found: Places = defaultdict(list)
    items = ((item.start, item.marker, one.article.start) for one in lists for item in one.items)
    for start, marker, article in sorted(items, key=lambda item: item[0]):
        found[article, marker.scheme, marker.ordinal].append(start)
    return found


def _goes_on(one: NumberedList, places: Places) -> bool:
    """Whether the list goes on below: with its next number, or an item without one, before its scheme restarts."""
    last = one.items[-1]

    def below(number: int | None) -> float:
        known = places[one.article.start, last.marker.scheme, number]
        n = bisect_right(known, last.start)
        return known[n] if n < len(known) else inf

    return min(below(len(one.items) + 1), below(None)) < below(1)


def _unnumbered(promised: Promised) -> bool:
    """Whether the last item of an inline list is followed by one without a number."""
    return promised.list.inline and _MORE.search(promised.list.items[-1].text) is not None


def announces(paragraph: Span, grammar: Grammar) -> bool:
    """Whether the paragraph ends by announcing a list."""
    return bool(_last(paragraph.source.text, grammar, max(paragraph.start, paragraph.end - _REACH), paragraph.end))


def _last(text: str, grammar: Grammar, start: int, stop: int) -> list[Announced]:
    """The phrases of a range that announce a list, where nearly nothing follows the last one; else none."""
    found = [each for each in announced(text, grammar, start, stop) if not _PART.match(text, each.start - 1, each.start)]
    if not found:
        return []
    tail = "".join(text[found[-1].end : stop].split())
    said = _SAID.search(text, max(start, found[-1].start - _WORDS), found[-1].start)
    return found if _TAIL.fullmatch(tail) or (said and len(tail) <= _REMARK and tail[:1] in "，,") else []
