"""Figures: numbers that say how much or how many, with their unit and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from speechparse import compiled
from speechparse.grammar.firsts import firsts
from speechparse.stats import counted, lexicon
from speechparse.stats.counted import CHINESE
from speechparse.stats.unwrapped import Unwrapped
from speechparse.tree import Span

_SCALE = "(?:[十百千]?[万萬亿億兆][亿億]?|[百千](?![分瓦米克伏赫帕卡]))"
_BLANK = r"[ \t\u3000\u00a0]{0,2}"
# No quantifier gives back what it took, and no number begins inside another, so that time grows with the text.
_ARABIC = r"(?<![\d.])(?:\d{1,3}(?:[,，]\d{3})++(?!\d)|\d++)(?:\.\d++)?+"
_SIGN = f"(?:(?![百千])[{CHINESE}]|百(?!分)|千(?![瓦米克伏赫帕卡]))"
_WORDS = rf"(?<![{CHINESE}]){_SIGN}++(?:[点點][〇零○一二三四五六七八九]++)?+"
_NUMERAL = f"(?:{_ARABIC}|{_WORDS})"
_ONE = rf"(?:{_ARABIC}(?:{_BLANK}{_SCALE}{_BLANK}\d[\d,]*+(?:\.\d++)?+(?!\s*年))*+|{_WORDS})"
_TO = rf"{_BLANK}(?:[-－–—~～]{{1,2}}|至|到){_BLANK}"
_PER = "[百千万]分之"
_MINUS = r"(?:(?<![\w.%])|(?<=[长降比为率值]))[-－−]"
_NUMBER = compiled.pattern(
    rf"(?P<per>{_PER})?(?P<number>(?:{_MINUS})?{_ONE}(?:(?:[%‰﹪]|{_SCALE})?{_TO}(?:{_PER})?{_ONE})?+)"
    rf"(?P<part>分之[{CHINESE}]++|/\d{{1,2}}(?=以上|左右|的|强)|∶\d++(?:\.\d++)?+)?"
)
_PLAIN = compiled.pattern(_ARABIC)
_LISTED = compiled.pattern(rf"(?:{_ARABIC}{_BLANK}(?:[、和与與及]|以及){_BLANK})+$")  # numbers that share the unit of the one behind them
_WINDOW = 60  # code points in which they are looked for
_MYRIADS = compiled.pattern("[一二三四五六七八九十两兩].*[万亿萬億]")
_MORE = "[多余餘几來来]"
_FILLER = compiled.pattern(rf"(?P<few>{_MORE}?){_BLANK}(?P<scale>{_SCALE}?)(?P<more>{_MORE}?){_BLANK}")
_SMALL = compiled.pattern("[1-9]|10|[一二两兩三四五六七八九十]")
_ROUND = compiled.pattern(
    "[百千万亿萬億].*|[〇零○一二三四五六七八九两兩]{2,}|[〇零○二]"
)  # no certain number: 百, 三五; 二 is 两 before a unit
_DATE = compiled.pattern("[年月日号號底初末代份度旬]")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_WIDE = compiled.pattern("[０-９．％]")
_THAN = ("比", "较", "較")


@dataclass(frozen=True, slots=True)
class Figure(Span):
    """A number with its unit.

    Attributes:
        number: as it is written, in half width, with what is said of it between number and unit (1000多); 五 of 百分之五, 五分之一 whole.
        unit: 亩, 亿元, %, 百分之, 个百分点; 万 where nothing else follows (突破100万); "" after 五分之一 and 一亿.
        counted: what it counts, "" where the words do not show it.
    """

    number: str = ""
    unit: str = ""
    counted: str = ""


class _Found(NamedTuple):
    """A figure, with its place in the text without line breaks."""

    start: int
    end: int
    number: str
    unit: str
    counted: str


class Unit(NamedTuple):
    """An entry of the list of units."""

    kind: str
    unless: str  # pattern of what stands behind a word that is no unit; "" for none


def figures(pieces: Iterable[Span]) -> Iterator[Figure]:
    """Yield the figures of a speech, in order.

    A figure is a number, in Arabic or Chinese digits, with a unit or a measure word that makes it say how much or how
    many: 5.2%, 四十万亩, 12所, 三成, 五分之一, 1.5个百分点, 30—40万人, 1000多户. No figures are dates, ordinals and the
    numbers of documents, masked numbers, 一 alone, numbers of no certain size (几十, 百), and small numbers that announce
    or divide (三点意见, 五个方面, 三大任务) rather than count.

    What is counted is the noun behind the unit (12所学校), or where none follows the noun before the number (新建学校12所);
    of a share, a change, an amount or a time it is the words before in the clause (固定资产投资增长5.2%). It is "" where
    the words do not show it: there is no dictionary here, only lists of units and of words that end a noun.
    """
    for piece in pieces:
        yield from _figures(piece)


def _figures(piece: Span) -> Iterator[Figure]:
    unwrapped = Unwrapped(piece)
    text = unwrapped.text.translate(_HALF_WIDTH) if _WIDE.search(unwrapped.text) else unwrapped.text
    position = floor = 0
    last: _Found | None = None
    while found := _scanner().search(text, position):
        position = found.end()
        if found.lastgroup == "other":
            if _DATE.match(text, position - 1) and (
                text.startswith("的", position) or text[found.start() - 1 : found.start()] not in _THAN
            ):
                floor = position
            continue
        number = _NUMBER.match(text, found.start())
        if number is None:
            position += 1
            continue
        figure = _figure(text, number, floor, last)
        position = number.end()
        if figure:
            sharing = list(_sharing(text, figure, floor))
            for last in (*sharing, figure._replace(counted=sharing[0].counted) if sharing else figure):
                yield Figure(piece.source, *unwrapped.range(last.start, last.end), *last[2:])
            position = floor = figure.end


def _figure(text: str, number: re.Match[str], floor: int, last: _Found | None) -> _Found | None:
    """The figure that begins with a number; None if that is not a figure.

    Args:
        text: the text of the piece without its line breaks, in half width.
        number: as it was found in it.
        floor: where the date or the figure before it ends.
        last: the figure before it.
    """
    written = number["number"]
    if number["per"] or number["part"]:
        end, kind = number.end(), "share"
        digits, unit = (written, number["per"]) if number["per"] else (number.group(), "")
    else:
        read = _unit(text, number)
        if read is None:
            return None
        end, digits, unit, kind = read
    noun = None if text[number.start() - 1 : number.start()] == "每" else counted.after(text, end, kind)
    looked_at = noun == "" or kind == "share"  # the words before are dear to find
    before = counted.before(text, number.start(), floor, kind) if looked_at else ""
    if kind == "share" and noun and counted.role("change").search(before):
        noun = ""
    if kind == "years" and "." not in written and not _lasts(text, number.start(), end):
        return None
    if not number["per"] and not number["part"] and not _counts(written, unit, kind, noun or "", text[end : end + counted.NOUN].lstrip()):
        return None
    if noun == "" and not before and last and kind in ("share", "measure"):
        between = text[last.end : number.start()]
        before = "" if re.search(f"[{counted.STOP}]", between) or counted.role("trim").sub("", between).strip("、") else last.counted
    return _Found(number.start(), end, digits, unit, before if noun == "" else noun or "")


def _sharing(text: str, figure: _Found, floor: int) -> Iterator[_Found]:
    """The numbers before a share that have its unit: 20.9、36.2 of 分别提高20.9、36.2、54个百分点."""
    unit = _units()[0].get(figure.unit)
    start = max(floor, figure.start - _WINDOW)
    listed = _LISTED.search(text[start : figure.start]) if unit and unit.kind == "share" else None
    if listed:
        before = counted.before(text, start + listed.start(), floor, "share")
        for number in _PLAIN.finditer(listed.group()):
            place = start + listed.start() + number.start()
            yield _Found(place, place + len(number.group()), number.group(), figure.unit, before)


def _unit(text: str, number: re.Match[str]) -> tuple[int, str, str, str] | None:
    """The end of the unit behind a number, the number with what belongs to it, the unit, and its kind."""
    gap = _FILLER.match(text, number.end())
    assert gap
    chinese = re.search(rf"[{CHINESE}]", number["number"]) is not None
    for start in (gap.start("scale"), gap.end()) if gap["scale"] else (gap.end(),):
        scaled = gap["scale"] if start == gap.end() else ""
        found = _unit_at(text, start)
        if found:
            name, kind = found
            written = text[number.start("number") : gap.end("more" if gap["more"] else "few")].rstrip()
            if scaled and (chinese or gap["more"]):
                written = text[number.start("number") : gap.end("more")]
            elif scaled:
                name = scaled + name
            return start + len(found[0]), written, name, kind
    if gap["scale"] and not chinese:
        return gap.end("more"), number["number"] + gap["few"], gap["scale"] + gap["more"], "thing"
    if chinese and _MYRIADS.fullmatch(number["number"]):
        return gap.end("few"), text[number.start("number") : gap.end("few")], "", "thing"
    return None


def _unit_at(text: str, start: int) -> tuple[str, str] | None:
    """The longest unit at an offset, with what it is per (元/吨), and its kind."""
    units, longest = _units()
    for length in range(longest, 0, -1):
        name = text[start : start + length]
        unit = units.get(name) if len(name) == length else None
        if unit and not (unit.unless and _unless(unit.unless).match(text, start + length)):
            if text.startswith("/", start + length) and (per := _unit_at(text, start + length + 1)):
                return f"{name}/{per[0]}", unit.kind
            return name, unit.kind
    return None


def _counts(number: str, unit: str, kind: str, noun: str, behind: str) -> bool:
    """Whether a number with a unit of this kind, before this noun, says how many."""
    if number == "一":
        return kind == "share"
    if _ROUND.fullmatch(number):
        return False
    if kind not in ("people", "thing", "any", "turns"):
        return True
    abstract, concrete = counted.nouns("abstract"), counted.nouns("concrete")
    small = _SMALL.fullmatch(number) is not None and not unit.startswith(tuple("万亿萬億"))
    chinese = re.fullmatch(rf"[{CHINESE}]+", number) is not None
    if noun and noun.endswith(concrete):
        return True
    if (small or (chinese and not re.search("[百千万亿萬億]", number))) and (behind.startswith(abstract) or noun.endswith(abstract)):
        return False
    return not (small and chinese) or kind == "people" or (kind == "thing" and noun != "")


def _lasts(text: str, start: int, end: int) -> bool:
    """Whether years say how long something lasts (任期为五年, 三年以上), not which years are meant (今后五年)."""
    before = text[max(0, start - counted.NOUN) : start].rstrip()
    return any((counted.role("level").search(before), counted.role("last").search(before), counted.role("lasts").match(text, end)))


@cache
def _scanner() -> re.Pattern[str]:
    """The pattern of all numbers, those that are not figures first."""
    others = [pattern.replace("N", _NUMERAL) for pattern, *_ in lexicon.entries("not-figures")]
    figures = [f"{_MINUS}{_NUMERAL}", _NUMERAL, f"{_PER}{_NUMERAL}"]
    begins = firsts((*others, *figures))  # at most places none of them can
    return compiled.pattern(f"(?={begins})(?:(?P<other>{'|'.join(others)})|(?P<figure>(?={'|'.join(figures)})))")


@cache
def _unless(pattern: str) -> re.Pattern[str]:
    return compiled.pattern(_BLANK + f"(?:{pattern})")


@cache
def _units() -> tuple[dict[str, Unit], int]:
    """The units, and the length of the longest."""
    found = {}
    for names, kind, *unless in lexicon.entries("units"):
        for name in names.split():
            found[name] = Unit(kind, unless[0] if unless else "")
    return found, max(map(len, found))
