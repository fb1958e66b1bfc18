"""A date has figures of both kinds.

Year, month and day, and each of them, are written in one kind of figures: 2024年3月5日 or 二〇二四年三月五日.

Wrong:
    2024年三月5日

Right:
    2024年3月5日

Source: GB/T 15835—2011 5.3 (a number is not written in both kinds of figures).

Fix: unsafe. Digits carry meaning; the Chinese figures become Arabic ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speechparse import numerals
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _

_HAN = "[〇○零一二三四五六七八九十]"
# 2024年八月十五 without 日 may be a day of the old calendar, which has Chinese figures.
_DATE = (
    rf"(?=[0-9０-９〇○零一二三四五六七八九十]{{1,4}}[年月])(?:(?P<y>[0-9０-９]{{4}}|{_HAN}{{4}})年(?P<m>[0-9０-９]{{1,2}}|{_HAN}{{1,2}})月"
    rf"(?:(?P<d>[0-9０-９]{{1,2}}|[一二三四五六七八九十]{{1,3}})[日号]|(?![初一二三四五六七八九十]))"
    rf"|(?P<wy>(?=[0-9]{{1,3}}{_HAN}|{_HAN}{{1,3}}[0-9])[0-9〇○零一二三四五六七八九]{{4}})年|(?P<wm>十[0-9])月"
    rf"|(?P<m2>[0-9０-９]{{1,2}})月(?P<d2>[一二三四五六七八九十]{{1,3}})日|(?P<m3>{_HAN}{{1,2}})月(?P<d3>[0-9０-９]{{1,2}})日)"
)
_WITHIN = ("wy", "wm")  # a year, and a month, that has both kinds itself
_FIGURES = tuple("〇○零一二三四五六七八九十")


def check(facts: Facts, found: re.Match[str]) -> Iterator[Flaw]:
    parts = [name for name, text in found.groupdict().items() if text]
    if parts[0] in _WITHIN:
        yield from _within(facts, found, parts[0])
        return
    chinese = [name for name in parts if not found[name].isdecimal()]
    if facts.mainland and facts.prose_at(found.start()) and 0 < len(chinese) < len(parts):
        message = _("“{date}” has Arabic and Chinese figures").format(date=found.group())
        yield Flaw(facts.span(*found.span()), message, _fix(found, chinese))


def _within(facts: Facts, found: re.Match[str], name: str) -> Iterator[Flaw]:
    """A year or a month whose own figures are of both kinds; 二0一一年 is the matter of another rule."""
    before = facts.text[found.start() - 1 : found.start()]
    alone = not (before.isdecimal() or before in _FIGURES)
    if facts.mainland and facts.prose_at(found.start()) and alone and found[name].strip("".join(_FIGURES) + "0"):
        message = _("“{date}” has Arabic and Chinese figures").format(date=found.group())
        edit = Edit(*found.span(name), "".join(map(_digit, found[name])))
        yield Flaw(facts.span(*found.span()), message, Fix((edit,), Safety.UNSAFE))


def _fix(found: re.Match[str], names: list[str]) -> Fix | None:
    edits = []
    for name in names:
        value = _value(found[name])
        if value is None:
            return None
        edits.append(Edit(*found.span(name), str(value)))
    return Fix(tuple(edits), Safety.UNSAFE)


def _digit(sign: str) -> str:
    """A figure in Arabic; of 十1 the 十 is a ten."""
    return "1" if sign == "十" else sign if sign.isdecimal() else str(_value(sign))


def _value(figures: str) -> int | None:
    return numerals.value("chinese", figures.replace("零", "〇"))


RULE = Rule(
    "NMR003",
    "mixed-dates",
    Severity.WARNING,
    __doc__,
    check,
    fix=Safety.UNSAFE,
    pattern=_DATE,
    starts="0123456789０１２３４５６７８９〇○零一二三四五六七八九十",
)
