"""Digits or letters are full-width.

Arabic figures take half the place of a character, and so do Latin letters: 2024年, GDP, not ２０２４年, ＧＤＰ. The point in a number
is half-width too.

Wrong:
    ２０２４年ＧＤＰ增长５．２%。

Right:
    2024年GDP增长5.2%。

Source: GB/T 15835—2011 5.1.7 (一般).

Fix: unsafe. Digits carry meaning; they are made half-width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _

_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # the full-width forms stand in the order of ASCII


def check(facts: Facts, found: re.Match[str]) -> Iterator[Flaw]:
    start, end = found.span()
    if facts.mainland and facts.prose_at(start):
        yield Flaw(facts.span(start, end), _message(found.group()), Fix((Edit(start, end, found.group().translate(_HALF)),), Safety.UNSAFE))


def _message(text: str) -> str:
    if text == "．":
        return _("full-width decimal point")
    return _("full-width digits") if any(map(str.isdecimal, text)) else _("full-width letters")


RULE = Rule(
    "NMR002",
    "full-width-digits",
    Severity.WARNING,
    __doc__,
    check,
    fix=Safety.UNSAFE,
    # No figure or word is longer; a run without bounds would be read anew at each of its characters.
    # Letters for a blank to be filled in (ＸＸ) are no words.
    pattern=r"[０-９]{1,20}(?:．[０-９]{1,20}|(?:，[０-９]{3}){1,6}(?![０-９]))?|(?<=[0-9])．(?=[0-9])|[Ａ-ＷＹＺａ-ｗｙｚ][Ａ-Ｚａ-ｚ]{0,30}",
    starts="．" + "".join(map(chr, [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)])),
    gathers=True,
)
