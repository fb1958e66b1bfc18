"""Evidence for the resolver that stands between the markers: words that return to the section above, turns, promises."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from speechparse import numerals
from speechparse.grammar.model import Grammar
from speechparse.grammar.patterns import blanks, numbered
from speechparse.parser.layout import Layout


class Announced(NamedTuple):
    """A phrase that announces a list: where it ends, and how many items it announces."""

    end: int
    items: int


class Cues(NamedTuple):
    """Evidence in one article, in order of place.

    Attributes:
        returns: offsets of words after which the text speaks for the section above.
        turns: offsets of paragraphs where another speaker takes the word.
        promises: phrases that announce a list (讲三点意见).
    """

    returns: tuple[int, ...] = ()
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
    promises = []
    for found in patterns.promises.finditer(text, start, stop) if patterns.promises else ():
        group = int(found.lastindex or 0)
        count = numerals.value(patterns.counts[group - 1], found.group(group))
        if count:
            promises.append(Announced(found.end(), count))
    return Cues(
        tuple(found.start() for found in patterns.returns.finditer(text, start, stop)),
        tuple(blocks[n].start for n in body if patterns.turns.match(text, blocks[n].start, blocks[n].end)),
        tuple(promises),
    )


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
    return f"({numerals.SYSTEMS[piece].pattern})" if kind == "number" else piece
