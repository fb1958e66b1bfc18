"""Proves what a fix must not do, by the trees of the text before and after."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from speechparse import compiled
from speechparse.check.model import Edit, Fix, Safety
from speechparse.tree import Document, Leaf, LeafKind

# Unicode calls these punctuation; in a draft they carry meaning (5％, ***个村, #话题, 和/或).
_MEANING = frozenset("%％‰‱*＊#＃&＆@＠/／\\＼_＿§¶†‡′″‴※")
_UNSEEN = "\u200b\u2060\ufeff"  # take no room and say nothing
_PLACE = "\x00"  # stands for a marker
_AROUND = 40  # code points beside an edit that tell whether it changes words
_LINE_END = compiled.pattern(r"[\r\n]")
_IN_NUMBERS = compiled.pattern(r"[\s.．·,，:：'’\-－‐‑–—~～]+")


def holds(before: Document, after: Document, fixes: Sequence[Fix]) -> bool:
    """Whether these fixes (all of one safety) kept what they must keep.

    Safe fixes: the words are the same and stand between the same markers, and the headings are the same. Unsafe fixes:
    there is still a text, and no section was lost but those that the fixes themselves take out.
    """
    if all(fix.safety is Safety.SAFE for fix in fixes):
        return words(before) == words(after) and headings(before) == headings(after)
    taken = sum(_taken_out(section.marker.start, section.marker.end, fixes) for section in before.walk())
    return bool(after.source.text.strip()) and _count(after) >= _count(before) - taken


def implausible(before: Document, fixes: Sequence[Fix]) -> Iterator[Fix]:
    """Yield the safe fixes that change words outside markers: they fail without reading the text again."""
    text = before.source.text
    markers = [leaf for leaf in before.leaves() if leaf.kind is LeafKind.MARKER]
    starts = [marker.start for marker in markers]
    for fix in fixes:
        if fix.safety is Safety.SAFE and not any(_touches_marker(edit, starts, markers) for edit in fix.edits):
            start, end = max(0, fix.edits[0].start - _AROUND), fix.edits[-1].end + _AROUND
            if bare(text[start:end]) != bare(edited(text, fix.edits, start, end)):
                yield fix


def _touches_marker(edit: Edit, starts: Sequence[int], markers: Sequence[Leaf]) -> bool:
    n = bisect_right(starts, edit.end) - 1
    return n >= 0 and markers[n].end >= edit.start


def edited(text: str, edits: Iterable[Edit], start: int = 0, end: int | None = None) -> str:
    """Return the text from ``start`` to ``end`` with edits made, which are in order of place and inside it."""
    pieces = []
    for edit in edits:
        pieces += [text[start : edit.start], edit.text]
        start = edit.end
    return "".join([*pieces, text[start:end]])


def words(document: Document) -> str:
    """Return the text without blanks and punctuation, with a sign in place of every marker."""
    return bare("".join(_PLACE if leaf.kind is LeafKind.MARKER else leaf.text for leaf in document.leaves()))


def headings(document: Document) -> list[tuple[int, tuple[int, ...], str]]:
    """Return the level, numbers and words of every heading, in order; articles are level 0."""
    found: list[tuple[int, tuple[int, ...], str]] = []
    for article in document.articles:
        found.append((0, article.marker.ordinals if article.marker else (), ""))
        found += ((section.level, section.marker.ordinals, bare(section.title)) for section in article.walk())
    return found


def bare(text: str) -> str:
    """Return a text without blanks and punctuation.

    Between digits, what may be part of a number is kept (3.5 is no 35, 1-6 no 16, 20 000 no 20000). Other marks between
    letters or digits, and line ends, are kept as the division that they are.
    """
    return _dropped().sub(lambda found: _kept(text, found), text)


@cache
def _dropped() -> re.Pattern[str]:
    """A run of blanks and punctuation."""
    signs = (chr(code) for code in range(0x10000))
    marks = (sign for sign in signs if unicodedata.category(sign).startswith("P") and sign not in _MEANING)
    return compiled.pattern(rf"[\s{re.escape(''.join([*marks, *_UNSEEN]))}]+")


def _kept(text: str, found: re.Match[str]) -> str:
    before, behind = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    if not (_western(before) and _western(behind)):
        return ""
    if _LINE_END.search(found.group()):
        return "\n"
    return found.group() if before.isdigit() and behind.isdigit() and _IN_NUMBERS.fullmatch(found.group()) else " "


def _western(sign: str) -> bool:
    """Whether a character is a letter or digit that forms a word with the next one (half or full width, not Chinese)."""
    return sign.isalnum() and not "\u2e80" <= sign <= "\uff0f" and sign < "\U00020000"


def _count(document: Document) -> int:
    return sum(1 for _ in document.walk())


def _taken_out(start: int, end: int, fixes: Sequence[Fix]) -> bool:
    """Whether one of the fixes removes the text from ``start`` to ``end``."""
    return any(edit.start <= start and end <= edit.end and not edit.text.strip() for fix in fixes for edit in fix.edits)
