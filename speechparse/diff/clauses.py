"""Cuts a text into clauses, which are compared before words are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from speechparse import compiled
from speechparse.analysis import folding
from speechparse.source import Source
from speechparse.tree import Leaf, LeafKind, Span

_CLAUSE = compiled.pattern(
    r"(?:[^，。；：！？…!?;,:]++|(?<=\d)[,:](?=\d))*+(?:(?:[，。；：！？…!?;]|[,:](?!\d)|(?<!\d)[,:])+[”’）」』)]*|$)"
)
_ENDED = compiled.pattern(r"[，。；：！？…!?;,:][”’）」』)]*$")
_ONE_BREAK = compiled.pattern(r"[ \t\u3000]*(?:\r\n|\n|\r)")


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a text up to and including a mark.

    Attributes:
        span: where it stands; a line that was broken inside it is in it.
        words: its words, without blanks and marks.
        faceless: its words with one sign for every figure or mask.
        apart: whether it is the first of a text, or comes after something outside the text: a section, a page number.
    """

    span: Span
    words: str
    faceless: str
    apart: bool


def clauses(source: Source, spans: Sequence[Span]) -> tuple[Clause, ...]:
    """Return the clauses of the pieces of a text; a clause may span a broken line, but not a paragraph or a section."""
    gaps = {behind.start for before, behind in pairwise(spans) if source.text[before.end : behind.start].strip()}
    made: list[Clause] = []
    apart = True
    for start, end in _ranges(source, spans):
        apart = apart or start in gaps
        words, faceless = _folded(source.text[start:end])
        if words:
            made.append(Clause(Span(source, start, end), words, faceless, apart))
            apart = False
    return tuple(made)


@lru_cache(maxsize=1 << 16)  # most clauses of one side are on the other too
def _folded(text: str) -> tuple[str, str]:
    words = folding.words(text)
    return words, folding.faceless(words)


def _ranges(source: Source, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    begun: int | None = None
    last: Span | None = None
    for span in spans:
        if begun is not None and last is not None and not _goes_on(source, last, span):
            yield begun, last.end
            begun = None
        for found in _CLAUSE.finditer(source.text, span.start, span.end):
            if found.end() == found.start():
                continue
            start = found.start() if begun is None else begun
            begun = None
            if found.end() == span.end and not _ENDED.search(found.group()):
                begun = start  # no mark at the end of the line
            else:
                yield start, found.end()
        last = span
    if begun is not None and last is not None:
        yield begun, last.end


def _goes_on(source: Source, last: Span, span: Span) -> bool:
    between = source.text[last.end : span.start]
    return _kind(last) is _kind(span) and (between == "" or _ONE_BREAK.fullmatch(between) is not None)


def _kind(span: Span) -> LeafKind:
    return span.kind if isinstance(span, Leaf) else LeafKind.TEXT
