"""Finds the lines that a hard wrap broke: those as wide as their neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from speechparse import compiled
from speechparse.leaves import Lines

_SENTENCE_END = "。！？；：!?;:…”’）)》】」"
_NUMBERED = compiled.pattern(r"[（(]?[第其]?[0-9一二三四五六七八九十]")
_MARKED = compiled.pattern(r"[#>]|[-*+•●◆■◎☆★][ \t\u3000]")  # a Markdown mark or a bullet; a star close to a word masks it
_NARROW_LINE, _WIDE_LINE = 30, 130  # half-width columns between which a line may have been wrapped
_HEADING = 48  # half-width columns; a line that is no wider and begins with a number may be a heading
_ENOUGH = 5  # lines that end a sentence with a blank behind it
_SELDOM = 0.75  # as often as those, at most
_SURE = 3  # lines, no headings, that say that a text was broken at a fixed width
_PAGE = 12  # so many lines of one width are a page
_INDENT = 4  # half-width columns, of the first line of a paragraph; it is not counted
_RAGGED = 3  # half-width columns by which full lines fall short of a page: a sign that may not begin a line goes with the one before


def full(lines: Lines) -> set[int]:
    """Find the lines that are as wide as their neighbours and were therefore broken at a fixed width.

    Headings stop in mid-sentence too, and writers make them equally long: a text in which nothing else says that lines were broken
    may be a short draft.
    """
    text, heads, ends = lines.source.text, lines.heads, lines.ends
    shown = [n for n in range(len(lines)) if heads[n] < ends[n]]
    widths = [_columns(text, heads[n], ends[n]) for n in shown]
    numbered = [_NUMBERED.match(text, heads[n]) is not None for n in shown]
    stops = [text[ends[n] - 1] in _SENTENCE_END for n in shown]
    wide = _as_wide(range(len(shown)), widths, numbered, stops)
    if wide:
        headings = [width <= _HEADING and number for width, number in zip(widths, numbered, strict=True)]
        sure = _as_wide(wide, widths, numbered, [stop or heading for stop, heading in zip(stops, headings, strict=True)])
        wide = wide if len(sure) >= _SURE else sure
        wide = sorted({*wide, *_of_page(wide, widths, stops)})
        ended = [text[ends[n] : ends[n] + 1] not in ("", "\r", "\n") for n in shown]
        if _tells(ended, stops, wide):
            wide = [i for i in wide if not ended[i]]
    return {shown[i] for i in wide}


def _of_page(wide: Sequence[int], widths: Sequence[int], stops: Sequence[bool]) -> list[int]:
    """The lines as wide as the page that stop in mid-sentence, where most full lines tell how wide it is: short items may stand
    around them.
    """
    width, _times = Counter(widths[i] for i in wide).most_common(1)[0] if wide else (0, 0)
    page = range(width - _RAGGED - _INDENT, width + _RAGGED + 1)
    if width <= _HEADING or not _PAGE <= len(wide) < 2 * sum(widths[i] in page for i in wide):
        return []
    return [i for i, each in enumerate(widths) if each in page and not stops[i]]


def _tells(ended: Sequence[bool], stops: Sequence[bool], wide: Sequence[int]) -> bool:
    """Whether a blank at the end of a line marks the end of a paragraph, as in text copied from a page that Word made: lines that
    end a sentence have one far more often than the full lines that do not.
    """
    of_sentence = [end for end, stop in zip(ended, stops, strict=True) if stop]
    of_full = [ended[i] for i in wide if not stops[i]]
    return sum(of_sentence) >= _ENOUGH and sum(of_full) * len(of_sentence) <= _SELDOM * sum(of_sentence) * len(of_full)


def goes_on(lines: Lines, n: int, pages: Mapping[int, int]) -> bool:
    """Whether a full line goes on: unless it is a Markdown heading, or the next line with text begins a paragraph by its indent or
    by a Markdown mark or a bullet.
    """
    text, starts, heads, ends = lines.source.text, lines.starts, lines.heads, lines.ends
    if text.find("#", starts[n], heads[n]) >= 0:
        return False
    ends_sentence = text[ends[n] - 1] in "。！？；：!?"
    for m in range(n + 1, min(n + 6, len(lines))):
        if ends[m] <= starts[m] or (m in pages and pages[m] >= ends[m]):
            if ends_sentence:
                return False
            continue
        indent = heads[m] - starts[m]
        begins = text.startswith("\u3000", starts[m]) or _MARKED.search(text, starts[m], heads[m])
        return not begins and not (indent >= 2 and heads[n] - starts[n] < indent)
    return False


def _as_wide(of: Sequence[int], widths: Sequence[int], numbered: Sequence[bool], stops: Sequence[bool]) -> list[int]:
    """Find the lines, among some, that are as wide as their neighbours.

    Such a line has at least two others of nearly its width within four lines, none much wider, and at least two of
    them stop in mid-sentence. The width is looked at locally: one file may hold texts of several widths.
    """
    found = []
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
            found.append(i)
    return found


def _columns(text: str, start: int, end: int) -> int:
    """The width in half-width columns, counted in GB 18030 bytes (ASCII one, Chinese two) and only as far as it matters."""
    if end - start > 2 * _WIDE_LINE:
        return 2 * _WIDE_LINE
    return len(text[start:end].encode("gb18030", "replace"))
