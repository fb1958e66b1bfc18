"""A number is written in Arabic figures with 百 or 千.

A large number may have 万 and 亿 beside Arabic figures (3.5亿元), nothing else: 5000多户 or 五千多户, not 5千多户.

Wrong:
    新增市场主体5千多户，带动就业2万3千人。

Right:
    新增市场主体5000多户，带动就业2.3万人。

Source: GB/T 15835—2011 5.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.messages import _


def check(facts: Facts, found: re.Match[str]) -> Iterator[Flaw]:
    if facts.mainland and facts.prose_at(found.start()):
        message = _("“{number}”: of Chinese figures, only 万 and 亿 go with Arabic ones").format(number=found.group())
        yield Flaw(facts.span(*found.span()), message)


RULE = Rule(
    "NMR007",
    "mixed-numbers",
    Severity.INFO,
    __doc__,
    check,
    # 千米, 千瓦 and their like are units; 百 before a name is no number (5百汇).
    pattern=(
        r"(?<![0-9A-Za-z.．])[0-9]{1,2}(?:\.[0-9]+)?(?:[百千][0-9零]|[百千](?=[万亿](?!亿))|[百千](?=[多余几]|元|人(?!计划|工程)|户|家|个|公里|亩|吨|名|件|项))"
    ),
    starts="0123456789",
)
