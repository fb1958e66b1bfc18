"""Both …… and 等 say that a list goes on.

One of them is enough; in a text that is read aloud it is 等.

Wrong:
    水务、住建、应急……等部门要联动起来。

Right:
    水务、住建、应急等部门要联动起来。

Source: GB/T 15834—2011 A.9.2.

Fix: safe. The ellipsis is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speechparse import compiled
from speechparse.analysis.characters import HAN
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _

_NEAR = 40  # code points before 等 in which the list stands
_LIST = compiled.pattern("、[^。！？；\r\n]*\\Z")


def check(facts: Facts, found: re.Match[str]) -> Iterator[Flaw]:
    start, end = found.span()
    if facts.text[start - 1] == "等" and not _LIST.search(facts.text, max(start - _NEAR, 0), start):
        return  # 再等等……: somebody waits
    if facts.mainland and facts.prose_at(start):
        yield Flaw(facts.span(start, end), _("“……” beside “等”"), Fix((Edit(start, end, ""),), Safety.SAFE))


RULE = Rule(
    "PUN011",
    "ellipsis-with-etc",
    Severity.WARNING,
    __doc__,
    check,
    fix=Safety.SAFE,
    pattern=rf"(?<=[{HAN}”》）]等)…{{2,4}}|(?<=[{HAN}”》）])…{{1,4}}(?=等等|等[，。；：、）]|等(?:部门|单位|方面|问题|工作|地|人|措施|内容|情况))",
    starts="…",
)
