"""Finds lines and paragraphs: where the text was broken by hand or by a page, and what is page furniture.

The text stays as it is. A line knows its first meaningful character (behind blanks, Markdown marks and a page number
glued to the line); a block is a paragraph, one line or several that a hard wrap broke. HTML comments that have their lines to
themselves are no text: such a line counts as blank.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import lt
from typing import NamedTuple

from speechparse import compiled
from speechparse.leaves import BLANKS, LeafKind, Lines
from speechparse.parser import wraps
from speechparse.parser.blocks import Blocks
from speechparse.parser.furniture import furniture
from speechparse.parser.stars import masks
from speechparse.source import Source

_HEAD = compiled.pattern(rf"(?:[{BLANKS}]|&nbsp;|<br */?>)*(?:(?:#{{1,6}}|[*_]{{1,3}}|[-*+•●◆■◎☆★]|>)[{BLANKS}]*)*[*_]{{0,3}}[{BLANKS}]*")
_HEAD_SIGNS = BLANKS + "&<#*_-+•●◆■◎☆★>"  # what may stand before the first character of a line
_CLOSING = "。，、；：！？）》」』"
# Two ideographic blanks after a closing mark are the indent of a paragraph whose line break was lost.
_INDENT = compiled.pattern(r"\u3000\u3000+")
_BEFORE_LOST_BREAK = "。！？；：”）"
_LONG_LINE = 160  # code points; blanks inside a line of this length are no layout of a heading
_PARAGRAPH = 2_000  # code points in which bold type that opens a line may end


class Layout(NamedTuple):
    """Lines and paragraphs of a text; ``wrapped`` if the text as a whole was broken at a fixed width."""

    lines: Lines
    blocks: Blocks
    wrapped: bool
    levels: dict[int, int]  # by the start of a line, the outline level that the document gives it


@lru_cache(maxsize=1)
def read(source: Source) -> Layout:
    """Return the layout of a text, in one pass over its lines; that of the last text is kept, as views need it after the parser."""
    text = source.text
    starts = source.line_starts
    if lost := list(_lost_breaks(text, starts)):
        starts = tuple(sorted({*starts, *lost}))
    hidden = comment_lines(source)
    heads, ends = array("I"), array("I")
    for start, stop in zip(starts, (*starts[1:], len(text)), strict=True):
        end = start + len(text[start:stop].rstrip(BLANKS + "\r\n"))
        head = start
        if end > start and text[start] in _HEAD_SIGNS:
            head = _HEAD.match(text, start, end).end()  # type: ignore[union-attr]
            if text[head - 1] == "*":
                head = _before_masks(text, start, head)
        if hidden and (near := bisect_right(hidden, (start, len(text)))) and stop <= hidden[near - 1][1]:
            head = end
        heads.append(min(head, end))
        ends.append(end)
    bare = Lines(source, starts, heads, ends)
    full = wraps.full(bare)
    wrapped = len(full) >= max(6, 0.2 * sum(map(lt, heads, ends)))
    lines = _lines(bare, furniture(bare, wrapped), full)
    return Layout(lines, Blocks(lines), wrapped, dict(source.levels))


def _before_masks(text: str, start: int, head: int) -> int:
    """The head of a line behind stars; before them where they stand for a name."""
    stars = start + len(text[start:head].rstrip("*"))
    return stars if masks(text, stars, min(len(text), head + _PARAGRAPH)) else head


def comments(text: str) -> Iterator[tuple[int, int]]:
    """The spans of all HTML comments."""
    start = text.find("<!--")
    while start >= 0 and (close := text.find("-->", start + 4)) >= 0:
        yield start, close + 3
        start = text.find("<!--", close + 3)


def comment_lines(source: Source) -> list[tuple[int, int]]:
    """Find the HTML comments that share their lines with nothing else: for each, the offsets of its first line and behind its last."""
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
        if place == 0 or text[place - 1].isspace() or text[indent.end() : indent.end() + 1].strip() == "":
            continue
        line = bisect_right(starts, place)
        stop = starts[line] if line < len(starts) else len(text)
        if stop - starts[line - 1] > _LONG_LINE or text[place - 1] in _BEFORE_LOST_BREAK:
            yield place


def _lines(bare: Lines, pages: Mapping[int, int], full: Container[int]) -> Lines:
    """The lines with what is known of them: which are outside the text, where words begin behind a page number, which go on."""
    source, text, apart = bare.source, bare.source.text, bare.source.apart
    below = [text[head] if head < end else "" for head, end in zip(bare.heads, bare.ends, strict=True)][1:]
    heads = bare.heads[:]
    asides: dict[int, LeafKind] = {}
    wrapped = bytearray(len(bare))
    for n, (start, head, end, first) in enumerate(zip(bare.starts, bare.heads, bare.ends, (*below, ""), strict=True)):
        if apart and (near := bisect_right(apart, (start, len(text)))) and start < apart[near - 1][1]:
            asides[n] = LeafKind.APART
        elif n in pages:
            if pages[n] >= end:
                asides[n] = LeafKind.FURNITURE
            head = start if n in asides else pages[n]
            while head < end and text[head] in BLANKS:
                head += 1
            heads[n] = head
        # A line that begins with a mark that closes something goes on from the one above: no paragraph begins so.
        if head < end and n not in asides and ((first and first in _CLOSING) or (n in full and wraps.goes_on(bare, n, pages))):
            wrapped[n] = 1
    return Lines(source, bare.starts, heads, bare.ends, asides, wrapped)
