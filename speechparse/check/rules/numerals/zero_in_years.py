"""The zero of a year in Chinese figures is no 〇.

In a number that names (a year, a room), zero is 〇: 二〇二四年. The letter O and the figure 0 are no Chinese figures, and
零 is for numbers that count. The circle ○ of old printing is let pass.

Wrong:
    二O二四年三月

Right:
    二〇二四年三月

Source: GB/T 15835—2011 5.2.5.

Fix: unsafe. The figure becomes 〇.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _

_ZEROS = "OoＯｏОо0０零"
_FIGURE = "一二三四五六七八九"


def check(facts: Facts, found: re.Match[str]) -> Iterator[Flaw]:
    if facts.mainland and facts.prose_at(found.start()):
        edits = tuple(Edit(found.start() + n, found.start() + n + 1, "〇") for n, sign in enumerate(found.group()) if sign in _ZEROS)
        yield Flaw(facts.span(found.start(), found.end()), _("another sign than “〇” for the zero of a year"), Fix(edits, Safety.UNSAFE))


RULE = Rule(
    "NMR006",
    "zero-in-years",
    Severity.WARNING,
    __doc__,
    check,
    fix=Safety.UNSAFE,
    pattern=rf"[{_FIGURE}](?=[〇○{_FIGURE}{_ZEROS}]{{3}}年)(?=[〇○{_FIGURE}]{{0,2}}[{_ZEROS}])[〇○{_FIGURE}{_ZEROS}]{{3}}",
    starts=_FIGURE,
    gathers=True,
)
