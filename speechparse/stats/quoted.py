"""Finds quoted terms (“放管服”, “最后一公里”) and the titles of documents and works (《…》)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from speechparse import compiled
from speechparse.analysis.characters import HAN
from speechparse.stats import lexicon
from speechparse.stats.unwrapped import Unwrapped
from speechparse.tree import Span

_LONG = 16  # code points of a term
_WORDS = 4  # code points; what is longer may be a piece of a sentence
_TITLE = 100  # code points of a title
_REACH = 12  # code points before a term in which a word of saying is looked for
# A mark of the same kind inside means that one of the two has no partner; then only the inner pair is one.
_PAIRS = tuple(compiled.pattern(f"{opening}([^{opening}{closing}]+){closing}") for opening, closing in ("“”", "‘’", "「」", "『』"))
_ARTICLE = compiled.pattern("第[一二三四五六七八九十百零〇0-9０-９]+[条款项章节條項]")
_NESTED = compiled.pattern("[《》]")
_SENTENCE = compiled.pattern("[。！？!?；;：:…\n]|——")
_WORD = compiled.pattern(f"[{HAN}A-Za-zＡ-Ｚａ-ｚ]")
_CODE = compiled.pattern(r"[0-9０-９]{3,6}")
_NAMED = compiled.pattern(f"(?![年月日号元个個])[{HAN}]")  # what is called by digits: “1511”工程, “12345”热线
_COMMA = compiled.pattern("[，,]")
_TITLED = compiled.pattern("《[^《》]*》")


@dataclass(frozen=True, slots=True)
class Quoted(Span):
    """A term or a title, without the marks around it.

    Attributes:
        title: it is the name of a document or a work (《…》).
    """

    title: bool = False


def quoted(pieces: Iterable[Span]) -> Iterator[Quoted]:
    """Yield the quoted terms and the titles of a text, in order.

    A term is short and no sentence. Of marks in marks the outer pair is a term if it can be one, else the inner one may be.
    A mark without a partner encloses nothing.
    """
    for piece in pieces:
        text = Unwrapped(piece)
        found = [(start, end, True) for start, end in _titles(text.text)]
        found += [(start, end, False) for start, end in _terms(text.text)]
        for start, end, title in sorted(found):
            yield Quoted(piece.source, *text.range(start, end), title)


def _titles(text: str) -> Iterator[tuple[int, int]]:
    """What stands in 《》, the outer ones of several; an opening mark that stays open is passed over."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for mark in _NESTED.finditer(text):
        if mark.group() == "《":
            opened.append(mark.end())
        elif opened:
            start = opened.pop()
            if mark.start() - start <= _TITLE and text[start : mark.start()].strip():
                while pairs and pairs[-1][0] > start:
                    pairs.pop()
                pairs.append((start, mark.start()))
    yield from pairs


def _terms(text: str) -> Iterator[tuple[int, int]]:
    end = 0
    for found in sorted(_pairs(text)):
        start, stop = found
        if start >= end and _is_term(text, start, stop):
            yield found
            end = stop


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """All pairs of quotation marks, the outer and the inner ones."""
    for pair in _PAIRS:
        for found in pair.finditer(text):
            yield found.span(1)


def _is_term(text: str, start: int, stop: int) -> bool:
    words = text[start:stop].strip()
    if _CODE.fullmatch(words):
        return _NAMED.match(text, stop + 1) is not None
    if not _WORD.search(words) or len(words) > _LONG or _SENTENCE.search(words) or _TITLED.fullmatch(words):
        return False
    if len(words) > _WORDS and (_listed("begins", "{}").match(words) or _listed("ends", "{}$").search(words)):
        return False
    parts = _COMMA.split(words)
    if len(parts) > 1 and len({len(part) for part in parts}) > 1:
        return False
    before = text[max(0, start - _REACH) : start - 1]
    spoken = _listed("said", "{}[：:，,]$").search(before)
    spoken = spoken or _listed("tells", "(?<![小据传学听解论难可])(?:{})$").search(before)
    edited = _listed("edited", "{}").match(text, stop + 1) or _listed("editing", "{}$").search(before)
    return not (spoken or edited or _ARTICLE.fullmatch(words) or _listed("answer", "{}").fullmatch(words))


@cache
def _listed(kind: str, form: str) -> re.Pattern[str]:
    """A pattern of the words of one kind by which a quotation is not a term, in the place that the form shows."""
    words = [word for name, listed in lexicon.entries("quoted-none") if name == kind for word in listed.split()]
    return compiled.pattern(form.format(f"(?:{'|'.join(map(re.escape, words))})"))
