"""A word is written in a way that is found, but is not the one of official writing.

其它 for 其他, 做出贡献 for 作出贡献, 份量 for 分量. Most of these words are variants for which 《第一批异形词整理表》 recommends another
form.

Wrong:
    为其它行业发展做出更大贡献。

Right:
    为其他行业发展作出更大贡献。

Source: GF 1001—2001《第一批异形词整理表》; 惯例.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.check.rules.terms.words import places
from speechparse.messages import _


def check(facts: Facts) -> Iterator[Flaw]:
    if not facts.mainland:
        return
    for start, end, word in places(facts, "doubtful"):
        yield Flaw(facts.span(start, end), _("“{wrong}”: “{right}” is the usual form").format(wrong=word.wrong, right=word.right))


RULE = Rule("TRM003", "unusual-word", Severity.INFO, __doc__, check, gathers=True)
