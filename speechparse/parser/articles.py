"""Splits a text into articles: by their number lines, titles above salutations, attachments, and restarts under a title."""

from __future__ import annotations

from typing import NamedTuple

from speechparse import compiled, numerals
from speechparse.parser import parts, quiet
from speechparse.parser.paragraphs import NAMED, TITLE, Paragraphs
from speechparse.parser.parts import Piece
from speechparse.tree import LeafKind

_MARKER_LINE = 110  # code points; a longer line does not number an article
_NAME = 6  # code points; a shorter title stands in a text by chance
_LISTED = 20_000  # code points above, in which the list of attachments stands
_NUMBER = compiled.pattern(r"[0-9０-９]+|[一二三四五六七八九十百零〇]+")


class Region(NamedTuple):
    """One article before its sections are read.

    Attributes:
        start: offset where the article begins.
        blocks: its paragraphs.
        marker: span of its number (第二篇：, 附件1), None for most.
        ordinal: the number's value.
        pieces: the parts found, in order of place; body text is not among them.
        body: the paragraphs in which sections are looked for.
        quiet: spans in which numbers are no markers.
    """

    start: int
    blocks: range
    marker: tuple[int, int] | None
    ordinal: int | None
    pieces: tuple[Piece, ...]
    body: range
    quiet: tuple[tuple[int, int], ...]


def split(paragraphs: Paragraphs) -> list[Region]:
    """Return the articles of a text, in order; a text without paragraphs has none."""
    if not len(paragraphs):
        return []
    starts = sorted({0, *(_first(paragraphs, n) for n in range(1, len(paragraphs)) if _begins(paragraphs, n))})
    if len(starts) > 1 and not _holds_text(paragraphs, range(starts[1])):
        starts = starts[1:]  # what stands above the first article (the name of a collection) is none
    stops = (*starts[1:], len(paragraphs))
    return [_region(paragraphs, range(a, b)) for a, b in zip(starts, stops, strict=True)]


def _begins(paragraphs: Paragraphs, number: int) -> bool:
    """Whether another article begins with a number line, a title or a salutation here."""
    is_ = paragraphs.is_
    if paragraphs.at(number, is_.article_marker):
        return paragraphs.length(number) <= _MARKER_LINE
    if paragraphs.at(number, is_.attachment):
        return _begins_attachment(paragraphs, number)
    if paragraphs.is_salutation(number):
        title = _title_above(paragraphs, number)
        return title != number and _after_body(paragraphs, title) and not _numbered_above(paragraphs, title)
    if paragraphs.is_title(number) and _after_body(paragraphs, number):
        return (_after_signature(paragraphs, number) and _before_text(paragraphs, number)) or _restarts(paragraphs, number)
    return False


def _first(paragraphs: Paragraphs, number: int) -> int:
    """The first paragraph of the article whose title, salutation or number is here."""
    if paragraphs.at(number, paragraphs.is_.article_marker) or paragraphs.at(number, paragraphs.is_.attachment):
        return number
    if paragraphs.is_salutation(number):
        number = _title_above(paragraphs, number)
    return paragraphs.title_start(number)


def _title_above(paragraphs: Paragraphs, number: int) -> int:
    """The title above a salutation, with only date, occasion and speaker between; the number itself if none."""
    for above in range(number - 1, max(-1, number - 7), -1):
        if paragraphs.is_title(above):
            while above > 0 and paragraphs.is_title(above - 1):
                above -= 1
            return above
        passed = paragraphs.short(above, 60) or paragraphs.at(above, paragraphs.is_.source_note)
        if not passed or paragraphs.heads_section(above):
            return number
    return number


def _begins_attachment(paragraphs: Paragraphs, number: int) -> bool:
    """Whether 附件 begins a text of its own, not a list of names above a signature."""
    found = paragraphs.at(number, paragraphs.is_.attachment)
    if found is None or paragraphs.length(number) > TITLE or not _after_body(paragraphs, number):
        return False
    if paragraphs.whole(number, paragraphs.is_.attachment):
        ends = paragraphs.shown(number).endswith(("：", ":"))
        return not ends and (_before_text(paragraphs, number) or _named_above(paragraphs, number))
    if not paragraphs.short(number) or NAMED.match(paragraphs.text, found.end()):
        return False
    for below in range(number + 1, min(number + 8, len(paragraphs))):
        if paragraphs.is_date(below):
            return False
        if paragraphs.is_body(below) or paragraphs.heads_section(below):
            return True
    return False


def _named_above(paragraphs: Paragraphs, number: int) -> bool:
    """Whether the line below, which is the title, stands in the list of attachments above."""
    if number + 1 == len(paragraphs):
        return False
    start = paragraphs.starts[number]
    title = paragraphs.shown(number + 1)
    return len(title) >= _NAME and paragraphs.text.find(title, max(0, start - _LISTED), start) >= 0


def _restarts(paragraphs: Paragraphs, number: int) -> bool:
    """Whether the top scheme of the text restarts at one right below this title."""
    if _numbered_above(paragraphs, number):
        return False
    for below in range(number + 1, min(number + 9, len(paragraphs))):
        if marker := paragraphs.marker_at(below):
            return marker == (paragraphs.top_scheme, 1) and paragraphs.first_top < number
    return False


def _numbered_above(paragraphs: Paragraphs, number: int) -> bool:
    """Whether the line above is the number line of the same article."""
    is_ = paragraphs.is_
    return any(paragraphs.at(n, is_.article_marker) or paragraphs.whole(n, is_.attachment) for n in range(max(0, number - 2), number))


def _after_signature(paragraphs: Paragraphs, number: int) -> bool:
    """Whether a date is right above, with at most a note in brackets between."""
    for above in range(number - 1, max(-1, number - 4), -1):
        if paragraphs.is_date(above):
            return True
        if not paragraphs.shown(above).startswith(("（", "(")):
            return False
    return False


def _after_body(paragraphs: Paragraphs, number: int) -> bool:
    above = range(max(0, number - 12), number)
    return any(paragraphs.is_body(n) or paragraphs.is_sentence(n) or paragraphs.heads_section(n) for n in above)


def _holds_text(paragraphs: Paragraphs, numbers: range) -> bool:
    """Whether a range holds body text, a section, or at least a sentence below a title (a notice above the plan that it sends)."""
    if any(paragraphs.is_body(n) or paragraphs.heads_section(n) for n in numbers):
        return True
    title = next((n for n in numbers if paragraphs.is_title(n)), numbers.stop)
    return any(paragraphs.is_sentence(n) for n in range(title, numbers.stop))


def _before_text(paragraphs: Paragraphs, number: int) -> bool:
    below = range(number + 1, min(number + 7, len(paragraphs)))
    return any(paragraphs.is_body(n) or paragraphs.heads_section(n) for n in below)


def _region(paragraphs: Paragraphs, numbers: range) -> Region:
    """One article: its number and title line, its parts, and the range of its body."""
    first = numbers.start
    marker, title = _number_line(paragraphs, first)
    pieces = [Piece(LeafKind.TITLE, *title)] if title else []
    above, body = parts.front(paragraphs, range(first + (marker is not None), numbers.stop), title is not None, marker is not None)
    below, stop = parts.back(paragraphs, range(body, numbers.stop))
    tail = quiet.tail(paragraphs, (*pieces, *above), range(body, stop))
    if tail < stop:
        signed, stop = parts.back(paragraphs, range(body, tail))
        below = [*signed, *below]
    return Region(
        start=paragraphs.layout.lines.starts[paragraphs.blocks.firsts[first]] if first else 0,
        blocks=numbers,
        marker=marker,
        ordinal=_ordinal(paragraphs.text[slice(*marker)]) if marker else None,
        pieces=(*pieces, *above, *below),
        body=range(body, stop),
        quiet=(*quiet.spans(paragraphs, range(body, stop)), *((piece.start, piece.end) for piece in below)),
    )


def _number_line(paragraphs: Paragraphs, number: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Span of the article's number and of the title on the same line, each None if there is none."""
    is_ = paragraphs.is_
    found = paragraphs.at(number, is_.article_marker) or paragraphs.at(number, is_.attachment)
    if found is None or (number == 0 and not paragraphs.at(0, is_.article_marker) and not paragraphs.whole(0, is_.attachment)):
        return None, None
    end = found.end()
    while paragraphs.text[end - 1].isspace():
        end -= 1
    words = (found.end(), paragraphs.words(number)[1])
    return (found.start(), end), words if words[1] > words[0] else None


def _ordinal(written: str) -> int | None:
    found = _NUMBER.search(written)
    if not found:
        return None
    return numerals.value("arabic" if found.group()[0].isdigit() else "chinese", found.group())
