"""A quotation inside a quotation, or a title inside a title, has the same marks as the one around it.

Inside “” stands ‘’, inside 《》 stands 〈〉, so that a reader sees where each of them ends.

Wrong:
    要悟透“把“人民至上”刻在心上”的含义，学好《关于贯彻《防汛条例》的意见》。

Right:
    要悟透“把‘人民至上’刻在心上”的含义，学好《关于贯彻〈防汛条例〉的意见》。

Source: GB/T 15834—2011 4.8.3.4, 4.15.3.5.

Fix: safe. The inner marks are changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse import compiled
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _
from speechparse.tree import Span

_MARKS = compiled.pattern("[“”《》]")
_INNER = {"“": "‘", "”": "’", "《": "〈", "》": "〉"}
# A mark that opens, behind which the next mark of its kind opens too.
_PAIRS = {"“”": compiled.pattern("“(?=[^“”]*“)"), "《》": compiled.pattern("《(?=[^《》]*《)")}
_LONG = 120  # code points between two marks of a pair; where it is more, a mark may be missing


def check(facts: Facts) -> Iterator[Flaw]:
    for pair, inside in _PAIRS.items() if facts.mainland else ():
        found = dict.fromkeys(facts.paragraph_at(opening.start()) for opening in inside.finditer(facts.text))
        for paragraph in filter(None, found):
            for start, end in _nested(facts, paragraph, pair):
                fix = Fix((Edit(start, start + 1, _INNER[pair[0]]), Edit(end, end + 1, _INNER[pair[1]])), Safety.SAFE)
                message = _("{marks} inside {marks}").format(marks=pair)
                yield Flaw(facts.span(start, start + 1), message, fix)


def _nested(facts: Facts, paragraph: Span, pair: str) -> list[tuple[int, int]]:
    """The start and end of every pair directly inside another, in a paragraph where all marks have their partners."""
    opened: list[int] = []
    nested: list[tuple[int, int]] = []
    for found in _MARKS.finditer(facts.text, paragraph.start, paragraph.end):
        place = found.start()
        if found.group() not in pair:
            continue
        if found.group() == pair[0]:
            opened.append(place)
        elif not opened or place - opened[-1] > _LONG:
            return []
        else:
            start = opened.pop()
            if len(opened) == 1:
                nested.append((start, place))
    return [] if opened else nested


RULE = Rule("PUN009", "nested-marks", Severity.WARNING, __doc__, check, fix=Safety.SAFE)
