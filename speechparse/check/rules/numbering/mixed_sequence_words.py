"""首先 and 其次 are followed by 第三.

Words of sequence go 首先, 其次, 再次, 最后; ordinals go 第一, 第二, 第三. Who has begun with the one stays with it.

Wrong:
    首先，要摸清底数。其次，要压实责任。第三，要严格奖惩。

Right:
    首先，要摸清底数。其次，要压实责任。再次，要严格奖惩。

Source: 惯例; both are 序次语 in GB/T 15834—2011 B.3.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speechparse import compiled
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.messages import _

_NEAR = 1000  # code points; a word farther above is not of the same sequence
_HEAD = compiled.pattern(r"(?:^|[\r\n])[ \t\u3000]*(首先|其次|再次|第一|第二|第三)[，、,]")
_WORD = compiled.pattern(r"(?:(?<=[。；：！？\s])|^)(首先|其次|再次|第一|第二|第三)[，、,]")


def check(facts: Facts, found: re.Match[str]) -> Iterator[Flaw]:
    near = max(found.start() - _NEAR, 0)
    start = max(near, *(facts.text.rfind(end, near, found.start()) + 1 for end in "\r\n"))
    words = _WORD.findall(facts.text, start, found.start())
    if not facts.text[start : found.start()].strip():  # it begins its paragraph, as the words before it begin theirs
        words = _HEAD.findall(facts.text, max(start - _NEAR, 0), start)
    word = found.group(1)
    if words and _mixed(word, words[-1]):
        message = _("{word} follows {before}").format(word=word, before=words[-1])
        yield Flaw(facts.span(found.start(), found.end(1)), message)


def _mixed(word: str, before: str) -> bool:
    """Whether an ordinal comes right after the sequence word for the number before it, or the other way round."""
    return (before, word) in {("首先", "第二"), ("其次", "第三"), ("再次", "第四"), ("第一", "其次"), ("第二", "再次")}


RULE = Rule(
    "NUM013",
    "mixed-sequence-words",
    Severity.WARNING,
    __doc__,
    check,
    pattern="(?<=[。；：！？\\s])(第[二三四]|其次|再次)[，、,]",
    starts="第其再",
)
