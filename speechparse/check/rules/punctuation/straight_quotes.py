"""Straight quotation marks stand around Chinese text.

Chinese text has the quotation marks “” and ‘’, which tell where a quotation opens and where it closes. " and ' are those of a
keyboard.

Wrong:
    全面推行"一件事一次办"。

Right:
    全面推行“一件事一次办”。

Source: GB/T 15834—2011 4.8.2.

Fix: safe. The marks are made “” and ‘’. Where they are odd in number on a line, nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse import compiled
from speechparse.analysis.characters import HAN, char_before, char_behind, is_han
from speechparse.analysis.foreign import in_reference
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.check.rules.document import lines
from speechparse.messages import _

_QUOTE = compiled.pattern("[\"']")
_DOUBLE = compiled.pattern('"')
_SINGLE = compiled.pattern(rf"(?<![A-Za-z0-9])'([^'\r\n]{{0,60}}[{HAN}][^'\r\n]{{0,60}})'")


def check(facts: Facts) -> Iterator[Flaw]:
    quotes = _QUOTE.finditer(facts.text) if facts.mainland else ()
    for line in dict.fromkeys(lines.start_of_line(facts.document.source, quote.start()) for quote in quotes):
        for start, end, certain in _pairs(facts, line, lines.end_of_line(facts.document.source, line)):
            if facts.prose_at(end) and _is_chinese(facts.text, start, end):
                mark = facts.text[start]
                message = _("straight quotation marks {mark} around Chinese text").format(mark=mark)
                yield Flaw(facts.span(start, start + 1), message, _fix(start, end, mark) if certain else None)


def _pairs(facts: Facts, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The marks of a line two by two, and whether it is certain which open and which close."""
    double = [mark.start() for mark in _DOUBLE.finditer(facts.text, start, end) if facts.prose_at(mark.start())]
    for one, other in zip(double[::2], double[1::2], strict=False):
        yield one, other, len(double) % 2 == 0
    for pair in _SINGLE.finditer(facts.text, start, end):
        if facts.prose_at(pair.start()):
            yield pair.start(), pair.end() - 1, True


def _is_chinese(text: str, start: int, end: int) -> bool:
    inside = text[start + 1 : end]
    if any(map(is_han, inside)):
        return sum(map(is_han, inside)) >= len(inside) / 2 and not in_reference(text, start)
    return inside != "" and is_han(char_before(text, start)) and is_han(char_behind(text, end + 1))


def _fix(start: int, end: int, mark: str) -> Fix:
    opening, closing = "“”" if mark == '"' else "‘’"
    return Fix((Edit(start, start + 1, opening), Edit(end, end + 1, closing)), Safety.SAFE)


RULE = Rule("PUN008", "straight-quotes", Severity.WARNING, __doc__, check, fix=Safety.SAFE, gathers=True)
