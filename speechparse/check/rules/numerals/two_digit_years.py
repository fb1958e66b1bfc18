"""A year has two figures.

A year has four: 2024年, not 24年 or ’24年, so that nobody takes it for a length of time. Two figures are taken for a year only where
a month follows (24年3月), they begin with 0 (08年), or an apostrophe stands before them.

Wrong:
    24年3月启动的堤防加固工程已经完工。

Right:
    2024年3月启动的堤防加固工程已经完工。

Source: GB/T 15835—2011 5.1.4.

Fix: display. Which century is meant, the writer knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speechparse import compiled
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _

_LENGTH = compiled.pattern(r"(?:徒刑|拘役|管制|[满达近约共期限][为是]?|前后|不少于|至少|超过|[〇零一二三四五六七八九十第\-—～至到])\Z")
_CENTURY = 50  # years up to this are of this century


def check(facts: Facts, found: re.Match[str]) -> Iterator[Flaw]:
    start, end = found.span()
    if facts.mainland and facts.prose_at(start) and not _LENGTH.search(facts.text[max(start - 4, 0) : start]):
        year = int(found.group()[-3:-1])
        fix = Fix((Edit(start, end, f"{year + (2000 if year < _CENTURY else 1900)}年"),), Safety.DISPLAY)
        yield Flaw(facts.span(start, end), _("“{year}”: a year of two figures").format(year=found.group()), fix)


RULE = Rule(
    "NMR004",
    "two-digit-years",
    Severity.WARNING,
    __doc__,
    check,
    fix=Safety.DISPLAY,
    pattern=r"(?<![0-9A-Za-z.．:：/\-—~～])(?<![0-9][ ,，])(?:['’‘][0-9]{2}|0[0-9]|[0-9]{2}(?=年(?:1[0-2]|[1-9])月))年",
    starts="0123456789'’‘",
)
