"""From the characters of printed pages to paragraphs: lines, what is no text (page numbers, running heads), where a paragraph goes on.

Typesetting tells what plain text has lost: a line that ends before the right margin, where the next word would have fit, ends its
paragraph; one that begins farther in than the others begins a new one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple
from unicodedata import normalize

from speechparse.compiled import pattern

_MARGIN = 0.14  # of the page's height, above and below, where page numbers and running heads stand
_REPEATED = 3  # pages that a running head stands on at least, or all pages where there are fewer
_INDENT, _SHORT = 0.8, 0.6  # in widths of a character: from where on a line is indented, and how much a full line may be too short
_OTHER_SIZE = 0.12  # share by which characters differ that are of another size
_LEAD = 1.35  # times the usual distance of two lines: from where on there is space between them
_REACH = 3  # lines that reach the right edge at least
_PIECES = 4.0  # in widths of a character, how far two pieces of one line may be apart
_WIDE = "\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef‘’“”…—·\U00020000-\U0003fffd"
_INVENTED = pattern(rf"\x1f(?=[{_WIDE}])|(?<=[{_WIDE}])\x1f")  # a gap between characters that the page has no blank for
_RADICALS = pattern("[\u2e80-\u2fd5]+")  # some fonts call 一 by the name of the radical that looks like it
_NUMBER = pattern(r"[-—–─－·•\s]*(?:第\s*)?([0-9０-９]{1,4})(?:\s*页)?(?:\s*[/／，,]?\s*共?\s*[0-9０-９]{1,4}\s*页?)?[-—–─－·•\s]*$")
_DIGITS = pattern(r"[0-9０-９]+")
_WORD = pattern(r"[!-~]+|.[，。、；：！？”’）》〉】」』…%％]*")
_END = pattern("[。！？；：!?;:][”’）)》】」』]?$")

GAP = "\x1f"
"""Stands for a gap that is narrower than a character, and wide enough to be told as a blank."""


class Character(NamedTuple):
    """A character on a page: its edges and its base line, in points from the page's left and upper edge; its height."""

    text: str
    left: float
    right: float
    base: float
    height: float


class Line(NamedTuple):
    """A line on a page: its edges and its base line, in points from the page's left and upper edge; the size of its characters."""

    text: str
    left: float
    right: float
    base: float
    size: float


class Page(NamedTuple):
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
    """A paragraph, and where in its text which page (from 1) begins or goes on."""

    text: str
    pages: tuple[tuple[int, int], ...]


def lines(rows: Iterable[Sequence[Character]]) -> list[Line]:
    """The lines of a page, from runs of characters: pieces that stand on one base line are put together."""
    found: list[Line] = []
    for row in rows:
        text = _INVENTED.sub("", "".join(character.text for character in row)).replace(GAP, " ").strip(" \t\u00a0")
        inked = [character for character in row if not character.text.isspace() and character.text != GAP]
        if not text or not inked:
            continue
        text = _RADICALS.sub(lambda radicals: normalize("NFKC", radicals.group()), text)
        wide = [character.right - character.left for character in inked if character.text > "\u2e7f"]
        size = median(wide or [character.height for character in inked])
        line = Line(text, inked[0].left, inked[-1].right, median(character.base for character in inked), size)
        before = found[-1] if found else None
        if before and abs(before.base - line.base) < 0.3 * size and -0.5 * size <= line.left - before.right < _PIECES * size:
            blank = " " if line.left - before.right > 0.8 * size else ""
            found[-1] = Line(before.text + blank + line.text, before.left, line.right, before.base, before.size)
        else:
            found.append(line)
    jumps = any(
        below.base < above.base - above.size and below.left < above.right and above.left < below.right for above, below in pairwise(found)
    )
    return sorted(found, key=lambda line: (round(line.base), line.left)) if jumps else found


def paragraphs(pages: Sequence[Page]) -> list[Paragraph]:
    """The paragraphs of a document, over the ends of its pages."""
    body = [(number, page) for number, page in enumerate(_body(pages), 1) if page]
    every = [line for _, page in body for line in page]
    if not every:
        return []
    size = Counter(round(line.size) for line in every for _ in range(len(line.text))).most_common(1)[0][0]
    found = [(page, _column(page, size)) for _, page in body]
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
    """A line goes on the paragraph of the one above it."""
    if above.right + _word(line) <= column.right - _SHORT * line.size:
        return False  # it would have fit above
    if line.left - below.left > _INDENT * line.size or abs(above.size - line.size) > _OTHER_SIZE * line.size:
        return False
    if same_page and not 0 < line.base - above.base < _LEAD * setting.lead:
        return False
    return setting.indents or not _END.search(above.text, max(0, len(above.text) - 2))


def _joined(paragraph: Paragraph, text: str, page: int) -> Paragraph:
    """A paragraph with a line more; between two words of letters stands a blank."""
    blank = " " if paragraph.text[-1].isascii() and text[0].isascii() and paragraph.text[-1].isalnum() and text[0].isalnum() else ""
    place = () if paragraph.pages[-1][1] == page else ((len(paragraph.text) + len(blank), page),)
    return Paragraph(paragraph.text + blank + text, paragraph.pages + place)


def _word(line: Line) -> float:
    """The width of what would have had to fit on the line above: the first word, or character with the marks that cling to it."""
    word = _WORD.match(line.text)
    return sum(line.size * (0.5 if char.isascii() else 1.0) for char in word.group()) if word else 0.0


def _column(page: Sequence[Line], size: float) -> _Column | None:
    """The edges of a page's text; None where too few lines reach the right one to tell it."""
    usual = [line for line in page if abs(line.size - size) <= _OTHER_SIZE * size]
    if not usual:
        return None
    right = max(line.right for line in usual)
    reach = sum(line.right > right - 2 * size for line in usual)
    return _Column(min(line.left for line in usual), right) if reach >= _REACH else None


def _lead(pages: Iterable[Sequence[Line]]) -> float:
    steps = [below.base - above.base for page in pages for above, below in pairwise(page) if below.base > above.base + 1]
    return median(steps) if steps else 0.0


def _indents(pages: Iterable[tuple[Sequence[Line], _Column | None]]) -> bool:
    """Most of the lines below one that ends early begin farther in."""
    votes: Counter[bool] = Counter()
    for page, column in pages:
        for above, below in pairwise(page):
            if column and above.right < column.right - 2 * above.size:
                votes[below.left - column.left > _INDENT * below.size] += 1
    return votes[True] > votes[False]


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
    """What a running head has on every page: its words, with any number, and its height on the page."""
    return _DIGITS.sub("0", line.text), round(line.base / 3)


def _margin(page: Page) -> list[Line]:
    """The lines in the upper and lower margin of a page, two each at most."""
    ordered = sorted(page.lines, key=lambda line: line.base)
    above = [line for line in ordered[:2] if line.base < _MARGIN * page.height]
    below = [line for line in ordered[-2:] if line.base > (1 - _MARGIN) * page.height]
    return [*above, *(line for line in below if line not in above)]
