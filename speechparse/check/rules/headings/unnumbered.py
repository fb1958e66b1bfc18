"""Parallel headings inside a paragraph have no numbers.

Short sentences of one pattern stand in a paragraph, each with a text of its own behind it (要降低地价。… 要降低利息。…).
They are headings, but nothing shows it, while the parts above them are numbered. Reported is the first of each group, which
may also be given numbers of the next scheme.

Wrong:
    一、降低成本
    要降低地价。工业用地先租后让，逐年缴租。要降低利息。设立转贷资金，不抽贷不断贷。要降低运费。货运车辆通行费减半收取。

Right:
    一、降低成本
    （一）降低地价。工业用地先租后让，逐年缴租。
    （二）降低利息。设立转贷资金，不抽贷不断贷。
    （三）降低运费。货运车辆通行费减半收取。

Source: 惯例.

Options:
    least: how many headings make a group (3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from speechparse import compiled
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.messages import ngettext
from speechparse.tree import Leaf, LeafKind, Span

_SHORT = r"[\u4e00-\u9fff、“”]{4,18}(?=[。！？])"
_HEADING = compiled.pattern(_SHORT)
_BEHIND_SENTENCE = compiled.pattern(rf"[。！？\r\n](?={_SHORT})")
_BODY = 12  # code points between a heading and the next
_CALL = "要"  # a heading that calls for something
_SAME = 4  # code points; so many at the end are no chance
_NEAR = 100  # short sentences; the headings of a group are among so many


def check(facts: Facts, *, least: int = 3) -> Iterator[Flaw]:
    short: dict[int, list[int]] = {}  # where short sentences begin, the first one of a leaf aside, by the number of the leaf
    for before in _BEHIND_SENTENCE.finditer(facts.text):
        short.setdefault(facts.leaves.number(before.end()), []).append(before.end())
    for number, begun in short.items():
        leaf = facts.leaves[number]
        if len(begun) + 1 >= least and leaf.kind is LeafKind.TEXT and facts.section_at(leaf.start):
            for group in _groups(facts, leaf, (leaf.start, *begun), least):
                message = ngettext("{count} parallel heading has no number", "{count} parallel headings have no numbers", len(group))
                yield Flaw(group[0], message.format(count=len(group)), places=tuple(group))


def _groups(facts: Facts, leaf: Leaf, begun: Iterable[int], least: int) -> Iterator[list[Span]]:
    """Groups of short sentences that are alike, each with a body behind it."""
    found = (_HEADING.match(facts.text, start, leaf.end) for start in dict.fromkeys(begun))
    short = [sentence for sentence in found if sentence]
    told: set[int] = set()
    for n, first in enumerate(short):
        if first.start() in told:
            continue
        others = (other for other in short[n + 1 : n + _NEAR] if other.start() not in told and _alike(first.group(), other.group()))
        group = [facts.span(*sentence.span()) for sentence in (first, *others)]
        ends = [*(sentence.start for sentence in group[1:]), leaf.end]
        if len(group) >= least and all(end - sentence.end > _BODY for sentence, end in zip(group, ends, strict=True)):
            yield group
            told.update(sentence.start for sentence in group)


def _alike(one: str, other: str) -> bool:
    """Whether two headings are alike: calls of about the same length, or with the same words at the end."""
    if one.startswith(_CALL) and other.startswith(_CALL):
        return abs(len(one) - len(other)) <= 1
    return one[-_SAME:] == other[-_SAME:]


RULE = Rule("HED008", "heading-unnumbered", Severity.INFO, __doc__, check)
