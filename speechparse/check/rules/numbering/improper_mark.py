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

from collections.abc import Iterator

from speechparse.analysis.markers import Written, written
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.check.rules.numbering.steps import certain
from speechparse.messages import _
from speechparse.tree import Section

# For each clause: the marks that stand where another belongs, and that other.
_AFTER_ORDINAL = (("、", ".", "．"), "，")  # B.3.1
_AFTER_CHINESE = ((".", "．", "，", ",", "·", "•", "・", "：", ":"), "、")  # B.3.2
_AFTER_ARABIC = (("、", "，", ",", "：", ":"), ".")  # B.3.3
_AFTER_BRACKET = (("、", ".", "．"), "")  # B.3.4
_AFTER_CHAPTER = (("、",), "\u3000")  # B.3.6
_AFTER_WORD = (("，", ",", "、", "：", ":"), "")  # B.3.7
_CLAUSES = {
    "cn-ordinal": _AFTER_ORDINAL,
    "cn-qi": _AFTER_ORDINAL,
    "cn-comma": _AFTER_CHINESE,
    "cn-capital": _AFTER_CHINESE,
    "stem": _AFTER_CHINESE,
    "branch": _AFTER_CHINESE,
    "arabic-dot": _AFTER_ARABIC,
    "roman": _AFTER_ARABIC,
    "latin-dot": _AFTER_ARABIC,
    "cn-paren": _AFTER_BRACKET,
    "stem-paren": _AFTER_BRACKET,
    "arabic-paren": _AFTER_BRACKET,
    "arabic-half-paren": _AFTER_BRACKET,
    "circled": _AFTER_BRACKET,
    "part": _AFTER_CHAPTER,
    "chapter": _AFTER_CHAPTER,
    "section": _AFTER_CHAPTER,
    "cn-verb": _AFTER_WORD,
}
_ADVERBS = ("则", "来", "來", "者")  # 一来， 一则， are followed by a comma as adverbs are


def check(facts: Facts) -> Iterator[Flaw]:
    for section in facts.sections if facts.mainland else ():
        right = proper(facts, section)
        if right is not None:
            marker = section.marker
            figure = right.endswith(".") and facts.text[marker.end : marker.end + 1].isdigit()
            fix = None if figure else Fix((Edit(marker.start, marker.end, right),), Safety.SAFE)
            message = _("{marker} should be written {proper}").format(marker=marker.text.strip(), proper=right.strip())
            yield Flaw(marker, message, fix)


def proper(facts: Facts, section: Section) -> str | None:
    """The proper form of the section's marker; None where it has it, or the standard has none for it."""
    scheme = section.marker.scheme
    if scheme not in _CLAUSES or not certain(facts, section):
        return None
    pieces = written(section.marker, facts.schemes[scheme].system)
    wrong, right = _CLAUSES[scheme]
    bracket, mark = _bracketed(pieces)
    if not pieces.number or mark not in wrong or pieces.word in _ADVERBS or (pieces.word and right == _AFTER_ORDINAL[1]):
        return None
    return pieces.before + pieces.number + pieces.word + bracket + right


def _bracketed(pieces: Written) -> tuple[str, str]:
    """The bracket that closes a number, and the mark behind it."""
    marks = "".join(pieces.marks.split())
    return (marks[:1], marks[1:]) if marks[:1] in ("）", ")", "〕") else ("", marks)


RULE = Rule("NUM006", "improper-mark", Severity.WARNING, __doc__, check, fix=Safety.SAFE)
