"""The punctuation of a marker is not what the standard has for its kind of number.

第一 and 其一 take a comma, 一 takes 、, 1 and a take a full point on the line, a number in brackets or a circle takes
nothing, nor does 1.1 or 一是; after 第一章 there is a blank.

Wrong:
    第一、摸清底数。
    1、压实责任。
    （一）、严格奖惩。

Right:
    第一，摸清底数。
    1.压实责任。
    （一）严格奖惩。

Source: GB/T 15834—2011 B.3.1 to B.3.7.

Fix: safe. The mark is put right; not where a figure follows (1、2025年 would become 1.2025年).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from speechparse import compiled
from speechparse.analysis.markers import Written, written
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.check.rules.numbering.steps import certain
from speechparse.grammar.model import Scheme
from speechparse.messages import _
from speechparse.tree import Section


def check(facts: Facts) -> Iterator[Flaw]:
    for section in facts.sections if facts.mainland else ():
        right = proper(facts, section)
        if right is not None:
            marker = section.marker
            figure = right.endswith(".") and facts.text[marker.end : marker.end + 1].isdigit()
            fix = None if figure else Fix((Edit(marker.start, marker.end, right),), Safety.SAFE)
            message = _("{marker} should be written {proper}").format(marker=marker.text.strip(), proper=right.strip())
            yield Flaw(marker, message, fix)


class _Behind(NamedTuple):
    """What stands behind the numbers of a scheme.

    Attributes:
        word: of the proper form: 是 of 一是, 章 of 第一章.
        right: what belongs behind that and the bracket.
        wrong: what stands there by mistake.
    """

    word: str
    right: str
    wrong: re.Pattern[str]


def proper(facts: Facts, section: Section) -> str | None:
    """The proper form of the section's marker; None where it has it, or nothing is known to be wrong with it."""
    scheme = facts.schemes[section.marker.scheme]
    if not scheme.wrong or not certain(facts, section):
        return None
    pieces, behind = written(section.marker, scheme.system), _behind(scheme)
    bracket, mark = _bracketed(pieces)
    named = pieces.word + bracket
    if (pieces.word and not behind.word) or not behind.wrong.fullmatch(named + mark, len(named)):
        return None
    return pieces.before + pieces.number + named + behind.right


@lru_cache(maxsize=64)
def _behind(scheme: Scheme) -> _Behind:
    """What stands behind a scheme's numbers.

    A word that names a part (章) is set off by a blank (B.3.6), one that is spoken (是) by nothing (B.3.7).
    """
    before, _number, behind = scheme.proper.partition("{n}")
    word = "".join(takewhile(str.isalpha, behind))
    right = "\u3000" if any(map(str.isalpha, before + word)) and not scheme.spoken else ""
    if behind != word and not _closes(behind[-1]):
        right = behind[-1]
    return _Behind(word, right, compiled.pattern(scheme.wrong))


def _bracketed(pieces: Written) -> tuple[str, str]:
    """The bracket that closes a number, and the mark behind it."""
    marks = "".join(pieces.marks.split())
    return (marks[:1], marks[1:]) if _closes(marks[:1]) else ("", marks)


def _closes(char: str) -> bool:
    """The character is a bracket that closes."""
    return char != "" and unicodedata.category(char) == "Pe"


RULE = Rule("NUM006", "improper-mark", Severity.WARNING, __doc__, check, fix=Safety.SAFE)
