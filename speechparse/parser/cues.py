"""Evidence for the resolver that stands between the markers: words that return to the section above, turns, promises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from speechparse import numerals
from speechparse.grammar.model import Grammar
from speechparse.grammar.patterns import blanks, numbered
from speechparse.parser.layout import Layout

# What stands for a number that is still to be filled in (讲*点意见).
_BLANK_COUNT = r"(?:\\?[*＊])+|[×✕XxＸ]{1,4}"
_COUNT = rf"[0-9０-９]{{1,2}}|{_BLANK_COUNT}"
_SENTENCE = 200  # code points; a longer sentence is no heading
_PLACEHOLDER = re.compile(_BLANK_COUNT)


class Announced(NamedTuple):
    """A phrase that announces a list.

    Attributes:
        end: where the phrase ends.
        items: how many items it announces; 0 where a placeholder stands for the number.
        start: where its number begins.
        number_end: where its number ends.
    """

    end: int
    items: int
    start: int = 0
    number_end: int = 0


class Cues(NamedTuple):
    """Evidence in one article, in order of place.

    Attributes:
        returns: offsets of words after which the text speaks for the section above.
        before: for each of these, where the sentence before it begins.
        turns: offsets of paragraphs where another speaker takes the word.
        promises: phrases that announce a list (讲三点意见).
    """

    returns: tuple[int, ...] = ()
    before: tuple[int, ...] = ()
    turns: tuple[int, ...] = ()
    promises: tuple[Announced, ...] = ()


class _Patterns(NamedTuple):
    returns: re.Pattern[str]
    turns: re.Pattern[str]
    promises: re.Pattern[str] | None
    counts: tuple[str, ...]  # the number system of each group of the promises


def find(text: str, layout: Layout, grammar: Grammar, body: range) -> Cues:
    """The evidence in the paragraphs of an article's body."""
    if not body:
        return Cues()
    patterns = _compiled(grammar)
    blocks = layout.blocks
    start, stop = blocks[body[0]].start, blocks[body[-1]].end
    returns = tuple(found.start() for found in patterns.returns.finditer(text, start, stop))
    return Cues(
        returns,
        tuple(_sentence(text, max(start, place - _SENTENCE), place - 1) for place in returns),
        tuple(blocks[n].start for n in body if patterns.turns.match(text, blocks[n].start, blocks[n].end)),
        tuple(promise for promise in announced(text, grammar, start, stop) if promise.items),
    )


def _sentence(text: str, start: int, stop: int) -> int:
    """Where the sentence begins that ends at ``stop``; not before ``start``."""
    return max(start, *(text.rfind(mark, start, stop) + 1 for mark in "。！？；\n"))


def announced(text: str, grammar: Grammar, start: int, stop: int) -> Iterator[Announced]:
    """The phrases from ``start`` to ``stop`` that announce a list, in order."""
    patterns = _compiled(grammar)
    for found in patterns.promises.finditer(text, start, stop) if patterns.promises else ():
        group = int(found.lastindex or 0)
        written = found.group(group)
        if _PLACEHOLDER.fullmatch(written):
            count: int | None = 0
        else:
            count = numerals.value("arabic" if written[0].isdigit() else patterns.counts[group - 1], written)
        if count is not None:
            yield Announced(found.end(), count, *found.span(group))


@lru_cache(maxsize=8)
def _compiled(grammar: Grammar) -> _Patterns:
    pieces = [list(numbered(pattern, "chinese")) for pattern in grammar.promises]
    promises = "|".join("".join(_piece(*piece) for piece in promise) for promise in pieces)
    return _Patterns(
        re.compile(rf"(?<=[。！？；\s\u3000])(?:{blanks(grammar.cues.returns)})"),
        re.compile(blanks(grammar.cues.turns)),
        re.compile(promises) if promises else None,
        tuple(piece for promise in pieces for kind, piece in promise if kind == "number"),
    )


def _piece(kind: str, piece: str) -> str:
    """A piece of a promise as a pattern; its number is a group."""
    return f"({numerals.SYSTEMS[piece].pattern}|{_COUNT})" if kind == "number" else piece
