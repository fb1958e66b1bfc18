"""Evidence for the resolver from the text between markers: words that return to the section above, turns, promises."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from speechparse import compiled, numerals
from speechparse.grammar.firsts import firsts
from speechparse.grammar.model import Grammar
from speechparse.grammar.patterns import BLANK, blanks, numbered
from speechparse.parser.layout import Layout

# What stands for a number that is still to be filled in (讲*点意见).
_BLANK_COUNT = r"(?:\\?[*＊]){1,8}|[×✕XxＸ]{1,4}"
_COUNT = rf"[0-9０-９]{{1,2}}|{_BLANK_COUNT}"
_LONGEST = 16  # code points; no number of items is written with more
_SENTENCE = 200  # code points; a longer sentence is no heading
_PLACEHOLDER = compiled.pattern(_BLANK_COUNT)


class Announced(NamedTuple):
    """A phrase that announces a list.

    Attributes:
        end: where the phrase ends.
        items: how many items it announces; 0 where a placeholder stands for the number.
        start: where its number begins.
        number_end: where its number ends.
        block: the paragraph it stands in.
    """

    end: int
    items: int
    start: int = 0
    number_end: int = 0
    block: int = -1


class Cues(NamedTuple):
    """Evidence in one article, in order of place.

    Attributes:
        returns: offsets of words after which the text speaks for the section above.
        before: for each of these, where the sentence before it begins.
        turns: offsets of paragraphs where another speaker takes the word.
        promises: phrases that announce a list (讲三点意见).
        closing: where the closing begins: what is listed there is said of the whole, not of the last section. None if nowhere.
    """

    returns: tuple[int, ...] = ()
    before: tuple[int, ...] = ()
    turns: tuple[int, ...] = ()
    promises: tuple[Announced, ...] = ()
    closing: int | None = None


class _Promise(NamedTuple):
    """A phrase that announces a list: the patterns before and behind its number, and the number's system."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    system: str


class _Patterns(NamedTuple):
    returning: re.Pattern[str]  # where words may begin that return to the section above
    returns: re.Pattern[str]
    turns: re.Pattern[str]
    closing: re.Pattern[str]
    farewells: re.Pattern[str]
    counting: re.Pattern[str]  # where the number of a promise may begin
    counts: re.Pattern[str]
    promises: tuple[_Promise, ...]


def find(text: str, layout: Layout, grammar: Grammar, body: range, last: int) -> Cues:
    """Find the evidence in the paragraphs of an article's body; ``last`` is the last one that a heading may begin."""
    if not body:
        return Cues()
    patterns = _compiled(grammar)
    blocks = layout.blocks
    start, stop = blocks.starts[body[0]], blocks.ends[body[-1]]
    returns = tuple(found.start() for found in _found(patterns.returning, patterns.returns, text, start, stop))
    return Cues(
        returns,
        tuple(_sentence(text, max(start, place - _SENTENCE), place - 1) for place in returns),
        tuple(blocks.starts[n] for n in body if patterns.turns.match(text, blocks.starts[n], blocks.ends[n])),
        tuple(
            promise._replace(block=bisect_right(blocks.starts, promise.start) - 1)
            for promise in announced(text, grammar, start, stop)
            if promise.items
        ),
        _closing(text, layout, patterns, range(last + 1, body.stop)),
    )


def _closing(text: str, layout: Layout, patterns: _Patterns, below: range) -> int | None:
    """Where the closing begins below the last heading: at the last paragraph that may begin it, which the first below a heading does
    not, or at the first that is a farewell.
    """
    spans = [(layout.blocks.starts[n], layout.blocks.ends[n]) for n in below]
    begins = [(start, end) for start, end in spans if patterns.closing.match(text, start, end)]
    farewell = next((start for start, end in begins if patterns.farewells.search(text, start, end)), None)
    if farewell is None and begins and begins[-1] != spans[0]:
        return begins[-1][0]
    return farewell


def _sentence(text: str, start: int, stop: int) -> int:
    """The start of the sentence that ends at ``stop``, at ``start`` at the earliest."""
    return max(start, *(text.rfind(mark, start, stop) + 1 for mark in "。！？；\r\n"))


def _found(places: re.Pattern[str], pattern: re.Pattern[str], text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """The matches of a pattern where it may begin, in order; they do not overlap."""
    end = start
    for place in places.finditer(text, start, stop):
        if place.start() >= end and (found := pattern.match(text, place.start(), stop)):
            end = found.end()
            yield found


def announced(text: str, grammar: Grammar, start: int, stop: int) -> Iterator[Announced]:
    """Find the phrases from ``start`` to ``stop`` that announce a list, in order, by their numbers."""
    patterns = _compiled(grammar)
    for number in _found(patterns.counting, patterns.counts, text, start, stop):
        first, last = number.span()
        sentence = _sentence(text, max(start, first - _SENTENCE), first)
        found = [
            (before.start(), behind.end(), promise.system)
            for promise in patterns.promises
            if (behind := promise.behind.match(text, last, stop)) and (before := promise.before.search(text, sentence, first))
        ]
        if found:
            _begins, end, system = min(found, key=lambda phrase: phrase[0])
            if (count := _count(number.group(), system)) is not None:
                yield Announced(end, count, first, last)


def _count(written: str, system: str) -> int | None:
    """How many items a number announces; 0 for a placeholder, None if it is not a number."""
    if _PLACEHOLDER.fullmatch(written):
        return 0
    return numerals.value("arabic" if written[0].isdigit() else system, written)


@lru_cache(maxsize=8)
def _compiled(grammar: Grammar) -> _Patterns:
    returning = firsts([blanks(grammar.cues.returns)])
    boundary = "。！？；\\s\u3000"
    promises = [list(numbered(promise, "chinese")) for promise in grammar.promises]
    systems = {system: numerals.SYSTEMS[system].pattern for (_, _before), (_, system), (_, _behind) in promises}
    number = "|".join([*systems.values(), _COUNT])
    first = firsts([number])
    behind = firsts(behind for _before, _number, (_, behind) in promises)
    return _Patterns(
        compiled.pattern(f"{returning}(?<=[{boundary}]{returning})"),
        compiled.pattern(blanks(grammar.cues.returns)),
        compiled.pattern(blanks(grammar.cues.turns)),
        compiled.pattern(blanks(grammar.parts.closing)),
        compiled.pattern(blanks(grammar.cues.farewells)),
        compiled.pattern(f"{first}(?={first}{{0,{_LONGEST - 1}}}{BLANK}{behind})"),
        compiled.pattern(f"(?:{number})(?={BLANK}{behind})"),
        tuple(
            _Promise(compiled.pattern(rf"(?:{before})\Z"), compiled.pattern(behind), system)
            for (_, before), (_, system), (_, behind) in promises
        ),
    )
