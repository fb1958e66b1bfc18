"""Finds where headings end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from speechparse import compiled
from speechparse.parser.stars import masks

_STOPS = compiled.pattern(r"\*\*|[。；！？;!?：:（(《“「『〔【）)》”」』〕】]")
_OPEN = dict(zip("（(《“「『〔【", "）)》”」』〕】", strict=True))
_TRAILING = "。；：，、！？,.;:!?… \t\u3000\u00a0*\\—-"
_TAG = compiled.pattern(r"<br */?>\s*")
_TAG_ROOM = 32  # code points; a tag with the blanks around it is not longer
_FAR = 1000  # code points; a mark so far behind closes no heading
_BRACKETED = compiled.pattern(r"[【（(〔]([^【】（）()〔〕\r\n]{1,30})[】）)〕]")
_HALF = 24  # code points; a longer text behind a colon is body
_EQUAL = 5  # code points; two or three equal headings that are shorter are so by chance
_PHRASE = 8  # code points; shorter headings are alike in length by chance
_RUN_ON = 2  # a heading not so many times as long as the others has not run on
_CLAUSE = 4  # code points; fewer before the next mark are the end of a phrase, not the beginning of a body
_SHORT = 24  # code points; what is longer is not surely a heading alone
_ABOUT = 2  # code points; headings of a list differ so much in length
_BEFORE = 12  # code points before a heading in which its bold type may begin: that of its marker
_OWN_HEADING = 34  # code points; a longer line after 第N条 is the provision itself


class Heading(NamedTuple):
    """Offsets of a heading: start, end, and the end of its closing mark (end where it has none)."""

    start: int
    end: int
    mark_end: int


def find(text: str, start: int, stop: int, own: bool = False) -> Heading:
    """Return the heading that begins at ``start`` and ends before ``stop``.

    It runs to the first of 。；！？： outside brackets and quotation marks, else to ``stop``. With ``own`` (条) it is
    empty unless it is bracketed (【适用范围】) or the whole of a short line without a closing mark.
    """
    while start < stop and (text[start] in " \t\u3000\u00a0\r\n" or (text.startswith("**", start) and not masks(text, start, stop))):
        start += 1 + text.startswith("**", start)
    if own:
        if bracketed := _BRACKETED.match(text, start, stop):
            return Heading(bracketed.start(1), bracketed.end(1), bracketed.end())
        if stop - start > _OWN_HEADING or any(mark in text[start:stop] for mark in "。；，：:;"):
            return Heading(start, start, start)
    end = _close(text, start, stop)
    mark_end = end
    while (tag := text.rfind("<br", max(start, end - _TAG_ROOM), end)) >= 0 and _TAG.fullmatch(text, tag, end):
        end = tag
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    bold = mark_end < stop and text.count("**", _line(text, start), end) % 2 == 1
    while mark_end < stop and (text[mark_end] in "。；！？;!?：:" or (bold and text.startswith("**", mark_end))):
        width = 1 + text.startswith("**", mark_end)
        bold = bold and width == 1  # stars behind that mask a name or a figure
        mark_end += width
    return Heading(start, end, max(mark_end, end))


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
    if not enough or 2 * times <= others or "，" not in text[end : heading.end] or any(sign in text[heading.start : end] for sign in _OPEN):
        return heading
    return _cut(text, heading, length, "，、：”）》；。")


def _before_sentence(text: str, heading: Heading, siblings: _Siblings, sentences: re.Pattern[str]) -> Heading:
    """Cut before words that begin a sentence, where the other headings show how long one may be."""
    others = siblings.closed.total()
    first = text[heading.start : heading.start + 2]  # 关于… 关于…: one that begins alike is evidence enough
    enough = 3 * others >= siblings.members and (others > 1 or first in siblings.begins)
    if not enough or heading.end - heading.start <= _SHORT:
        return heading
    for found in sentences.finditer(text, heading.start + _CLAUSE, heading.mark_end):
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


def before_body(text: str, heading: Heading, bodies: re.Pattern[str]) -> Heading:
    """The heading, cut short before words that begin a body (近年来，): its closing mark was forgotten."""
    found = bodies.search(text, heading.start, heading.mark_end)
    while found and found.start() < heading.start + _CLAUSE:
        found = bodies.search(text, found.end(), heading.mark_end)
    return Heading(heading.start, found.start(), found.start()) if found else heading


def _cut(text: str, heading: Heading, length: int, marks: str) -> Heading:
    """The heading cut to a length, unless one of the marks shows that a phrase goes on there."""
    end = heading.start + length
    near = "".join(text[heading.start : end + 2 * _CLAUSE].split())[: length + _CLAUSE]  # a line may break there
    phrase = not any(mark in near for mark in marks)
    return Heading(heading.start, end, end) if phrase else heading


def _close(text: str, start: int, stop: int) -> int:
    """Offset of the first closing mark outside brackets; a bracket that is never closed does not count."""
    awaited: list[str] = []
    first_inside = None
    for found in _STOPS.finditer(text, start, min(stop, start + _FAR)):
        sign, place = found.group(), found.start()
        if sign == "**":
            if not awaited and place > start and text.rfind("**", _line(text, start), start) >= 0:
                return place
        elif sign in _OPEN:
            awaited.append(_OPEN[sign])
        elif awaited and sign == awaited[-1]:
            awaited.pop()
            if not awaited:
                first_inside = None
        elif sign in "）)》”」』〕】" or (sign in ":：" and (_part_of_a_word(text, place, stop) or _second_half(text, place, stop))):
            continue
        elif not awaited:
            if sign in "？！?!" and _all_heading(text, place, stop):
                continue
            return place
        elif first_inside is None and sign in "。；":
            first_inside = place
    return stop if first_inside is None else first_inside


def _line(text: str, start: int) -> int:
    """Where bold type that a heading stands in may begin: on its line, before its marker."""
    before = max(0, start - _BEFORE)
    return max(text.rfind("\n", before, start) + 1, before)


def _second_half(text: str, place: int, stop: int) -> bool:
    """Whether a colon is followed by the second half of a heading on its own line (产品：从有到优), not by a value (面积：20亩)."""
    rest = _rest(text, place, stop)
    return 0 < len(rest) <= _HALF and not any(mark in rest for mark in "。；;：:") and not rest[0].isdigit() and rest[-1] not in "，、"


def _rest(text: str, place: int, stop: int) -> str:
    """What stands behind a mark, without blanks; "" where it is too much to be the end of a heading."""
    return text[place + 1 : stop].strip() if stop - place <= 4 * _HALF else ""


def _all_heading(text: str, place: int, stop: int) -> bool:
    """Whether a question mark is followed by a second short question of the same heading."""
    rest = _rest(text, place, stop)
    return 0 < len(rest) <= 20 and rest[-1] in "？！?!" and "。" not in rest


def _part_of_a_word(text: str, place: int, stop: int) -> bool:
    """Whether a colon is inside a time, a ratio or an address (12:30, https://), or explains a word (after 即, 如)."""
    after = text[place + 1 : place + 2] if place + 1 < stop else ""
    return (after.isdigit() and text[place - 1].isdigit()) or after == "/" or (after != "" and text[place - 1] in "即如")
