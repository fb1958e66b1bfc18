"""One list has markers with different punctuation.

Five items are written 第一、 to 第五、 and the sixth 第六，. Which mark is right the rule improper-mark (NUM006) tells; an item
that it reports is not reported again here, and one that is right is only reported where it stands alone among four or more.

Wrong:
    第一，摸清底数。
    第二，压实责任。
    第三：严格奖惩。

Right:
    第一，摸清底数。
    第二，压实责任。
    第三，严格奖惩。

Source: 惯例.

Fix: safe. The odd marker is written like the others, where theirs is the proper form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from speechparse.analysis.markers import written
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.check.rules.numbering import half_width_brackets, improper_mark
from speechparse.check.rules.numbering.steps import certain
from speechparse.messages import _
from speechparse.tree import Section

_MANY = 4  # items that are written otherwise; among fewer the one that is right is not the odd one
_REACH = 8  # code points of line ends and blanks between the bracket of a marker and its number


def check(facts: Facts) -> Iterator[Flaw]:
    for numbered in facts.lists:
        items = [item for item in numbered.items if item.marker.scheme == numbered.scheme and certain(facts, item)]
        marks = [_marks(facts, item) for item in items]
        if len(set(marks)) < 2:
            continue
        usual = _usual(facts, items, marks)
        other = items[marks.index(usual)]
        model = marks.count(usual) >= _MANY or not _told_elsewhere(facts, other)
        for item, found in zip(items, marks, strict=True):
            if found != usual and model and not _told_elsewhere(facts, item) and not _broken(facts, item):
                message = _("{marker} is punctuated otherwise than the other items ({other})")
                yield Flaw(item.marker, message.format(marker=item.marker.text, other=other.marker.text), _fix(facts, item, other))


def _usual(facts: Facts, items: Sequence[Section], marks: Sequence[str]) -> str:
    """The punctuation that most items have; of as many, the one that no other rule reports."""
    counted = Counter(marks)
    largest = max(counted.values())
    most = [each for each, times in counted.items() if times == largest]
    if len(most) > 1:
        most.sort(key=lambda each: _told_elsewhere(facts, items[marks.index(each)]))
    return most[0]


def _marks(facts: Facts, item: Section) -> str:
    """The punctuation of a marker, brackets and all, as a key; what the items of a list may well differ in is left out."""
    pieces = written(item.marker, facts.schemes[item.marker.scheme].system)
    return "".join((pieces.before + pieces.marks).split())


def _told_elsewhere(facts: Facts, item: Section) -> bool:
    return improper_mark.proper(facts, item) is not None or half_width_brackets.widened(item.marker.text) is not None


def _broken(facts: Facts, item: Section) -> bool:
    """What the marker seems to lack stands on the line above: a line ends inside （三）."""
    start = item.marker.start
    return facts.text[max(start - _REACH, 0) : start].rstrip().endswith(("（", "("))


def _fix(facts: Facts, item: Section, other: Section) -> Fix | None:
    if _told_elsewhere(facts, other):
        return None
    pieces, wanted = (written(each.marker, facts.schemes[each.marker.scheme].system) for each in (item, other))
    if pieces.word != wanted.word or not (pieces.number and wanted.number):
        return None
    text = wanted.before + pieces.number + wanted.word + wanted.marks
    return Fix((Edit(item.marker.start, item.marker.end, text),), Safety.SAFE)


RULE = Rule("NUM005", "mixed-marks", Severity.WARNING, __doc__, check, fix=Safety.SAFE)
