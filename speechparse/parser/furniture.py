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
_YEAR = compiled.pattern(r"(?:19|20)[0-9]{2}[ \t]*年")  # no number of a page, glued to what follows
_PAGE_LINES = (12, 120)  # a page has not fewer and not more lines
_HEAD_LENGTH = 40  # code points; a running head is not longer
_LONGEST = 4  # figures; a number of a page has not more
_IN_A_ROW = 4  # numbers of pages
_PAGES = 3  # pages on which a running head stands at least

_Where = dict[int, list[tuple[int, int]]]  # by number, the lines that are or begin with it, each with the offset where it ends


def furniture(lines: Lines, wrapped: bool) -> dict[int, int]:
    """Find the lines that are page furniture or begin with it; by line number, the offset where it ends.

    Args:
        lines: the lines of a text.
        wrapped: the text was broken at a fixed width, so that a page number may be glued to a line.
    """
    pages = _pages(lines, wrapped)
    return pages | _beside_numbers(lines, pages) | _running_heads(lines, pages)


def _pages(lines: Lines, wrapped: bool) -> dict[int, int]:
    """Lines that are or begin with a page number, with the offset where the number ends.

    A number alone on its line (in wrapped text also one glued to the line's beginning) is a page number if numbers
    that go up by one stand at a page's distance before or after it, at least four in a row; a page may have lost its number.
    """
    where, pages = _numbers(lines, wrapped)
    offsets = {(number, n): offset for number, found in where.items() for n, offset in found}
    chain: dict[tuple[int, int], tuple[int, tuple[int, int] | None]] = {}
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
    numbered: set[int] = set()
    for _length, number, n in sorted(((length, *at) for at, (length, _link) in chain.items() if length >= _IN_A_ROW), reverse=True):
        node: tuple[int, int] | None = (number, n)
        while node is not None and node[0] not in numbered:
            numbered.add(node[0])
            pages[node[1]] = offsets[node]
            node = chain[node][1]
    return pages


def _numbers(lines: Lines, wrapped: bool) -> tuple[_Where, dict[int, int]]:
    """What may be the number of a page, and the lines that say that they are one (第3页), with their ends."""
    text = lines.source.text
    where: _Where = {}
    said: dict[int, int] = {}
    headed: dict[str, list[tuple[int, int, int]]] = {}  # by what stands behind a number and a blank
    for n, (start, head, end) in enumerate(zip(lines.starts, lines.heads, lines.ends, strict=True)):
        if head >= end:
            continue
        alone = _PAGE.match(text, start, end) if text[end - 1] in _PAGE_END else None
        if alone and not alone.group(1):
            said[n] = end
        elif alone:
            where.setdefault(int(alone.group(1)), []).append((n, end))
        elif wrapped and (digits := _DIGITS.match(text, start, end)) and not _YEAR.match(text, digits.start(1), end):
            run = digits.group(1)
            if len(run) <= _LONGEST and text[digits.end()] in BLANKS:
                headed.setdefault(text[digits.end() : end].strip(), []).append((int(run), n, end))
            for length in range(1, min(len(run), _LONGEST) + 1):
                if run[0] != "0" and (length < len(run) or text[digits.end()] not in ".、．)）,， "):
                    where.setdefault(int(run[:length]), []).append((n, digits.start(1) + length))
    for same in headed.values():
        if len(same) >= _PAGES:  # a running head
            for number, n, end in same:
                where.setdefault(number, []).append((n, end))
    return {number: sorted(found) for number, found in where.items()}, said


def _beside_numbers(lines: Lines, pages: dict[int, int]) -> dict[int, int]:
    """Lines of a page number and a running head behind it: the same words on at least three pages."""
    text, ends = lines.source.text, lines.ends
    glued = {n: text[end : ends[n]].strip() for n, end in pages.items() if end < ends[n]}
    times = Counter(glued.values())
    return {n: ends[n] for n, words in glued.items() if times[words] >= _PAGES}


def _running_heads(lines: Lines, pages: dict[int, int]) -> dict[int, int]:
    """Find running heads: lines right beside a page number, the same on at least three pages, and nowhere else."""
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
