"""Headings of one list, which are parallel (对仗): one that has run on into its body ends where the others tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from speechparse.parser.headings import CLAUSE, OPEN, Heading

_EQUAL = 5  # code points; two or three equal headings that are shorter are so by chance
_PHRASE = 8  # code points; shorter headings are alike in length by chance
_RUN_ON = 2  # a heading not so many times as long as the others has not run on
_SHORT = 24  # code points; what is longer is not surely a heading alone
_ABOUT = 2  # code points; headings of a list differ so much in length


def parallel(text: str, headings: Sequence[Heading], whole: Sequence[bool], sentences: re.Pattern[str]) -> list[Heading]:
    """The headings of one list, cut short where the writer forgot the closing mark.

    Headings of a list are parallel (对仗). Where they have lines of their own, one ends with its line, though the line is so wide that
    the next seems to belong to it. One that is much longer than the others has run on into its body: it ends where the
    others do, if they are of the very same length, else before words that often begin a sentence, if those stand about as far from
    its beginning as the others are long.

    Args:
        text: the text.
        headings: all headings of the list.
        whole: for each, whether it is the whole line.
        sentences: words that often begin a sentence.
    """
    if all(_short(heading) for heading in headings):
        return list(headings)
    siblings = _siblings(text, headings)
    cut = []
    for heading, line in zip(headings, whole, strict=True):
        if _short(heading):
            cut.append(heading)
            continue
        found = _of_line(text, heading, siblings)
        if found == heading and not line:
            found = _alike(text, heading, siblings)
        if found == heading:
            found = _equal(text, heading, siblings)
        cut.append(_before_sentence(text, heading, siblings, sentences) if found == heading else found)
    return cut


def _short(heading: Heading) -> bool:
    """Whether a heading is too short to have run on into its body."""
    return heading.end - heading.start < _RUN_ON * _PHRASE


class _Siblings(NamedTuple):
    """What the headings of a list have in common.

    Attributes:
        members: how many there are.
        usual: the commonest length, in code points, and how many are so long.
        closed: the lengths of those that are as they should be, and how many of them are so long.
        firsts: the characters that those begin with.
        begins: the two characters that those begin with.
        ends: the two characters that those end with.
        comma: whether one of those has a comma in it.
        alone: where most of all have lines of their own and no closing mark, the length of the longest of these; else 0.
    """

    members: int
    usual: tuple[int, int]
    closed: Counter[int]
    firsts: Counter[str]
    begins: frozenset[str]
    ends: frozenset[str]
    comma: bool
    alone: int


def _siblings(text: str, headings: Sequence[Heading]) -> _Siblings:
    alone = [each.end - each.start for each in headings if _alone(text, each)]
    closed = [each for each in headings if each.end - each.start <= _SHORT and _closed(text, each)]
    return _Siblings(
        len(headings),
        _commonest(Counter(each.end - each.start for each in headings)),
        Counter(each.end - each.start for each in closed),
        Counter(text[each.start] for each in closed),
        frozenset(text[each.start : each.start + 2] for each in closed),
        frozenset(text[each.end - 2 : each.end] for each in closed),
        any("，" in text[each.start : each.end] for each in closed),
        max(alone) if 2 * len(alone) >= max(2, len(headings)) else 0,
    )


def _commonest(lengths: Counter[int]) -> tuple[int, int]:
    return lengths.most_common(1)[0] if lengths else (0, 0)


def _of_line(text: str, heading: Heading, siblings: _Siblings) -> Heading:
    """Cut at the end of its line, where most others are lines without a mark and this has a mark further down."""
    end = text.find("\n", heading.start, heading.end)
    if end < 0 or heading.mark_end == heading.end or 2 * (end - heading.start) > 3 * siblings.alone:
        return heading
    end = heading.start + len(text[heading.start : end].rstrip())
    return Heading(heading.start, end, end)


def _alike(text: str, heading: Heading, siblings: _Siblings) -> Heading:
    """Cut to the length that at least three, and most, of the headings have as a single phrase."""
    length, times = siblings.usual
    if times < 3 or 2 * times <= siblings.members or length < _PHRASE or heading.end - heading.start < _RUN_ON * length:
        return heading
    return _cut(text, heading, length, "，、：“”（）《》；")


def _equal(text: str, heading: Heading, siblings: _Siblings) -> Heading:
    """Cut where most of those that are closed and have a body are of one length: two that begin with the same character, or three
    of eight characters; and only if what follows is more than one clause, as sentences are.
    """
    others = siblings.closed.total()
    if others < 2 or heading.end - heading.start <= _SHORT:
        return heading
    length, times = _commonest(siblings.closed)
    same = siblings.firsts[text[heading.start]]
    enough = (times > 1 and length >= _EQUAL) if same > 1 else (times > 2 and length >= _PHRASE)
    end = heading.start + length
    if not enough or 2 * times <= others or "，" not in text[end : heading.end] or any(sign in text[heading.start : end] for sign in OPEN):
        return heading
    return _cut(text, heading, length, "，、：”）》；。")


def _before_sentence(text: str, heading: Heading, siblings: _Siblings, sentences: re.Pattern[str]) -> Heading:
    """Cut before words that begin a sentence, where the other headings show how long one may be."""
    others = siblings.closed.total()
    first = text[heading.start : heading.start + 2]  # 关于… 关于…: one that begins alike is evidence enough
    enough = 3 * others >= siblings.members and (others > 1 or first in siblings.begins)
    if not enough or heading.end - heading.start <= _SHORT:
        return heading
    for found in sentences.finditer(text, heading.start + CLAUSE, heading.mark_end):
        cut = text[heading.start : found.start()]
        if "，" in cut and not siblings.comma:
            break
        if cut[-2:] in siblings.ends or min(siblings.closed) - _ABOUT <= len(cut) <= max(siblings.closed) + _ABOUT:
            return Heading(heading.start, found.start(), found.start())
    return heading


def _closed(text: str, heading: Heading) -> bool:
    """Whether a heading is well formed: followed by a full stop and its body, or on a line of its own."""
    if heading.mark_end == heading.end:
        return _alone(text, heading)
    return text[heading.end] == "。" and text[heading.mark_end : heading.mark_end + 1] not in ("", "\r", "\n")


def _alone(text: str, heading: Heading) -> bool:
    """Whether a heading without a mark has a line of its own."""
    return heading.start < heading.end == heading.mark_end and text[heading.end : heading.end + 1] in ("\r", "\n")


def _cut(text: str, heading: Heading, length: int, marks: str) -> Heading:
    """The heading cut to a length, unless one of the marks shows that a phrase goes on there."""
    end = heading.start + length
    near = "".join(text[heading.start : end + 2 * CLAUSE].split())[: length + CLAUSE]  # a line may break there
    phrase = not any(mark in near for mark in marks)
    return Heading(heading.start, end, end) if phrase else heading
