"""The same sign stands half-width here and full-width there.

％ and %, ＋ and +, ＞ and > are one sign each; － is a mark of ranges beside — and -; XX, xx and ＸＸ stand for the same blank. A
text has one form of each. Every place with the form that the text has less often is found; where both are as frequent, the
full-width ones are. A formula with signs of both widths (1+1＞2) is found too.

Wrong:
    工业投资增长12%，技改投资增长15％，民间投资增长8%。

Right:
    工业投资增长12%，技改投资增长15%，民间投资增长8%。

Source: GB/T 15835—2011 5.1.7 (figures are half-width, 一般); 惯例 (one form in one text).

Fix: unsafe. These signs carry meaning; they get the form that the text mostly has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from speechparse import compiled
from speechparse.analysis.characters import is_han
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _

_SIGNS = {"%": "％", "+": "＋", "=": "＝", ">": "＞", "<": "＜"}
_HALF = {wide: half for half, wide in _SIGNS.items()}
_WIDE = frozenset(_HALF)
_SIGN = compiled.pattern(f"[{''.join(_SIGNS)}{''.join(_HALF)}]")
_FORMULA = compiled.pattern(r"[0-9](?<![0-9]{2})[0-9]{0,8}(?:[+＋=＝>＞<＜][0-9]{1,9}){1,9}")
_LETTER = "A-Za-z0-9Ａ-Ｚａ-ｚ"
_BLANK = compiled.pattern(rf"([XxＸｘ])(?<![{_LETTER}].)\1{{1,5}}(?![{_LETTER}])")

Place = tuple[int, int, str, str]  # start, end, the form that is right in this text, and the message


def check(facts: Facts) -> Iterator[Flaw]:
    if not facts.mainland:
        return
    signs = [place.start() for place in _SIGN.finditer(facts.text) if facts.prose_at(place.start())]
    places = {each[0]: each for found in (_formulas(facts, signs), _signs(facts, signs), _blanks(facts), _ranges(facts)) for each in found}
    for start, end, form, message in sorted(places.values()):
        yield Flaw(facts.span(start, end), message, Fix((Edit(start, end, form),), Safety.UNSAFE))


def _signs(facts: Facts, signs: Sequence[int]) -> Iterator[Place]:
    found = [place for place in signs if _counts(facts.text, place)]
    usage = Counter(facts.text[place] for place in found)
    for place in found:
        sign = facts.text[place]
        other = _SIGNS.get(sign) or _HALF[sign]
        if _is_rarer(sign, other, usage):
            yield place, place + 1, other, _beside(sign, other)


def _formulas(facts: Facts, signs: Sequence[int]) -> Iterator[Place]:
    """The signs of formulas that have both widths; the width is that of most signs of the text."""
    wide = sum(facts.text[place] in _WIDE for place in signs) > len(signs) / 2
    for formula in _FORMULA.finditer(facts.text):
        inside = [place.start() for place in _SIGN.finditer(facts.text, *formula.span())]
        if len({facts.text[place] in _WIDE for place in inside}) == 2 and facts.prose_at(formula.start()):
            for place in inside:
                sign = facts.text[place]
                if (sign in _WIDE) != wide:
                    message = _("“{mark}” in a formula that has signs of the other width").format(mark=sign)
                    yield place, place + 1, _SIGNS[sign] if wide else _HALF[sign], message


def _blanks(facts: Facts) -> Iterator[Place]:
    """Letters in the place of a name or number to be filled in."""
    found = [place for place in _BLANK.finditer(facts.text) if facts.prose_at(place.start()) and _beside_chinese(facts.text, place)]
    usage = Counter(place.group()[0] for place in found)
    if usage:
        mostly = max("XxＸｘ", key=lambda letter: usage[letter])
        for place in found:
            if place.group()[0] != mostly:
                message = _beside(place.group()[0] * 2, mostly * 2)
                yield place.start(), place.end(), mostly * len(place.group()), message


def _ranges(facts: Facts) -> Iterator[Place]:
    """－ between the ends of a range, where others have another mark."""
    found = facts.ranges
    usage = Counter(each.mark for each in found)
    if 0 < usage["－"] <= usage.total() / 2:
        mostly = max("—～", key=lambda mark: usage[mark])
        for each in found:
            if each.mark == "－":
                yield each.start, each.end, mostly, _beside(each.mark, mostly)


def _is_rarer(sign: str, other: str, usage: Counter[str]) -> bool:
    return 0 < usage[sign] < usage[other] or (sign in _WIDE and 0 < usage[sign] == usage[other])


def _counts(text: str, place: int) -> bool:
    """Whether the sign at a place belongs to a number or a word, not to mark-up or a row of signs."""
    before, behind = text[place - 1 : place], text[place + 1 : place + 2]
    if text[place] in "%％":
        return before.isalnum() or before in "*＊×"
    return before != "" and (before.isalnum() or before in "”）*＊×") and (behind.isalnum() or behind in "“（*＊×")


def _beside_chinese(text: str, place: re.Match[str]) -> bool:
    return is_han(text[place.start() - 1 : place.start()]) or is_han(text[place.end() : place.end() + 1])


def _beside(mark: str, other: str) -> str:
    return _("“{mark}” beside “{other}” in one text").format(mark=mark, other=other)


RULE = Rule("NMR001", "mixed-width", Severity.WARNING, __doc__, check, fix=Safety.UNSAFE, gathers=True)
