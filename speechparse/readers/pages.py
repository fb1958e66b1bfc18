"""Turns the characters of printed pages into paragraphs: finds lines, drops page numbers and running heads, joins what belongs together.

Typesetting shows what plain text has lost: a line that ends before the right margin, where the next word would have fit, ends its
paragraph; one that begins farther in than the others begins a new one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from statistics import median
from typing import NamedTuple
from unicodedata import normalize

from speechparse.compiled import pattern

_MARGIN = 0.14  # of the page's height, above and below, where page numbers and running heads stand
_REPEATED = 3  # pages that a running head stands on at least, or all pages where there are fewer
_INDENT, _SHORT = 0.8, 0.6  # in widths of a character: from where on a line is indented, and how much a full line may be too short
_OTHER_SIZE = 0.12  # share by which characters differ that are of another size
_LEAD = 1.35  # times the usual distance of two lines: from where on there is space between them
_UNEVEN = 2.0  # times as wide as the left margin the right one may be
_REACH = 3  # lines that reach the right edge at least
_SAME_LINE = 0.3  # in heights of a character, how far the base lines of one line may be apart
_GAP, _WORD_GAP = 0.8, 0.2  # in widths of a character: from where on two characters, or two letters, have a blank between them
_PIECES = 4.0  # in widths of a character, how far two pieces of one line may be apart
_RADICALS = pattern("[\u2e80-\u2fd5]+")  # some fonts call 一 by the name of the radical that looks like it
_NUMBER = pattern(r"[-—–─－·•\s]*(?:第\s*)?([0-9０-９]{1,4})(?:\s*页)?(?:\s*[/／，,]?\s*共?\s*[0-9０-９]{1,4}\s*页?)?[-—–─－·•\s]*$")
_DIGITS = pattern(r"[0-9０-９]+")
_WORD = pattern(r"[（《〈【〔「『“‘(\[+~-]*(?:[!-~]+|.)[，。、；：！？”’）》〉】〕」』…%％]*")
_END = pattern("[。！？；：!?;:][”’）)》】」』]?$")


class Character(NamedTuple):
    """A character on a page: its edges and base line, in points from the page's left and upper edge, and its height."""

    text: str
    left: float
    right: float
    base: float
    height: float


class Line(NamedTuple):
    """A line on a page: its edges and base line, in points from the page's left and upper edge, and the size of its characters."""

    text: str
    left: float
    right: float
    base: float
    size: float


class Page(NamedTuple):
    """A page: its width and height in points, and its lines from top to bottom."""

    width: float
    height: float
    lines: list[Line]


class _Column(NamedTuple):
    """The left and the right edge of a page's text."""

    left: float
    right: float


class _Setting(NamedTuple):
    """How a text is set: the usual distance of two lines, and whether paragraphs are indented."""

    lead: float
    indents: bool


class Paragraph(NamedTuple):
    """A paragraph, with the offsets in its text where pages (numbered from 1) begin or go on."""

    text: str
    pages: tuple[tuple[int, int], ...]


def lines(rows: Iterable[Sequence[Character]]) -> list[Line]:
    """Return the lines of a page, from runs of characters in the order of the file.

    Runs that follow one another on one base line are one line, whatever their order: quotation marks from another font often come
    behind the words that they enclose.
    """
    found: list[Line] = []
    for _, together in groupby(_on_lines(rows), key=itemgetter(0)):
        ordered = sorted((character for _, row in together for character in row), key=lambda character: character.left)
        found.extend(_pieces(ordered))
    jumps = any(
        below.base < above.base - above.size and below.left < above.right and above.left < below.right for above, below in pairwise(found)
    )
    return sorted(found, key=lambda line: (round(line.base), line.left)) if jumps else found


def _on_lines(rows: Iterable[Sequence[Character]]) -> Iterator[tuple[int, Sequence[Character]]]:
    """Every run with the number of its line."""
    number, base = 0, None
    for row in rows:
        inked = [character for character in row if not character.text.isspace()]
        if not inked:
            continue
        own = median(character.base for character in inked)
        if base is None or abs(own - base) > _SAME_LINE * inked[0].height:
            number, base = number + 1, own
        yield number, row


def _pieces(row: Sequence[Character]) -> Iterator[Line]:
    """Join the characters of a line; those far apart (in a table) become lines of their own."""
    inked = [character for character in row if not character.text.isspace()]
    size = median([character.right - character.left for character in inked if _is_wide(character)] or [each.height for each in inked])
    begin = 0
    for n in range(1, len(row) + 1):
        if n == len(row) or row[n].left - row[n - 1].right > _PIECES * size:
            if line := _line(row[begin:n], size):
                yield line
            begin = n


def _line(row: Sequence[Character], size: float) -> Line | None:
    text = row[0].text
    for before, character in pairwise(row):
        gap = _GAP if _is_wide(before) or _is_wide(character) else _WORD_GAP
        spaced = before.text.isspace() or character.text.isspace() or character.left - before.right < gap * size
        text += character.text if spaced else " " + character.text
    inked = [character for character in row if not character.text.isspace()]
    if not inked:
        return None
    text = _RADICALS.sub(lambda radicals: normalize("NFKC", radicals.group()), text).strip(" \t\u00a0")
    return Line(text, inked[0].left, inked[-1].right, median(character.base for character in inked), size)


def _is_wide(character: Character) -> bool:
    return character.text > "\u2e7f" or character.text in "‘’“”…—·"


def paragraphs(pages: Sequence[Page]) -> list[Paragraph]:
    """Return the paragraphs of a document, joined across the ends of pages."""
    body = [(number, page) for number, page in enumerate(_body(pages), 1) if page]
    every = [line for _, page in body for line in page]
    if not every:
        return []
    size = Counter(round(line.size) for line in every for _ in range(len(line.text))).most_common(1)[0][0]
    found = [(page, _column(page, size, pages[number - 1].width)) for number, page in body]
    usual = max((column for _, column in found if column), key=lambda column: column.right - column.left, default=None)
    columns = [column or usual for _, column in found]
    setting = _Setting(_lead(page for _, page in body), _indents(zip((page for _, page in body), columns, strict=True)))
    made: list[Paragraph] = []
    above: tuple[Line, _Column | None, int] | None = None
    for (number, page), column in zip(body, columns, strict=True):
        for line in page:
            if above and column and above[1] and _goes_on(above[0], above[1], line, column, setting, number == above[2]):
                made[-1] = _joined(made[-1], line.text, number)
            else:
                made.append(Paragraph(line.text, ((0, number),)))
            above = line, column, number
    return made


def _goes_on(above: Line, column: _Column, line: Line, below: _Column, setting: _Setting, same_page: bool) -> bool:
    """Whether a line continues the paragraph of the line above."""
    if above.right + _word(line) <= column.right - _SHORT * line.size:
        return False  # it would have fit above
    if line.left - below.left > _INDENT * line.size or abs(above.size - line.size) > _OTHER_SIZE * line.size:
        return False
    if same_page and not 0 < line.base - above.base < _LEAD * setting.lead:
        return False
    return setting.indents or not _END.search(above.text, max(0, len(above.text) - 2))


def _joined(paragraph: Paragraph, text: str, page: int) -> Paragraph:
    """A paragraph with one more line, with a blank between two words in letters."""
    blank = " " if paragraph.text[-1].isascii() and text[0].isascii() and paragraph.text[-1].isalnum() and text[0].isalnum() else ""
    place = () if paragraph.pages[-1][1] == page else ((len(paragraph.text) + len(blank), page),)
    return Paragraph(paragraph.text + blank + text, paragraph.pages + place)


def _word(line: Line) -> float:
    """The width of what would have had to fit on the line above: the first word, or character with the marks that cling to it."""
    word = _WORD.match(line.text)
    return sum(line.size * (0.5 if char.isascii() else 1.0) for char in word.group()) if word else 0.0


def _column(page: Sequence[Line], size: float, width: float) -> _Column | None:
    """The edges of a page's text; None if too few lines reach the right edge to show where it is."""
    usual = [line for line in page if abs(line.size - size) <= _OTHER_SIZE * size]
    if not usual:
        return None
    left, right = min(line.left for line in usual), max(line.right for line in usual)
    reach = sum(line.right > right - 2 * size for line in usual)
    return _Column(left, right) if reach >= _REACH and width - right <= _UNEVEN * left else None


def _lead(pages: Iterable[Sequence[Line]]) -> float:
    steps = [below.base - above.base for page in pages for above, below in pairwise(page) if below.base > above.base + 1]
    return median(steps) if steps else 0.0


def _indents(pages: Iterable[tuple[Sequence[Line], _Column | None]]) -> bool:
    """Whether paragraphs are indented: most lines after one that ends early begin farther in (if none ends early, any line does)."""
    votes: Counter[bool] = Counter()
    some = False
    for page, column in pages:
        some = some or any(column and line.left - column.left > _INDENT * line.size for line in page)
        for above, below in pairwise(page):
            if column and above.right < column.right - 2 * above.size:
                votes[below.left - column.left > _INDENT * below.size] += 1
    return votes[True] > votes[False] if votes else some


def _body(pages: Sequence[Page]) -> Iterator[list[Line]]:
    """The pages' lines without page numbers and running heads."""
    heads: Counter[tuple[str, int]] = Counter()
    counts: Counter[int] = Counter()
    for number, page in enumerate(pages):
        heads.update({_likeness(line) for line in _margin(page)})
        counts.update({int(shown.group(1)) - number for line in _margin(page) if (shown := _NUMBER.match(line.text))})
    usual, times = counts.most_common(1)[0] if counts else (0, 0)
    shift = usual if times >= 2 else 1
    for number, page in enumerate(pages):
        gone = set()
        for line in _margin(page):
            shown = _NUMBER.match(line.text)
            if (shown and int(shown.group(1)) - number == shift) or heads[_likeness(line)] >= min(_REPEATED, max(2, len(pages))):
                gone.add(line)
        yield [line for line in page.lines if line not in gone]


def _likeness(line: Line) -> tuple[str, int]:
    """What a running head has in common on all pages: its words (with any number) and its height on the page."""
    return _DIGITS.sub("0", line.text), round(line.base / 3)


def _margin(page: Page) -> list[Line]:
    """The lines in the upper and lower margin of a page, two each at most."""
    ordered = sorted(page.lines, key=lambda line: line.base)
    above = [line for line in ordered[:2] if line.base < _MARGIN * page.height]
    below = [line for line in ordered[-2:] if line.base > (1 - _MARGIN) * page.height]
    return [*above, *(line for line in below if line not in above)]
