"""Page furniture: page numbers and running heads."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from speechparse import compiled
from speechparse.leaves import BLANKS, Lines

_PAGE_END = "0123456789０１２３４５６７８９-—–─－·页"  # what a page number ends with
_PAGE = compiled.pattern(
    rf"[{BLANKS}]*(?:[-—–─－·]*[{BLANKS}]*([0-9０-９]{{1,4}})[{BLANKS}]*[-—–─－·]*|第[0-9一二三四五六七八九十百]+页(?:[{BLANKS}]*共[0-9一二三四五六七八九十百]+页)?)[{BLANKS}]*$"
)
_DIGITS = compiled.pattern(rf"[{BLANKS}]*([0-9]{{1,7}})")
_PAGE_LINES = (12, 120)  # a page has not fewer and not more lines
_HEAD_LENGTH = 40  # code points; a running head is not longer
_PAGES = 3  # pages on which a running head stands at least


def furniture(lines: Lines, wrapped: bool) -> dict[int, int]:
    """By their numbers, the lines that are page furniture or begin with it: the offset where it ends.

    Args:
        lines: the lines of a text.
        wrapped: the text was broken at a fixed width, so that a page number may be glued to a line.
    """
    pages = _pages(lines, wrapped)
    return pages | _running_heads(lines, pages)


def _pages(lines: Lines, wrapped: bool) -> dict[int, int]:
    """Lines that are or begin with a page number, with the offset where the number ends.

    A number alone on its line (in wrapped text also one glued to the line's beginning) is a page number if numbers
    that go up by one stand at a page's distance before or after it, at least four in a row; a page may have lost its number.
    """
    text = lines.source.text
    where: dict[int, list[tuple[int, int]]] = {}
    fixed: dict[int, int] = {}
    for n, (start, head, end) in enumerate(zip(lines.starts, lines.heads, lines.ends, strict=True)):
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


def _running_heads(lines: Lines, pages: dict[int, int]) -> dict[int, int]:
    """Lines that are a running head: right beside a page number, the same on at least three pages, and nowhere else."""
    if not pages:
        return {}
    text, heads, ends = lines.source.text, lines.heads, lines.ends
    where: dict[str, list[int]] = {}
    for page, end in pages.items():
        if end < ends[page]:
            continue  # a number glued to a line
        for n in (page - 2, page - 1, page + 1, page + 2):
            if 0 <= n < len(lines) and n not in pages and heads[n] < ends[n] <= heads[n] + _HEAD_LENGTH:
                where.setdefault(text[heads[n] : ends[n]], []).append(n)
    times = Counter(text[head:end] for head, end in zip(heads, ends, strict=True)) if where else {}
    found = (numbers for shown, numbers in where.items() if _PAGES <= len(numbers) == times[shown])
    return {n: ends[n] for numbers in found for n in numbers}
