"""Finds the parts around the sections of one article: title, date, salutation, recipients, signature, source note."""

from __future__ import annotations

from typing import NamedTuple

from speechparse import compiled
from speechparse.parser import titles
from speechparse.parser.paragraphs import BODY, NAMED, TITLE, Paragraphs
from speechparse.tree import LeafKind

_FRONT = 150  # front matter has not more paragraphs than this
_NAMES = 30  # a list of attachments has not more lines
_CAPTIONS = 3  # lines between front matter and salutation
_LABEL = compiled.pattern(r"[^\r\n：:，。；]{1,7}[：:]$")


class Piece(NamedTuple):
    """A part of an article: kind and span."""

    kind: LeafKind
    start: int
    end: int


def front(paragraphs: Paragraphs, numbers: range, titled: bool, numbered: bool = False) -> tuple[list[Piece], int]:
    """The front matter of an article, and the number of the first paragraph of the body.

    Args:
        paragraphs: all paragraphs of the text.
        numbers: those of the article.
        titled: the title is known already (it stands on the line of the article's number).
        numbered: a line with the article's number stands above.
    """
    kinds: dict[int, LeafKind] = {}
    for number in numbers[:_FRONT]:
        kind = _kind(paragraphs, number)
        if kind is LeafKind.DATE and number - 1 in kinds and _of_page(paragraphs, number):
            kind = LeafKind.FRONT
        if kind is LeafKind.FRONT and number - 1 in kinds and _subtitle(paragraphs, number):
            kind = LeafKind.SUBTITLE
        if kind is None and _above_salutation(paragraphs, number, numbers.stop):
            kind = LeafKind.FRONT
        addressed = bool(kinds) and kinds[number - 1] in (LeafKind.SALUTATION, LeafKind.RECIPIENTS)
        if kind is None or (addressed and (kind is not LeafKind.SALUTATION or paragraphs.length(number) >= BODY)):
            break
        kinds[number] = kind
    lines = [] if titled else titles.title(paragraphs, kinds, numbered)
    pieces = []
    for number, kind in kinds.items():
        block = paragraphs.blocks[number]
        if number in lines:
            pieces.append(Piece(LeafKind.TITLE, *paragraphs.words(number)))
        elif kind is LeafKind.SALUTATION and (end := _run_in(paragraphs, number)):
            return [*pieces, Piece(kind, block.start, end)], number
        else:
            pieces.append(Piece(kind, block.start, block.end))
    return pieces, numbers.start + len(kinds)


def back(paragraphs: Paragraphs, numbers: range) -> tuple[list[Piece], int]:
    """Return the parts behind the body and the number of their first paragraph."""
    pieces: list[Piece] = []
    stop = numbers.stop
    while stop > numbers.start + 1:
        kind = _last_kind(paragraphs, stop - 1, below=pieces[0].kind if pieces else None)
        if kind is None:
            first = _attachments(paragraphs, range(numbers.start + 1, stop))
            if first is not None:
                pieces.insert(0, Piece(LeafKind.ATTACHMENTS, paragraphs.starts[first], paragraphs.ends[stop - 1]))
                stop = first
            break
        stop -= 1
        pieces.insert(0, Piece(kind, paragraphs.starts[stop], paragraphs.ends[stop]))
    if stop > numbers.start and (note := _run_in_note(paragraphs, stop - 1)):
        pieces.insert(0, note)
    return pieces, stop


def _run_in_note(paragraphs: Paragraphs, number: int) -> Piece | None:
    """A source note that the last paragraph runs on into (…服务。（摘自…）)."""
    block = paragraphs.blocks[number]
    start = max(paragraphs.text.rfind(bracket, block.start + 1, block.end) for bracket in "（(【")
    found = paragraphs.is_.source_note.match(paragraphs.text, start, block.end) if start > 0 else None
    return Piece(LeafKind.SOURCE_NOTE, start, block.end) if found and found.end() == block.end else None


def _attachments(paragraphs: Paragraphs, numbers: range) -> int | None:
    """The first paragraph of a list of attachments that ends here; None if none does."""
    first = None
    for number in reversed(numbers[-_NAMES:]):
        if paragraphs.at(number, paragraphs.is_.attachment):
            first = number
        elif first is not None or paragraphs.is_body(number) or not (NAMED.match(paragraphs.shown(number)) or _only(paragraphs, number)):
            break
    return first


def _only(paragraphs: Paragraphs, number: int) -> bool:
    """Whether a line is the only name below 附件：."""
    return paragraphs.short(number) and paragraphs.whole(number - 1, paragraphs.is_.attachment)


def _kind(paragraphs: Paragraphs, number: int) -> LeafKind | None:
    """What a paragraph is at the head of an article; None where the body begins."""
    is_ = paragraphs.is_
    if paragraphs.at(number, is_.contents):
        return None
    if paragraphs.is_salutation(number):
        return LeafKind.SALUTATION
    if paragraphs.at(number, is_.document_number) and paragraphs.length(number) <= BODY:
        return LeafKind.FRONT
    if paragraphs.at(number, is_.occasion):
        return LeafKind.SUBTITLE
    if paragraphs.is_date(number):
        return LeafKind.DATE
    if paragraphs.at(number, is_.recipients):
        return LeafKind.RECIPIENTS
    if paragraphs.at(number, is_.speaker) and not paragraphs.is_title(number):
        return LeafKind.SPEAKER
    if paragraphs.heads_section(number) or paragraphs.begins_list(number):
        return None
    if (
        paragraphs.short(number)
        or paragraphs.is_top_heading(number)
        or (titles.is_metadata(paragraphs, number) and (paragraphs.length(number) <= BODY or "://" in paragraphs.shown(number)))
    ):
        return LeafKind.FRONT
    return None


def _above_salutation(paragraphs: Paragraphs, number: int, stop: int) -> bool:
    """Whether only short lines (such as a caption) come before a salutation on a line of its own: the text has not begun yet."""
    for below in range(number, min(number + _CAPTIONS + 1, stop)):
        if paragraphs.is_salutation(below):
            return paragraphs.whole(below, paragraphs.is_.salutation)
        if paragraphs.length(below) >= BODY or paragraphs.heads_section(below):
            return False
    return False


def _subtitle(paragraphs: Paragraphs, number: int) -> bool:
    """Whether the paragraph is a subtitle: a line in brackets right under the title."""
    return paragraphs.at(number, paragraphs.is_.subtitle) is not None and paragraphs.is_title(number - 1)


def _of_page(paragraphs: Paragraphs, number: int) -> bool:
    """Whether a date is a page's own: the label above it says so (发布日期：)."""
    return _LABEL.match(paragraphs.shown(number - 1)) is not None and not paragraphs.at(number - 1, paragraphs.is_.date_label)


def _run_in(paragraphs: Paragraphs, number: int) -> int | None:
    """End of a salutation that the text runs on from (同志们，这次…)."""
    found = paragraphs.at(number, paragraphs.is_.salutation)
    if found is None or found.end() >= paragraphs.ends[number] - 1 or paragraphs.length(number) < 30:
        return None
    return found.end()


def _last_kind(paragraphs: Paragraphs, number: int, below: LeafKind | None) -> LeafKind | None:
    """What a paragraph is at the foot of an article; None where the body ends."""
    if paragraphs.at(number, paragraphs.is_.source_note) and paragraphs.length(number) <= TITLE:
        return LeafKind.SOURCE_NOTE
    if below is not LeafKind.SIGNATURE and paragraphs.whole(number, paragraphs.is_.subtitle) and paragraphs.is_date(number - 1):
        return LeafKind.SOURCE_NOTE  # （此件公开发布）
    if paragraphs.is_date(number):
        return LeafKind.SIGNATURE
    if below is not LeafKind.SIGNATURE or not paragraphs.short(number, 30) or paragraphs.at(number, paragraphs.is_.attachment):
        return None
    if _only(paragraphs, number) and not paragraphs.is_date(number + 1):
        return None
    return None if paragraphs.heads_section(number) or paragraphs.is_title(number) else LeafKind.SIGNATURE
