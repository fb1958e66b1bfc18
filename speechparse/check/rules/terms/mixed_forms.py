"""One term stands in several forms in one text.

市委市政府 beside 市委、市政府; 6大支柱产业 beside 六大支柱产业; 深圳南山区 beside 深圳市南山区; 小进则满 beside 小进即满; “延配补” beside
“延补配”. Each form may be right, but one text keeps to one. 市委、市政府 with its 顿号, and 六大 as a name is written, are right beside
the others however frequent these are. Else the form that the text has less often is reported; where both are as often, the one that
is less usual, or else the one that comes first. Titles in 《》 stay as they are.

Wrong:
    市委、市政府高度重视，今天的会议是市委市政府决定召开的。

Right:
    市委、市政府高度重视，今天的会议是市委、市政府决定召开的。

Source: 惯例.

Fix: unsafe. The form is replaced by the other, where that one is more frequent or the usual one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from speechparse import compiled, numerals
from speechparse.analysis.occurrences import apart, occurrences
from speechparse.check import lexicon
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _

_HAN = "\u4e00-\u9fff"
_NUMBER = "一二三四五六七八九十"
_ORGANS = compiled.pattern("([省市县区州镇乡])委、?\\1政府")
# A number below a hundred before a measure and the beginning of what is counted.
_COUNTED = compiled.pattern(
    rf"([0-9{_NUMBER}](?<![0-9.,，．{_NUMBER}百千万亿第几数].)(?:(?<=[0-9])[0-9]?|(?<=[{_NUMBER}])[{_NUMBER}]{{0,2}}))"
    rf"(大(?=([{_HAN}]{{2}}))|[个项条类种家名位](?=([{_HAN}]{{3}})))"
)
_LEAST = 3  # 一个 and 两个 hardly count; 1个 and 2个 do
_TOWNS = (
    "黑龙江|内蒙古|石家庄|张家口|秦皇岛|哈尔滨|佳木斯|牡丹江|连云港|马鞍山|景德镇|平顶山|三门峡|驻马店"
    "|张家界|防城港|攀枝花|六盘水|嘉峪关|葫芦岛"
)
_PLACE = compiled.pattern(rf"([省市州])(?<=([{_HAN}]{{2}}).)(?:(?<=({_TOWNS}).)|)(?=([{_HAN}]{{2,3}}[区县市]))")
_NO_TOWN = compiled.pattern("[本该各全在我是的和与及由从为对向责]")
_NO_DISTRICT = compiled.pattern("行政区|[上城超股都全我本各该]市|开发区|示范区|园区|地区|[的和与及在]")
_MOST = 1000  # names of places that are looked for in one text
_QUOTED = compiled.pattern(rf"“([{_HAN}]{{3}})”")
_TITLE = 60  # code points of a title before and behind a place in it
_APART = 30  # code points; two names so near each other are set against each other

Places = dict[str, list[tuple[int, int]]]  # where the forms of one term stand


def check(facts: Facts) -> Iterator[Flaw]:
    for usual, places in _terms(facts):
        in_prose = {form: [span for span in spans if _counts_here(facts, *span)] for form, spans in places.items()}
        there = {form: spans for form, spans in in_prose.items() if spans}
        if len(there) > 1:
            yield from _minor(facts, usual, there)


def _counts_here(facts: Facts, start: int, end: int) -> bool:
    """Whether the place is prose and not part of a longer list (各级、各部门、各企业)."""
    listed = "、" in facts.text[start:end] and "、" in (facts.text[max(start - 1, 0) : start], facts.text[end : end + 1])
    return facts.prose_at(start) and not listed and not _in_title(facts.text, start, end)


def _in_title(text: str, start: int, end: int) -> bool:
    """The place is inside 《》: what is cited stays as it is."""
    before, behind = text[max(start - _TITLE, 0) : start], text[end : end + _TITLE]
    opened, closes = before.rpartition("《")[2], behind.partition("》")[0]
    return opened != before and "》" not in opened and closes != behind and "《" not in closes


def _minor(facts: Facts, usual: str, places: Places) -> Iterator[Flaw]:
    """The places of all forms but one."""
    most = max(map(len, places.values()))
    often = [form for form, spans in places.items() if len(spans) == most]
    right = usual if _ORGANS.fullmatch(usual) else _in_chinese(places)
    main = right if right in places else usual if usual in often else max(often, key=lambda form: places[form][0])
    sure = len(often) == 1 or main in (right, usual)
    for form, spans in places.items():
        for start, end in spans if form != main else ():
            fix = Fix((Edit(start, end, main),), Safety.UNSAFE) if sure else None
            yield Flaw(facts.span(start, end), _("“{form}” stands beside “{main}” in this text").format(form=form, main=main), fix)


def _in_chinese(forms: Iterable[str]) -> str:
    """Of 六大支柱 and 6大支柱 the first: with 大 a number counts nothing, it is part of a name; "" for other forms."""
    return next((form for form in forms if form[0] in _NUMBER and form.lstrip(_NUMBER)[:1] == "大"), "")


def _terms(facts: Facts) -> Iterator[tuple[str, Places]]:
    """The terms of a text with the places of their forms, each with its usual form ("" if there is none)."""
    text = facts.text
    organs: dict[str, Places] = {}
    for found in _ORGANS.finditer(text):
        organs.setdefault(found.group(1), {}).setdefault(found.group(), []).append(found.span())
    yield from ((f"{level}委、{level}政府", places) for level, places in organs.items())
    phrases: dict[int, Places] = {}
    groups, usual = _groups()
    for start, form in apart(place for place in facts.lexicon if place[1] in groups):
        phrases.setdefault(groups[form], {}).setdefault(form, []).append((start, start + len(form)))
    yield from ((usual[group], places) for group, places in phrases.items())
    yield from (("", places) for places in (*_counts(text), *_towns(text), *_turned(text)))


@cache
def _groups() -> tuple[dict[str, int], list[str]]:
    """The group of each phrase of the lexicon, and the usual form of each group."""
    listed = list(lexicon.entries("forms"))
    groups = {form.lstrip("!"): number for number, forms in enumerate(listed) for form in forms}
    return groups, [forms[0][1:] if forms[0].startswith("!") else "" for forms in listed]


def _counts(text: str) -> Iterator[Places]:
    """The same number of the same things in Chinese and in figures: 六大支柱产业, 6大支柱产业."""
    found_: dict[tuple[int | None, str], Places] = {}
    for found in _COUNTED.finditer(text):
        number = found.group(1)
        value = int(number) if number.isascii() else numerals.value("chinese", number)
        if value is not None and value >= _LEAST:
            counted = found.group(2) + (found.group(3) or found.group(4))
            found_.setdefault((value, counted), {}).setdefault(number + counted, []).append(
                (found.start(), found.start() + len(number + counted))
            )
    return iter(found_.values())


def _towns(text: str) -> Iterator[Places]:
    """A district with and without 市 or 省 behind the town it belongs to: 深圳市南山区, 深圳南山区."""
    full = dict.fromkeys(
        (town, level, district)
        for level, two, long, district in map(re.Match.groups, _PLACE.finditer(text))
        for town in (long, two)
        if town
    )
    named = [
        (f"{town}{level}{district}", f"{town}{district}")
        for town, level, district in islice(full, _MOST)
        if not (_NO_TOWN.search(town) or _NO_DISTRICT.search(district))
    ]
    found = occurrences(text, (form for forms in named for form in forms))
    for forms in named:
        if found[forms[1]]:
            yield {form: [(start, start + len(form)) for start in found[form]] for form in forms}


def _turned(text: str) -> Iterator[Places]:
    """Short names in quotation marks with the same signs in another order: “延配补”, “延补配”."""
    names: dict[str, Places] = {}
    for found in _QUOTED.finditer(text):
        name = found.group(1)
        names.setdefault(name[0] + "".join(sorted(name[1:])), {}).setdefault(name, []).append(found.span(1))
    for places in names.values():
        first = [spans[0][0] for spans in places.values()]
        if len(places) > 1 and max(first) - min(first) > _APART:
            yield places


RULE = Rule("TRM001", "mixed-forms", Severity.WARNING, __doc__, check, fix=Safety.UNSAFE, gathers=True)
