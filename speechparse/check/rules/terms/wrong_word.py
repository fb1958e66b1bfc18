"""A word is written with a wrong character, or taken for another.

布署 for 部署, 截止目前 for 截至目前, 台帐 for 台账. The words are those of a lexicon, each with the longer words in which it is right
(截止日期, 按装机容量).

Wrong:
    截止目前，各地已按要求作出布署。

Right:
    截至目前，各地已按要求作出部署。

Source: 《通用规范汉字表》, 《现代汉语词典》.

Fix: unsafe. Where there is no such word the right one is put in; where it is only hardly meant, the writer decides.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.check.rules.terms.words import places
from speechparse.messages import _


def check(facts: Facts) -> Iterator[Flaw]:
    if not facts.mainland:
        return
    for start, end, word in places(facts, "sure", "likely"):
        if word.certainty == "sure":
            fix = Fix((Edit(start, end, word.right),), Safety.UNSAFE)
            yield Flaw(facts.span(start, end), _("“{wrong}” is written “{right}”").format(wrong=word.wrong, right=word.right), fix)
        else:
            yield Flaw(facts.span(start, end), _("“{wrong}”: “{right}” is probably meant").format(wrong=word.wrong, right=word.right))


RULE = Rule("TRM002", "wrong-word", Severity.WARNING, __doc__, check, fix=Safety.UNSAFE, gathers=True)
