"""A quotation inside a quotation, or a title inside a title, has the same marks as the one around it.

Inside “” stands ‘’, inside 《》 stands 〈〉, so that a reader sees where each of them ends. The marks alternate: inside ‘’ stands “” again.

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

_MARKS = compiled.pattern("[“”‘’《》〈〉]")
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
    inner = _INNER[pair[0]] + _INNER[pair[1]]
    opened: list[tuple[int, str, str]] = []  # place, the mark that stands there, the mark that belongs there
    nested: list[tuple[int, int]] = []
    for found in _MARKS.finditer(facts.text, paragraph.start, paragraph.end):
        place, mark = found.start(), found.group()
        if mark in (pair[0], inner[0]):
            same = bool(opened) and opened[-1][2] == mark == pair[0]
            opened.append((place, mark, inner[0] if same else mark))
        elif mark in (pair[1], inner[1]):
            if mark == inner[1] and not (opened and opened[-1][1] == inner[0]):
                continue  # an apostrophe
            if not opened or opened[-1][1] != (pair[0] if mark == pair[1] else inner[0]) or place - opened[-1][0] > _LONG:
                return []
            start, written, right = opened.pop()
            if written != right:
                nested.append((start, place))
    return [] if opened else nested


RULE = Rule("PUN009", "nested-marks", Severity.WARNING, __doc__, check, fix=Safety.SAFE)
