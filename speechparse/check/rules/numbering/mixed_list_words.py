"""One item of a list has another word after its number than all the others.

一是 二是 三要 四是, or 一是 二是 第三，: a slip of the pen. Inside a paragraph the last item may turn from what is to what must be
done (三要 after 一是 二是), so that is not reported; nor are lists in which two words are used several times each.

Wrong:
    一是摸清底数；二要压实责任；三是严格奖惩；四是强化督查。

Right:
    一是摸清底数；二是压实责任；三是严格奖惩；四是强化督查。

Source: 惯例.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from speechparse.analysis.markers import written
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.messages import _
from speechparse.tree import Section


def check(facts: Facts) -> Iterator[Flaw]:
    aloud = facts.grammar.aloud()
    for numbered in facts.lists:
        words = [_word(facts, item) for item in numbered.items]
        counted = Counter(words).most_common()
        if len(counted) != 2 or counted[1][1] != 1 or counted[0][1] < 2:
            continue
        usual, odd = counted[0][0], words.index(counted[1][0])
        spoken = all(item.marker.scheme in aloud for item in numbered.items)
        turns = odd == len(words) - 1 and numbered.inline and (usual[1], words[odd][1]) == ("是", "要")
        if spoken and not turns:
            other = numbered.items[words.index(usual)]
            message = _("{marker} in a list of {other}").format(marker=numbered.items[odd].marker.label, other=other.marker.label)
            yield Flaw(numbered.items[odd].marker, message)


def _word(facts: Facts, item: Section) -> tuple[str, str]:
    """The word that the items of a list repeat: 是 in 一是, 第 in 第一，."""
    pieces = written(item.marker, facts.schemes[item.marker.scheme].system)
    return ("".join(pieces.before.split()), pieces.word[:1] if not pieces.before else "")


RULE = Rule("NUM014", "mixed-list-words", Severity.WARNING, __doc__, check)
