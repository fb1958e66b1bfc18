"""顿号 stands between two figures that give an approximate number.

Two figures in a row say about how many: 三五天, 七八十人, without a 顿号. With one they are two numbers: 一、二年级.

Wrong:
    堤防三、五天就能修复，二、三十人的抢险队随时待命。

Right:
    堤防三五天就能修复，二三十人的抢险队随时待命。

Source: GB/T 15835—2011 5.2.1; GB/T 15834—2011 4.5.3.4 (通常).

Fix: safe. The 顿号 is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _

_PAIRS = "一、二|二、三|三、四|四、五|五、六|六、七|七、八|八、九|三、五|两、三|一、两"
# Measures with which two figures are no order of things (二、三产业 and 五、六年级 are).
_MEASURES = (
    "[十百千万亿]|天|个?小时|分钟|公?里|米|岁|个月|年(?![级代度])|个(?!方面|阶段|层|部分|专项|问题)|"
    "次(?!会|全)|[户家](?!庭)|人(?!大)|倍|成|吨|亩|斤"
)


def check(facts: Facts, found: re.Match[str]) -> Iterator[Flaw]:
    place = found.start() + 1
    if facts.mainland and facts.prose_at(found.start()) and facts.prose_at(place):
        message = _("“{numbers}”: an approximate number has no 顿号").format(numbers=found.group())
        yield Flaw(facts.span(found.start(), found.end()), message, Fix((Edit(place, place + 1, ""),), Safety.SAFE))


RULE = Rule(
    "NMR005",
    "approximate-numbers",
    Severity.WARNING,
    __doc__,
    check,
    fix=Safety.SAFE,
    pattern=rf"(?<=[^第、\s一二三四五六七八九])(?:{_PAIRS})(?={_MEASURES})",
    starts="一二三四五六七八两",
)
