"""Finds where headings end."""

from __future__ import annotations

import re
from typing import NamedTuple

from speechparse import compiled
from speechparse.parser.stars import masks

_STOPS = compiled.pattern(r"\*\*|[。；！？;!?：:（(《“「『〔【）)》”」』〕】]")
OPEN = dict(zip("（(《“「『〔【", "）)》”」』〕】", strict=True))
_TRAILING = "。；：，、！？,.;:!?… \t\u3000\u00a0*\\—-"
_TAG = compiled.pattern(r"<br */?>\s*")
_TAG_ROOM = 32  # code points; a tag with the blanks around it is not longer
_FAR = 1000  # code points; a mark so far behind closes no heading
_BRACKETED = compiled.pattern(r"[【（(〔]([^【】（）()〔〕\r\n]{1,30})[】）)〕]")
_HALF = 24  # code points; a longer text behind a colon is body
CLAUSE = 4  # code points; fewer before the next mark are the end of a phrase, not the beginning of a body
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


def before_body(text: str, heading: Heading, bodies: re.Pattern[str]) -> Heading:
    """The heading, cut short before words that begin a body (近年来，): its closing mark was forgotten."""
    found = bodies.search(text, heading.start, heading.mark_end)
    while found and found.start() < heading.start + CLAUSE:
        found = bodies.search(text, found.end(), heading.mark_end)
    return Heading(heading.start, found.start(), found.start()) if found else heading


def _close(text: str, start: int, stop: int) -> int:
    """Offset of the first closing mark outside brackets; a bracket that is never closed does not count."""
    awaited: list[str] = []
    first_inside = None
    for found in _STOPS.finditer(text, start, min(stop, start + _FAR)):
        sign, place = found.group(), found.start()
        if sign == "**":
            if not awaited and place > start and text.rfind("**", _line(text, start), start) >= 0:
                return place
        elif sign in OPEN:
            awaited.append(OPEN[sign])
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
