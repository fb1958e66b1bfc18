"""Finds the spans where numbers are not markers: contents, lists of attachments, rows of tables, the notes behind the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from speechparse import compiled
from speechparse.leaves import LeafKind, Line
from speechparse.parser.paragraphs import NAMED, Paragraphs
from speechparse.parser.parts import Piece

# A row of dots is looked at once, from its first: one that begins inside it would end where it does.
_LEADER = compiled.pattern(
    r"(?:(?<![.．·…。])(?<![.．·…。] )(?:[.．·…。] ?){4,}+|(?<!…)…{2,}+)[ \t\u3000]*[-—]?[0-9０-９IVX]{0,4}[-—]?$|\t[0-9]{1,4}$"
)
_LEADER_TAIL = compiled.pattern(r"(?<![.．·…。])[.．·…。]*+[0-9]{0,4}$")
_TABLE_ROW = compiled.pattern(r"\||\S+(?:[ \u3000]{2,}\S+){3,}[ \u3000]*$|\S+(?:\t+\S+){2,}$")
# What a dot leader or a row of a table cannot be without: looked for in one pass, as few lines have it.
_ROW_SIGN = compiled.pattern(
    r"[.．·…。 \u3000\t|](?:(?<=[\t|])|(?<=\S[ \u3000])[ \u3000]|(?<=[.．·…。]) ?[.．·…。] ?[.．·…。] ?[.．·…。]|(?<=…)…)"
)
_FENCES = ("```", "~~~")
_FENCE = compiled.pattern("|".join(_FENCES))
_NOTE = compiled.pattern(rf"{NAMED.pattern}|[（(]\d{{1,2}}[）)]|[①-⑳]")
_ENTRY = compiled.pattern(r"[①-⑳❶-❿⑴-⒇]|[\[［〔（(]?\d{1,3}[\]］〕）).．、 \u3000]")
_CONTENTS = 500  # paragraphs; a table of contents is not longer
_LATE = 0.5  # share of the body behind which notes and trailers stand


def tail(paragraphs: Paragraphs, front: Iterable[Piece], body: range) -> int:
    """Return the first paragraph of the notes behind the text, or of what a web page adds there; ``body.stop`` if there is none.

    An article whose title says that it is notes (附件2 / 名词解释) has no text but them.
    """
    is_ = paragraphs.is_
    titles = (piece for piece in front if piece.kind is LeafKind.TITLE)
    if any(is_.notes.match(paragraphs.text, title.start, title.end) for title in titles):
        return body.start
    late = body.start + _LATE * len(body)
    for number in range(body.start + 1, body.stop):
        if not paragraphs.at(number, is_.quiet):
            continue
        if paragraphs.whole(number, is_.notes) and (number > late or _all_entries(paragraphs, range(number + 1, body.stop))):
            return number
        if number > late and paragraphs.at(number, is_.trailer) and paragraphs.short(number, 30):
            return number
    return body.stop


def _all_entries(paragraphs: Paragraphs, numbers: range) -> bool:
    """Whether every paragraph begins with a number, as notes do."""
    return all(paragraphs.at(number, _ENTRY) for number in numbers)


def spans(paragraphs: Paragraphs, body: range) -> list[tuple[int, int]]:
    """The quiet spans of an article's body."""
    found = []
    number = body.start
    while number < body.stop:
        stop = _end(paragraphs, number, body)
        if stop > number:
            found.append((paragraphs.starts[number], paragraphs.ends[stop - 1]))
        number = max(stop, number + 1)
    if body:
        start, end = paragraphs.starts[body.start], paragraphs.ends[body.stop - 1]
        if any(paragraphs.text.find(fence, start, end) >= 0 for fence in _FENCES):
            found += _code(paragraphs, start, end)
        rows = _signed(paragraphs, start, end)
        found += [(line.start, line.end) for line in rows if _is_row(paragraphs.text, line.head, line.end)]
    return found


def _code(paragraphs: Paragraphs, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Find the fenced code of Markdown in a range; a fence that is never closed fences nothing."""
    text, lines, opened = paragraphs.text, paragraphs.layout.lines, None
    for fence in _FENCE.finditer(text, start, stop):
        if text[lines.at(fence.start()).start : fence.start()].strip():
            continue
        if opened is None:
            opened = fence
        elif fence.group()[0] == opened.group()[0]:
            yield opened.start(), fence.end()
            opened = None


def _signed(paragraphs: Paragraphs, start: int, stop: int) -> Iterator[Line]:
    """The lines of a range in which a sign of a row stands."""
    end = start
    for sign in _ROW_SIGN.finditer(paragraphs.text, start, stop):
        if sign.start() >= end:
            line = paragraphs.layout.lines.at(sign.start())
            end = line.stop
            yield line


def _is_row(text: str, start: int, end: int) -> bool:
    """Whether a line is an entry of a table of contents with its dot leader, or a row of a table."""
    return _LEADER.search(text, start, end) is not None or _TABLE_ROW.match(text, start, end) is not None


def _end(paragraphs: Paragraphs, number: int, body: range) -> int:
    """The paragraph behind the quiet part that begins here; the given number itself if none does."""
    is_ = paragraphs.is_
    if not paragraphs.at(number, is_.quiet):
        return number
    if paragraphs.at(number, is_.contents):
        return _contents_end(paragraphs, number, body.stop)
    if paragraphs.at(number, is_.attachment):
        return _named_end(paragraphs, number, body.stop)
    note = paragraphs.at(number, is_.note)
    if note is None:
        return number
    lists = note.end() == paragraphs.ends[number] or _ENTRY.match(paragraphs.text, note.end())
    return _named_end(paragraphs, number, body.stop, _NOTE) if lists else number + 1


def _contents_end(paragraphs: Paragraphs, number: int, stop: int) -> int:
    """A table of contents ends where its first entry stands again, or where body text begins."""
    entries: dict[str, int] = {}
    for n in range(number + 1, min(stop, number + _CONTENTS)):
        shown = _LEADER_TAIL.sub("", "".join(paragraphs.shown(n).split()))
        if shown and n - entries.get(shown, n) > 1:
            return n
        if paragraphs.is_body(n):
            return n
        entries.setdefault(shown, n)
    return number + 1


def _named_end(paragraphs: Paragraphs, number: int, stop: int, entry: re.Pattern[str] = NAMED) -> int:
    """The numbered lines below 附件：1.… or 注：1.… belong to it."""
    end = number + 1
    while end < stop and paragraphs.length(end) <= 60 and not paragraphs.is_date(end) and entry.match(paragraphs.shown(end)):
        end += 1
    return end
