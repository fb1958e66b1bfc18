"""顿号 stands before 等.

顿号 parts items; 等 is none, it follows the last item without a mark.

Wrong:
    组织水务、住建、应急、等部门开展联合检查。

Right:
    组织水务、住建、应急等部门开展联合检查。

Source: GB/T 15834—2011 B.1.2.

Fix: safe. The 顿号 is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _

# What follows 等 where it ends a list. Elsewhere it is a verb (等通知、等物资) or begins a word (、等级评价, 、等额选举).
_AFTER = (
    "等?[，。；：！？）”\r\n]|等?[0-9一二三四五六七八九十几多]+[个项类种家大名]|(?:有关|相关|各)?(?:部门|单位|地区|方面|问题|工作|行业|领域|产业|企业|"
    "内容|措施|情况|人员|活动|项目|机构|制度|政策|文件|形式|方式|环节|场所|因素|资料|材料|设施|任务|职能)|地[，。、的]"
)


def check(facts: Facts, found: re.Match[str]) -> Iterator[Flaw]:
    place = found.start()
    if facts.mainland and facts.prose_at(place):
        yield Flaw(facts.span(place, place + 1), _("“、” before “等”"), Fix((Edit(place, place + 1, ""),), Safety.SAFE))


RULE = Rule(
    "PUN005",
    "enumeration-comma-before-etc",
    Severity.WARNING,
    __doc__,
    check,
    fix=Safety.SAFE,
    pattern=rf"(?<=[^\s、，。；])、(?=等(?:{_AFTER}))",
    starts="、",
)
