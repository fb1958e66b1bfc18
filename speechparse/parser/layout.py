"""Lines and paragraphs: where text was broken by hand or by a page, and what is page furniture.

The text stays as it is. A line knows its first meaningful character (behind blanks, Markdown marks and a page number
glued to the line); a block is a paragraph, one line or several that a hard wrap broke. HTML comments that have their lines to
themselves are no text: such a line counts as blank.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from speechparse import compiled
from speechparse.leaves import LeafKind, Lines
from speechparse.parser.blocks import Blocks
from speechparse.source import Source

SENTENCE_END = "。！？；：!?;:…”’）)》】」"
_BLANKS = " \t\u3000\u00a0\ufeff\u200b\u2003\u2002\x0b\x0c"
_HEAD = compiled.pattern(
    rf"(?:[{_BLANKS}]|&nbsp;|<br */?>)*(?:(?:#{{1,6}}|[*_]{{1,3}}|[-*+•●◆■◎☆★]|>)[{_BLANKS}]*)*[*_]{{0,3}}[{_BLANKS}]*"
)
_HEAD_SIGNS = _BLANKS + "&<#*_-+•●◆■◎☆★>"  # what may stand before the first character of a line
_CLOSING = "。，、；：！？）》」』"
_PAGE_END = "0123456789０１２３４５６７８９-—–─－·页"  # what a page number ends with
_PAGE = compiled.pattern(
    rf"[{_BLANKS}]*(?:[-—–─－·]*[{_BLANKS}]*([0-9０-９]{{1,4}})[{_BLANKS}]*[-—–─－·]*|第[0-9一二三四五六七八九十百]+页(?:[{_BLANKS}]*共[0-9一二三四五六七八九十百]+页)?|\f+)[{_BLANKS}]*$"
)
_PAGE_LINES = (12, 120)  # a page has not fewer and not more lines
_HEAD_LENGTH = 40  # code points; a running head is not longer
_PAGES = 3  # pages on which a running head stands at least
_NUMBERED = compiled.pattern(r"[（(]?[第其]?[0-9一二三四五六七八九十]")
# Two ideographic blanks after a closing mark are the indent of a paragraph whose line break was lost.
_INDENT = compiled.pattern(r"\u3000\u3000+(?=[^\s\u3000])")
_BEFORE_LOST_BREAK = "。！？；：”）"
_LONG_LINE = 160  # code points; blanks inside a line of this length are no layout of a heading
_DIGITS = compiled.pattern(rf"[{_BLANKS}]*([0-9]{{1,7}})")
_NARROW_LINE, _WIDE_LINE = 30, 130  # half-width columns between which a line may have been wrapped
_HEADING = 48  # half-width columns; a line that is no wider and begins with a number may be a heading
_SURE = 3  # lines, no headings, that say that a text was broken at a fixed width

Raw = tuple[int, int, int, int]  # offsets of a line: start, first meaningful character, end, end with the line end


class Layout(NamedTuple):
    """Lines and paragraphs of a text; ``wrapped`` if the text as a whole was broken at a fixed width."""

    lines: Lines
    blocks: Blocks
    wrapped: bool
    levels: dict[int, int]  # by the start of a line, the outline level that the document gives it


@lru_cache(maxsize=1)
def read(source: Source) -> Layout:
    """The layout of a text, in one pass over its lines; of the last text it is kept, as views ask for it after the parser."""
    text = source.text
    starts = source.line_starts
    if lost := list(_lost_breaks(text, starts)):
        starts = tuple(sorted({*starts, *lost}))
    hidden = comment_lines(source)
    raw = []
    for start, stop in zip(starts, (*starts[1:], len(text)), strict=True):
        end = start + len(text[start:stop].rstrip(_BLANKS + "\r\n"))
        head = start
        if end > start and text[start] in _HEAD_SIGNS:
            head = _HEAD.match(text, start, end).end()  # type: ignore[union-attr]
        if hidden and (near := bisect_right(hidden, (start, len(text)))) and stop <= hidden[near - 1][1]:
            head = end
        raw.append((start, min(head, end), end, stop))
    full = _full(text, raw)
    wrapped = sum(full) >= max(6, 0.2 * sum(head < end for _, head, end, _ in raw))
    pages = _pages(text, raw, wrapped)
    pages |= _running_heads(text, raw, pages)
    lines = _lines(source, raw, pages, full)
    return Layout(lines, Blocks(lines), wrapped, dict(source.levels))


def comments(text: str) -> Iterator[tuple[int, int]]:
    """The spans of all HTML comments."""
    start = text.find("<!--")
    while start >= 0 and (close := text.find("-->", start + 4)) >= 0:
        yield start, close + 3
        start = text.find("<!--", close + 3)


def comment_lines(source: Source) -> list[tuple[int, int]]:
    """The lines of every HTML comment that shares them with nothing else: offset of the first, offset behind the last."""
    found = []
    starts = source.line_starts
    for start, end in comments(source.text):
        first = starts[bisect_right(starts, start) - 1]
        below = bisect_right(starts, end - 1)
        stop = starts[below] if below < len(starts) else len(source.text)
        if not source.text[first:start].strip() and not source.text[end:stop].strip():
            found.append((first, stop))
    return found


def _lost_breaks(text: str, starts: Sequence[int]) -> Iterator[int]:
    """Where paragraphs begin inside a line."""
    for indent in _INDENT.finditer(text):
        place = indent.start()
        if place == 0 or text[place - 1].isspace():
            continue
        line = bisect_right(starts, place)
        stop = starts[line] if line < len(starts) else len(text)
        if stop - starts[line - 1] > _LONG_LINE or text[place - 1] in _BEFORE_LOST_BREAK:
            yield place


def _lines(source: Source, raw: Sequence[Raw], pages: dict[int, int], full: Sequence[bool]) -> Lines:
    text, apart = source.text, source.apart
    firsts = [text[head] if head < end else "" for _, head, end, _ in raw]
    heads = [head for _, head, _, _ in raw]
    asides: dict[int, LeafKind] = {}
    wrapped = bytearray(len(raw))
    for n, ((start, head, end, _stop), below, wide) in enumerate(zip(raw, (*firsts[1:], ""), full, strict=True)):
        if apart and (near := bisect_right(apart, (start, len(text)))) and start < apart[near - 1][1]:
            asides[n] = LeafKind.APART
        elif n in pages:
            if pages[n] >= end:
                asides[n] = LeafKind.FURNITURE
            head = start if n in asides else pages[n]
            while head < end and text[head] in _BLANKS:
                head += 1
            heads[n] = head
        # A line that begins with a mark that closes something goes on from the one above: no paragraph begins so.
        if head < end and n not in asides and ((below and below in _CLOSING) or (wide and _goes_on(text, n, raw, pages))):
            wrapped[n] = 1
    return Lines(source, [start for start, *_ in raw], heads, [end for _, _, end, _ in raw], asides, wrapped)


def _goes_on(text: str, n: int, raw: Sequence[Raw], pages: dict[int, int]) -> bool:
    """A full line goes on unless the next line with text begins a paragraph by its indent."""
    ends_sentence = text[raw[n][2] - 1] in "。！？；：!?"
    for m in range(n + 1, min(n + 6, len(raw))):
        start, head, end, _ = raw[m]
        if end <= start or (m in pages and pages[m] >= end):
            if ends_sentence:
                return False
            continue
        return not (head - start >= 2 and raw[n][1] - raw[n][0] < head - start) and not text.startswith("\u3000", start)
    return False


def _columns(text: str, start: int, end: int) -> int:
    """Width in half-width columns: GB 18030 writes ASCII in one byte, Chinese in two. Of a line that is too wide anyway, no more."""
    if end - start > 2 * _WIDE_LINE:
        return 2 * _WIDE_LINE
    return len(text[start:end].encode("gb18030", "replace"))


def _full(text: str, raw: Sequence[Raw]) -> list[bool]:
    """Which lines are as wide as their neighbours and were therefore broken at a fixed width.

    Headings stop in mid-sentence too, and writers make them equally long: a text in which nothing else says that lines were broken
    may be a short draft.
    """
    shown = [n for n, (_, head, end, _) in enumerate(raw) if head < end]
    widths = [_columns(text, raw[n][1], raw[n][2]) for n in shown]
    numbered = [_NUMBERED.match(text, raw[n][1]) is not None for n in shown]
    stops = [text[raw[n][2] - 1] in SENTENCE_END for n in shown]
    full = _as_wide(range(len(shown)), widths, numbered, stops)
    if full:
        headings = [width <= _HEADING and number for width, number in zip(widths, numbered, strict=True)]
        sure = _as_wide(full, widths, numbered, [stop or heading for stop, heading in zip(stops, headings, strict=True)])
        full = full if len(sure) >= _SURE else sure
    lines = {shown[i] for i in full}
    return [n in lines for n in range(len(raw))]


def _as_wide(of: Sequence[int], widths: Sequence[int], numbered: Sequence[bool], stops: Sequence[bool]) -> list[int]:
    """Which lines of some are as wide as their neighbours.

    Such a line has at least two others of nearly its width within four lines, none much wider, and at least two of
    them stop in mid-sentence. The width is looked at locally: one file may hold texts of several widths.
    """
    full = []
    for i in of:
        width = widths[i]
        if not _NARROW_LINE <= width <= _WIDE_LINE:
            continue
        near = slice(max(0, i - 4), i + 5)
        if sum(stops[near]) > len(stops[near]) - 2:
            continue
        # The first line of a paragraph may have lost an indent of two characters.
        short = 8 if numbered[i] else 4
        peers = [stop for other, stop in zip(widths[near], stops[near], strict=True) if -short <= width - other <= 7]
        wider = sum([other > width + short for other in widths[near]])
        if len(peers) >= 3 and len(peers) - sum(peers) >= 2 and 2 * wider <= len(peers):
            full.append(i)
    return full


def _running_heads(text: str, raw: Sequence[Raw], pages: dict[int, int]) -> dict[int, int]:
    """Lines that are a running head: right beside a page number, the same on at least three pages, and nowhere else."""
    if not pages:
        return {}
    where: dict[str, list[int]] = {}
    for page, end in pages.items():
        if end < raw[page][2]:
            continue  # a number glued to a line
        for n in (page - 2, page - 1, page + 1, page + 2):
            if 0 <= n < len(raw) and n not in pages and raw[n][1] < raw[n][2] <= raw[n][1] + _HEAD_LENGTH:
                where.setdefault(text[raw[n][1] : raw[n][2]], []).append(n)
    times = Counter(text[head:end] for _, head, end, _ in raw) if where else {}
    heads = (lines for shown, lines in where.items() if _PAGES <= len(lines) == times[shown])
    return {n: raw[n][2] for lines in heads for n in lines}


def _pages(text: str, raw: Sequence[Raw], wrapped: bool) -> dict[int, int]:
    """Lines that are or begin with a page number, with the offset where the number ends.

    A number alone on its line (in wrapped text also one glued to the line's beginning) is a page number if numbers
    that go up by one stand at a page's distance before or after it, at least four in a row; a page may have lost its number.
    """
    where: dict[int, list[tuple[int, int]]] = {}
    fixed: dict[int, int] = {}
    for n, (start, head, end, _) in enumerate(raw):
        if head >= end:
            continue
        alone = _PAGE.match(text, start, end) if text[end - 1] in _PAGE_END else None
        if alone and not alone.group(1):
            fixed[n] = end
        elif alone:
            where.setdefault(int(alone.group(1)), []).append((n, end))
        elif wrapped and (digits := _DIGITS.match(text, start, end)):
            run = digits.group(1)
            for length in range(1, min(len(run), 4) + 1):
                if run[0] != "0" and (length < len(run) or text[digits.end()] not in ".、．)）,， "):
                    where.setdefault(int(run[:length]), []).append((n, digits.start(1) + length))
    chain: dict[tuple[int, int], tuple[int, tuple[int, int] | None]] = {}
    best = []
    for number in sorted(where):
        for n, _offset in where[number]:
            link, length = None, 1
            for step in (1, 2):
                above = where.get(number - step, [])
                near = bisect_left(above, (n - step * _PAGE_LINES[1],)), bisect_left(above, (n - step * _PAGE_LINES[0] + 1,))
                for before, _offset in above[slice(*near)]:
                    if chain[number - step, before][0] >= length:
                        link, length = (number - step, before), chain[number - step, before][0] + 1
            if (number, n) not in chain or chain[number, n][0] < length:
                chain[number, n] = (length, link)
            if length >= 4:
                best.append((length, number, n))
    offsets = {(number, n): offset for number, found in where.items() for n, offset in found}
    pages = dict(fixed)
    numbered: set[int] = set()
    for _, number, n in sorted(best, reverse=True):
        node: tuple[int, int] | None = (number, n)
        while node is not None and node[0] not in numbered:
            numbered.add(node[0])
            pages[node[1]] = offsets[node]
            node = chain[node][1]
    return pages
