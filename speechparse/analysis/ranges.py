"""Ranges of numbers and times in a text (1—6月, 3～5个), whatever mark is between their ends.

A mark between two numbers may also belong to a telephone number, a code, a model or a date in figures. It makes a range where
a unit that counts or dates follows the second number, or both are years, and where the numbers can be the ends of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from speechparse import compiled

_FIGURES = "[0-9０-９*＊×XxＸｘ]{1,12}"  # a number, or what stands for one that is to be filled in
_NUMBER = rf"{_FIGURES}(?:[.．]{_FIGURES})?|[一二三四五六七八九十百千两〇零]+"
_TIME = r"学年|年度|季度|赛季|[月日时点]"
_UNIT = (
    r"小时|分钟|公里|公顷|公斤|平方|立方|毫米|厘米|千米|千瓦|千克|左右|年级|百分点|"
    r"[年天分秒周岁届期次名人个家种项件条章节页课层级度倍成百千万亿元米里亩吨克升户批轮辆台座套只头株棵份篇册场所间组档类款%％‰℃]"
)
_CLOCK = r"[0-9０-９]{1,2}[:：][0-9０-９]{2}"
_SIGNS = r"\-–―~～—－"
# Behind what is no blank, or behind one blank.
_MARK = compiled.pattern(rf"[{_SIGNS}](?:(?<=[^\s{_SIGNS}].)|(?<=[^\s{_SIGNS}] .))(?:(?<=—)—|(?<=-)-)?(?= ?[^\s{_SIGNS}])")
_LEFT = compiled.pattern(
    rf"(?P<odd>[A-Za-z/.\-–—_:：#№][ \u00a0]?)?(?<![0-9０-９.．A-Za-z*＊×])"
    rf"(?:(?P<clock>{_CLOCK})|(?P<number>{_NUMBER})[ ]?(?P<unit>{_TIME}|号|{_UNIT})?)\Z"
)
_RIGHT = compiled.pattern(
    rf" ?(?:(?P<clock>{_CLOCK})(?![0-9０-９:：\-])"
    rf"|(?P<number>{_NUMBER})(?![0-9０-９A-Za-z*＊×\-–—])\s?(?P<unit>(?P<time>{_TIME})|号|{_UNIT})?)"
    r"(?![）)]? ?[×÷=＝])"  # a minus sign stands in a formula
)
_YEAR = compiled.pattern(r"(?:19|20)[0-9]{2}")
_ANY_YEAR = compiled.pattern(r"(?:19|20)[0-9*＊×XxＸｘ]{2}")
_MULTIPLIED = compiled.pattern(r"[%％‰]|[百千万亿]{1,2}元?")  # units that make another number of what stands before them
_REACH = 24  # code points in which one end of a range stands


@dataclass(frozen=True, slots=True)
class Range:
    """The mark between two ends.

    Attributes:
        start: offset of the mark.
        end: offset behind it.
        mark: the mark as it stands there.
        time: the range is one of time, not of quantity.
        left_out: what the first number lacks and the second has, where the range is read wrong without it (万元 of 20～30万元);
            else "" (GB/T 15835—2011 5.1.3).
    """

    start: int
    end: int
    mark: str
    time: bool
    left_out: str = ""


def ranges(text: str) -> Iterator[Range]:
    """Yield all ranges of a text, in order of place."""
    for found in _MARK.finditer(text):
        start, end = found.span()
        before = start - (text[start - 1] == " ")
        left = _LEFT.search(text[max(before - _REACH, 0) : before])
        right = _RIGHT.match(text, end, min(end + _REACH, len(text)))
        if left and right and not left["odd"]:
            if left["clock"] and right["clock"]:
                yield Range(start, end, found.group(), True)
            elif left["number"] and right["number"] and _spans(left, right) and (found.group() != "——" or _alike(left, right)):
                dated = right["time"] is not None or _ANY_YEAR.fullmatch(right["number"]) is not None
                yield Range(start, end, found.group(), dated, _left_out(text, left, right))


def _left_out(text: str, left: re.Match[str], right: re.Match[str]) -> str:
    """The unit that the first of two figures lacks; figures in Chinese have it by custom only once (二三十万)."""
    if left["unit"] or not left["number"].replace(".", "", 1).isdecimal():
        return ""
    unit = _MULTIPLIED.match(text, right.end("number"))
    return unit.group() if unit else ""


def _alike(left: re.Match[str], right: re.Match[str]) -> bool:
    """Whether two numbers are written alike; if not, the dash between them introduces an explanation (第二年——一九五九年)."""
    one, other = left["number"], right["number"]
    return one.isdecimal() == other.isdecimal() and (one.isdecimal() or len(one) == len(other))


def _spans(left: re.Match[str], right: re.Match[str]) -> bool:
    """Whether two numbers can be the ends of a range."""
    one, other = left["number"], right["number"]
    if _YEAR.fullmatch(one) and _YEAR.fullmatch(other):
        return one < other
    if right["unit"] is None or (right["unit"] == "号" and left["unit"] != "号"):
        return False
    if left["unit"] and (right["time"] or left["unit"] != right["unit"]):
        return True
    return not (one.replace(".", "", 1).isdecimal() and other.replace(".", "", 1).isdecimal()) or float(one) < float(other)
