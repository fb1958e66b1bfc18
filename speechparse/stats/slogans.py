"""Finds numeral slogans (数字缩略语): numbers for items everyone is expected to know (四个意识, 三严三实, 一个牵引、六大突破).

A number before what one counts (三个村, 五个方面) makes none. A slogan is recognised by its form: quotation marks around a number and a
short word; numbers in a row, each with a short word (三高四新, 一核两带三区); a number before something that is done, wanted or held
instead of a thing (两个维护, 三大攻坚战); one thing and several more (一个牵引、六大突破). What has none of these forms is in a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from speechparse import compiled, numerals
from speechparse.analysis import folding
from speechparse.analysis.characters import HAN
from speechparse.stats import lexicon
from speechparse.stats.unwrapped import Unwrapped
from speechparse.tree import Span

_SIGNS = "一二三四五六七八九十两兩双雙百千万萬亿億零"
_ONES = "[一二三四五六七八九]"
_NUMBER = f"(?:{_ONES}?十{_ONES}?|[一两兩双雙三四五六七八九])"
_LARGE = "(?:十?百千[万萬]|十?百千|千[万萬]|双百|双千)"  # 千村示范、万村整治 is 千万
_MEASURES = "个個大项項条條篇场場类類"
_MEASURE = f"[{_MEASURES}]"
# A character of what is numbered. 一 is no number in 统一, 三证合一, 十个一批.
_SIGN = f"(?:(?![{_SIGNS}])[{HAN}]|(?<=[统統合唯第单进個个])一)"
_FREE = f"(?<![{_SIGNS}第每几幾数0-9０-９.．点點])"  # no part of a longer number

_ITEM = compiled.pattern(f"({_NUMBER}|{_LARGE})({_MEASURE}?)({_SIGN}{{1,8}})")
_NUMBERED = compiled.pattern(f"(?:(?:{_NUMBER}|{_LARGE}){_SIGN}{{1,8}})+")
_QUOTED = compiled.pattern("[“‘「『]([^“”‘’「」『』]{2,24})[”’」』]")
_CODE = compiled.pattern(r"\d{1,2}(?:\+\d{1,2})*(?:\+[NXM])+|\d{1,2}(?:\+\d{1,2}){2,}")
_ROW = compiled.pattern(f"{_FREE}{_NUMBER}{_SIGN}{{1,2}}?(?:{_NUMBER}{_SIGN}{{1,2}}?)+")
_CHAIN = compiled.pattern(
    f"{_FREE}一[个個]{_SIGN}{{2,4}}(?:[、，]{_NUMBER}[个個大项項条條]{_SIGN}{{2,4}}(?![{HAN}](?<![的等]))){{1,5}}"
    f"|{_FREE}{_NUMBER}{_SIGN}{{1,2}}(?:、{_NUMBER}{_SIGN}{{1,2}}){{2,7}}(?![{HAN}](?<![的等]))"
)
_BODY = compiled.pattern(f"{_FREE}[三四五六七八九]位一[体體]")
_PARTS = compiled.pattern("[、，,·]")
_JOINED = compiled.pattern(".+[之而].")  # words said in full (五彩之家) are no abbreviation
_HEAD = 6  # code points of what a single number stands before, in quotation marks


@dataclass(frozen=True, slots=True)
class Slogan(Span):
    """A numeral slogan, without quotation marks around it.

    Attributes:
        numbers: the numbers in it: (3, 4) for 三高四新.
    """

    numbers: tuple[int, ...] = ()


class _Item(NamedTuple):
    """A number, the measure word after it (often none), and the beginning of what follows."""

    number: str
    measure: str
    head: str


def slogans(pieces: Iterable[Span]) -> Iterator[Slogan]:
    """Yield the numeral slogans of a text, in order; of two that overlap the one that begins first, then the longer one."""
    for piece in pieces:
        text = Unwrapped(piece)
        end = 0
        for start, stop, numbers in sorted(_found(folding.simple(text.text)), key=lambda one: (one[0], -one[1])):
            if start >= end:
                yield Slogan(piece.source, *text.range(start, stop), numbers)
                end = stop


def _found(text: str) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """The start and end of possible slogans, with their numbers."""
    for found in _known().finditer(text):
        yield *found.span(), _numbers(found.group())
    for found in _named().finditer(text):
        yield *found.span(), _numbers(found["number"])
    for found in _QUOTED.finditer(text):
        if numbers := _quoted(found.group(1)):
            yield *found.span(1), numbers
    for found in _BODY.finditer(text):
        yield *found.span(), _numbers(found.group())
    for found in _CHAIN.finditer(text):
        items = _items(found.group())
        if not _only_counts(items, False) and any(item.number != "一" for item in items):
            yield *found.span(), _numbers(found.group())
    for found in _ROW.finditer(text):
        if row := _row(found.group(), text[found.end() : found.end() + 1]):
            place = _places().match(text, found.start() + len(row) - 1)
            yield found.start(), place.end() if place else found.start() + len(row), _numbers(row)


def _quoted(term: str) -> tuple[int, ...]:
    """The numbers of a quoted term that is a slogan; none of any other."""
    term = term.strip()
    if _CODE.fullmatch(term):
        return tuple(int(number) for number in re.findall(r"\d+", term))
    if _known().fullmatch(term):
        return _numbers(term)
    parts = _PARTS.split(term)
    numbered = [part for part in parts if _NUMBERED.fullmatch(part)]
    if numbered[:1] != parts[:1] or 2 * len(numbered) < len(parts) or _none().match(term):
        return ()
    items = [item for part in numbered for item in _items(part)]
    if _only_counts(items, True) or _is_idiom(items) or _is_single(items):
        return ()
    if len(items) == 1 and (len(items[0].head) > _HEAD or len(parts) > 1):
        return ()
    return _numbers("、".join(item.number for item in items))


def _row(row: str, behind: str) -> str:
    """The part of a row of numbers that is a slogan (三严三实, 一核两带三区): with one character each, or three of them."""
    items = _items(row)
    if _none().match(row) or _only_counts(items, False) or _is_idiom(items):
        return ""
    if {item.number for item in items} == {"一"} and not (len(row) == 4 and row[3] in _shares()):
        return ""
    if items[-1].head in ("体", "體") and behind == "化":
        return ""
    return row if len(items) > 2 or all(len(item.head) == 1 for item in items) else ""


def _items(text: str) -> list[_Item]:
    return [_Item(*found.groups()) for found in _ITEM.finditer(text)]


def _only_counts(items: list[_Item], quoted: bool) -> bool:
    """Whether the numbers only count: they precede times, units, ranks, or what every list has."""
    several = len(items) > 1
    for item in items:
        word = item.measure + item.head
        if "十" in item.number and word.startswith("大"):
            return True  # 十六大 is a congress
        if item.number == "一" and _plain("one").match(word):
            return True
        if _plain("amount").match(word) or item.head in _MEASURES or _JOINED.match(item.head):
            return True
        if not item.measure and _plain("measure").match(word) and not (quoted and several):
            return True
    return all(_plain("whole").fullmatch(item.head) for item in items) and not (quoted and not items[0].measure)


def _is_single(items: list[_Item]) -> bool:
    """Whether a phrase is no more than its parts: one of each (一个中国、一个台湾), one thing (一网通办), or an ordinal (十五冬)."""
    if len(items) == 1:
        return items[0].number == "一" or (len(items[0].number) > 1 and len(items[0].head) == 1 and items[0].number[-1] not in "百千万萬")
    return {item.number for item in items} == {"一"} and any(_plain("measure").match(item.measure + item.head) for item in items)


def _is_idiom(items: list[_Item]) -> bool:
    """Whether a phrase is an idiom: a reduplication (一步一步, one by one) or an approximation (十室九空, nearly all)."""
    return len(items) == 2 and (items[0] == items[1] or [item.number for item in items] == ["十", "九"])


def _numbers(text: str) -> tuple[int, ...]:
    """The numbers in a slogan, in order."""
    found: list[int] = []
    for written in re.findall(f"{_ONES}?十{_ONES}?|一百|(?<![统統合唯第单进個个])一(?![流批])|[{_SIGNS.replace('一', '')}]", text):
        if re.fullmatch("[万萬]", written):
            found.append(10_000)
        elif written in "双雙":
            found.append(2)
        elif number := numerals.value("chinese", written.replace("兩", "两")):
            found.append(number)
    return tuple(found)


@cache
def _known() -> re.Pattern[str]:
    words = sorted((entry[0] for entry in lexicon.entries("slogans")), key=len, reverse=True)
    return compiled.pattern(f"{_FREE}(?:{'|'.join(map(re.escape, words))})")


@cache
def _none() -> re.Pattern[str]:
    return compiled.pattern("|".join(re.escape(entry[0]) for entry in lexicon.entries("slogan-none")))


@cache
def _places() -> re.Pattern[str]:
    """What the last number of a row stands before in two characters (一核两带三园五基地)."""
    return compiled.pattern("|".join(word for (listed,) in lexicon.entries("slogan-places") for word in listed.split()))


@cache
def _named() -> re.Pattern[str]:
    """A number with 个 or 大 before a word that is no thing: 两个维护, 三个“到位”, 三大攻坚战."""
    entries = [(head, measures.split()) for head, measures in lexicon.entries("slogan-heads")]
    branches = []
    for written, measure in (("[个個]", "个"), ("大", "大")):
        heads = sorted((re.escape(head) for head, measures in entries if measure in measures), key=len, reverse=True)
        words = "|".join(heads)
        branches.append(f"{written}(?:{words}|[“‘「](?:{words})[”’」])")
    return compiled.pattern(f"{_FREE}(?P<number>(?!一){_NUMBER})(?:{'|'.join(branches)})")


@cache
def _plain(where: str) -> re.Pattern[str]:
    words = dict.fromkeys(word for place, listed in lexicon.entries("slogan-counted") if place == where for word in listed.split())
    return compiled.pattern("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


@cache
def _shares() -> frozenset[str]:
    return frozenset(entry[0] for entry in lexicon.entries("slogan-shares"))
