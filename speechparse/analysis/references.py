"""Where running text points to sections (见第三部分, 前述第（二）项) or recalls how many items a list had (以上四点)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from speechparse import compiled, numerals
from speechparse.analysis.lists import NumberedList, by_article
from speechparse.analysis.nesting import Nesting
from speechparse.grammar.model import Grammar
from speechparse.grammar.patterns import BLANK
from speechparse.tree import Article, Document, Form, Section, Span

# What is counted, as the words stand behind the number. They count anything, so 第三点 points to this text only where
# a word before it says so.
_ITEM = "个方面|個方面|方面|个问题|個問題|个部分|个环节|件事|点|點|条|條|项|項|款|目"
_ABOVE = "以上|上述|前述|上面|前面|前文|上文"
_SAID = "(?:所)?(?:讲|讲到|说|谈|谈到|提|提到|提出|列|述|指出)?的?"
_SEE = "见|見|详见|詳見|参见|參見|按照|依照|根据|根據|依据|即|如"
_PARAGRAPH = "款"  # has no number: what follows it (第一款第（二）项) stands below the same section

_ANY = ""  # in place of a scheme: any
_TOP = "部分"  # where no scheme is called so, the sections of the first level are
# 第三条 after the name of another text (《规划》第三条, 条例第三条) is none of this one; after 本规定 it is.
_TEXT = compiled.pattern(
    "(?:[》〉」』”’]|报告|報告|文件|规划|规则|规定|規定|条例|條例|办法|辦法|法|法典|方案|意见|意見|通知|决定|决议|讲话|文章|论文|书|章程|纲要|细则|標準|标准|解释|解釋|公约|协定)"
    rf"[（(]?[^（）()]{{0,8}}[）)]?的?{BLANK}\Z"
)
_THIS = compiled.pattern(r"(?:(?<!日)本(?![市省区县])|这[个份篇部]|这一)[\u4e00-\u9fff]{0,4}\Z")
_BEHIND = 20  # code points looked at before a reference
# What may stand between two steps: nothing (第三部分第（二）点), or 、 (第三条、第五条).
_DEEPER = ("", "的", "之")
_BESIDE = ("、", "和", "及", "与", "與", "或", "至", "到", "以及", "或者")
_VARIANTS = {"編": "编", "節": "节", "條": "条"}

_Bracketed = Mapping[str, tuple[str, ...]]
"""By number system the schemes whose numbers stand in round brackets (（二）, 2）)."""

_ENTRY = compiled.pattern(r"[ \t\u3000]+(\S{1,4})")

_NUMBER = "(?:[一二三四五六七八九十百零〇]{1,7}|[0-9０-９]{1,3})"
_ONE = compiled.pattern(_NUMBER)
_BETWEEN = f"{BLANK}(?:[{''.join(sign for sign in _BESIDE if len(sign) == 1)}—～~-]|以及|或者){BLANK}第?{BLANK}"
_COUNTED = f"(?:大|个|個)?(?:{_ITEM}|要求|任务|措施|工作|意见|建议|原则)"
# Before a colon the words announce a list that follows (抓好这三件事：).
_RECALLS = "|".join(f"{above}{_SAID}" for above in _ABOVE.split("|"))  # each begins with a sign: the engine looks for these first
_COUNT = compiled.pattern(rf"(?:{_RECALLS}|这|這)(?P<number>{_NUMBER}){BLANK}{_COUNTED}(?![^。；，！？\r\n]{{0,12}}[：:])")


@dataclass(frozen=True, slots=True)
class Reference(Span):
    """A written number that points to a section; the span is the number alone.

    Attributes:
        system: the number system it is written in.
        target: the section; None where the article has none of that number.
    """

    system: str = ""
    target: Section | None = None


@dataclass(frozen=True, slots=True)
class Recall(Span):
    """A written number that says how many items a list above has (以上四点); the span is the number alone.

    Attributes:
        system: the number system it is written in.
        list: the nearest list above with so many items, or with this number as its last; None if there is none.
    """

    system: str = ""
    list: NumberedList | None = None


def references(document: Document, lists: Sequence[NumberedList], grammar: Grammar) -> Iterator[Reference]:
    """All references of a document to its own sections, in order of place; those to other texts are left out."""
    step, words, bracketed = _compiled(grammar)
    own = by_article(lists)
    for article in document.articles:
        yield from _Finder(article, own.get(article.start, []), words, bracketed).references(step)


def recalls(document: Document, lists: Sequence[NumberedList]) -> Iterator[Recall]:
    """Yield all places that recall how many items a list above them has, in order of place."""
    of = by_article(one for one in lists if len(one.items) > 1)
    for article in document.articles:
        own = sorted(of.get(article.start, []), key=lambda one: one.items[-1].start)
        ends = [one.items[-1].start for one in own]
        counted: dict[int | None, list[int]] = defaultdict(list)  # the lists that have, or end with, a number
        for n, one in enumerate(own):
            for number in {len(one.items), one.items[-1].marker.ordinal}:
                counted[number].append(n)
        for found in _COUNT.finditer(article.source.text, article.start, article.end):
            system, count = _value(found["number"])
            if count < 2:  # 这一点
                continue
            above = bisect_left(counted[count], bisect_left(ends, found.start()))
            recalled = own[counted[count][above - 1]] if above else None
            yield Recall(article.source, *found.span("number"), system=system, list=recalled)


class _Last(NamedTuple):
    """The step before: where it ended, its unit, the section it was searched below, and what it pointed to.

    ``alive`` if it points into this text at all.
    """

    end: int = -1
    unit: str = ""
    within: Section | None = None
    target: Section | None = None
    alive: bool = False


class _Item(NamedTuple):
    """An item of a list, by the offset that the list begins at."""

    start: int
    section: Section


class _Finder:
    """Finds the references of one article. Most articles have none, so the indexes are made when they are first needed."""

    def __init__(self, article: Article, lists: Sequence[NumberedList], units: dict[str, str], bracketed: _Bracketed) -> None:
        self.article = article
        self.text = article.source.text
        self.lists = lists
        self.bracketed = bracketed
        self.sections = tuple(article.walk())
        shown = {section.marker.scheme for section in self.sections}
        self.units = {unit: scheme for unit, scheme in units.items() if scheme in shown}
        self.markers = [*((article.marker,) if article.marker else ()), *(section.marker for section in self.sections)]
        self.marker_ends = [marker.end for marker in self.markers]

    @cached_property
    def nesting(self) -> Nesting:
        return Nesting(self.sections)

    @cached_property
    def numbered(self) -> Mapping[tuple[str, int | None], list[Section]]:
        """The sections of each scheme and number."""
        found: Mapping[tuple[str, int | None], list[Section]] = defaultdict(list)
        for section in self.sections:
            found[section.marker.scheme, section.marker.ordinal].append(section)
        return found

    @cached_property
    def items(self) -> Mapping[tuple[str, int | None], list[_Item]]:
        """The items of lists, by scheme (or any) and number."""
        found: Mapping[tuple[str, int | None], list[_Item]] = defaultdict(list)
        for one in sorted(self.lists, key=lambda one: one.items[0].start):
            for item in {item.marker.ordinal: item for item in reversed(one.items)}.values():  # the first with each number
                for scheme in (one.scheme, _ANY):
                    found[scheme, item.marker.ordinal].append(_Item(one.items[0].start, item))
        return found

    @cached_property
    def tops(self) -> Mapping[int | None, list[Section]]:
        """The sections of the first level, by number."""
        found: Mapping[int | None, list[Section]] = defaultdict(list)
        for top in [one for one in self.article.sections if one.marker.form is not Form.INLINE] or self.article.sections:
            found[top.marker.ordinal].append(top)
        return found

    def references(self, step: re.Pattern[str]) -> Iterator[Reference]:
        last = _Last()
        for found in step.finditer(self.text, self.article.start, self.article.end):
            if self.is_marker(found):
                continue
            unit = found["unit"] or found["kind"] or ""
            between = self.text[last.end : found.start()].strip() if 0 <= last.end <= found.start() <= last.end + 4 else None
            if between in _DEEPER:
                alive, within = last.alive and last.target is not None, last.target
            elif between in _BESIDE:
                alive, within = last.alive, last.within if unit == last.unit or unit not in self.units else None
            else:
                alive, within = self.begins(found, unit), None
            target = within
            if alive and unit != _PARAGRAPH:
                for number in _ONE.finditer(self.text, found.start(), found.end()):
                    system, value = _value(number.group())
                    target = self.aim(found, unit, value, number.start(), within)
                    yield Reference(self.article.source, *number.span(), system=system, target=target)
            last = _Last(found.end(), unit, within, target, alive)

    def is_marker(self, found: re.Match[str]) -> bool:
        """Whether the place is the marker of a section."""
        n = bisect_right(self.marker_ends, found.start())
        return n < len(self.markers) and self.markers[n].start < found.end()

    def begins(self, found: re.Match[str], unit: str) -> bool:
        """Whether a reference to this text may begin here, judging by what stands before the place."""
        before = self.text[max(self.article.start, found.start() - _BEHIND) : found.start()]
        other = _TEXT.search(before)
        if other and not _THIS.search(before[: other.start()]):
            return False
        if (unit in self.units or unit == _TOP or found["bracket"]) and found.group().startswith("第"):
            return True
        return re.search(rf"(?:{_ABOVE}{f'|{_SEE}' if found['bracket'] else ''}){_SAID}\Z", before) is not None

    def aim(self, found: re.Match[str], unit: str, value: int, place: int, within: Section | None) -> Section | None:
        """Return the section that a step points to."""
        entry = self.entry(found)
        if found["bracket"]:
            return self.item(value, place, within, self.bracketed[_system(self.text[place])])
        if scheme := self.units.get(unit):
            return self.nearest(self.numbered[scheme, value], place, within, entry)
        if unit == _TOP and within is None:
            return next((one for one in self.tops[value] if one.title.startswith(entry)), None)
        return self.item(value, place, within, (_ANY,))

    def entry(self, found: re.Match[str]) -> str:
        """Return the first characters of the heading after the number in a table of contents; "" elsewhere."""
        shown = _ENTRY.match(self.text, found.end())
        if not shown:
            return ""
        before = found.start()
        while before and self.text[before - 1].isspace() and self.text[before - 1] not in "\r\n":
            before -= 1
        return shown.group(1) if self.article.source.position(before).column == 1 else ""

    def nearest(self, named: Sequence[Section], place: int, within: Section | None, entry: str) -> Section | None:
        """Return, of several sections (节 of different 章), the one that shares most parents with the place; the first of equals.

        Args:
            named: the sections, in order of text.
            place: where the reference stands.
            within: below what the section lies; None for the whole article.
            entry: what its title begins with.
        """
        first, last = (within.start + 1, within.end) if within else (self.article.start, self.article.end)
        for parent in (*self.nesting.around(place), self.article):
            start, end = max(parent.start, first), min(parent.end, last)
            below = range(bisect_left(named, start, key=_place), bisect_left(named, end, key=_place))
            if found := next((named[n] for n in below if not entry or named[n].title.startswith(entry)), None):
                return found
        return None

    def item(self, value: int, place: int, within: Section | None, schemes: tuple[str, ...]) -> Section | None:
        """The item of a list: of the first below a section, else of the last that began before the place; it has the number."""
        known = [self.items[scheme, value] for scheme in schemes]
        if within is None:
            above = [items[n - 1] for items in known if (n := bisect_left(items, (place,)))]
            return max(above).section if above else None
        below = [items[n] for items in known if (n := bisect_left(items, (within.start + 1,))) < len(items)]
        first = min(below, default=None)
        return first.section if first and first.start < within.end else None


def _place(section: Section) -> int:
    return section.start


def units(grammar: Grammar) -> dict[str, str]:
    """The words that name the parts of a text (章), each with the scheme that numbers them."""
    named = ((re.fullmatch(r"第\{n\}([\u4e00-\u9fff]+)", scheme.proper), scheme.id) for scheme in grammar.schemes)
    found = {unit.group(1): scheme for unit, scheme in named if unit}
    return found | {other: found[unit] for other, unit in _VARIANTS.items() if unit in found}


@lru_cache(maxsize=8)
def _compiled(grammar: Grammar) -> tuple[re.Pattern[str], dict[str, str], _Bracketed]:
    """A step of a reference (第三、四部分, 第（二）项, 第二点), the units that name schemes (章: chapter), the bracketed schemes."""
    words = units(grammar)
    kinds = "|".join([*sorted(map(re.escape, {*words, _TOP}), key=len, reverse=True), _ITEM])
    bracketed = rf"[（(]{BLANK}{_NUMBER}{BLANK}[）)]"
    step = (
        rf"(?=[第（(])(?:第{BLANK}{_NUMBER}(?:{_BETWEEN}{_NUMBER})*{BLANK}(?P<unit>{kinds})(?![：:])"
        rf"|(?P<bracket>第?{bracketed}(?:(?:{_BETWEEN})?{bracketed})*)(?P<kind>{kinds})?)"
    )
    closed = [scheme for scheme in grammar.schemes if re.search(r"\{n\}[）)]", scheme.proper)]
    numbers = {system: tuple(each.id for each in closed if each.system == system) for system in ("arabic", "chinese")}
    return compiled.pattern(step), words, numbers


def _value(number: str) -> tuple[str, int]:
    """The system of a written number, and its value (0 if it has none)."""
    system = _system(number[0])
    return system, numerals.value(system, number) or 0


def _system(sign: str) -> str:
    """The system of a number that begins with a sign."""
    return "arabic" if sign.isdigit() else "chinese"
