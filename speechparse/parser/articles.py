"""Split a text into articles and tell the parts around the sections of each: title, salutation, source note …"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from speechparse import numerals
from speechparse.grammar.load import blanks, numbered
from speechparse.grammar.model import Grammar, Parts
from speechparse.parser.layout import Block, Layout
from speechparse.parser.scan import scanner
from speechparse.tree import LeafKind

_BODY = 56  # code points; a paragraph at least this long is body, not front matter
_TITLE = 90  # a title is not longer than this
_FRONT = 45  # front matter has not more paragraphs than this
_NUMBER = re.compile(r"[0-9０-９]+|[一二三四五六七八九十百]+")
_METADATA = re.compile(r"[^\r\n：:，。；]{1,12}[：:](?=.{0,80}$)", re.S)
_LINK = re.compile(r"\[([^\]\r\n]+)\]\([^)\r\n]*\)")


class Piece(NamedTuple):
    """A part of an article: kind and span."""

    kind: LeafKind
    start: int
    end: int


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
        salutation: it is addressed to somebody (a speech).
    """

    start: int
    blocks: range
    marker: tuple[int, int] | None
    ordinal: int | None
    pieces: tuple[Piece, ...]
    body: range
    quiet: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Patterns:
    """The article parts of a grammar, compiled."""

    article_marker: re.Pattern[str]
    attachment: re.Pattern[str]
    title_end: re.Pattern[str]
    title_label: re.Pattern[str]
    date: re.Pattern[str]
    occasion: re.Pattern[str]
    speaker: re.Pattern[str]
    salutation: re.Pattern[str]
    recipients: re.Pattern[str]
    source_note: re.Pattern[str]
    document_number: re.Pattern[str]
    contents: re.Pattern[str]
    notes: re.Pattern[str]
    closing: re.Pattern[str]


@lru_cache(maxsize=8)
def patterns(parts: Parts) -> Patterns:
    """The compiled patterns of a grammar's article parts."""
    compiled = {name: re.compile(blanks(getattr(parts, name))) for name in Patterns.__dataclass_fields__}
    compiled["title_end"] = re.compile(rf"(?:{compiled['title_end'].pattern})[*_]*$")
    return Patterns(**compiled)


def split(text: str, layout: Layout, grammar: Grammar) -> list[Region]:
    """The articles of a text, in order; an empty text has none."""
    return _Splitter(text, layout, grammar).regions() if layout.blocks else []


class _Splitter:
    def __init__(self, text: str, layout: Layout, grammar: Grammar) -> None:
        self.text = text
        self.blocks = layout.blocks
        self.layout = layout
        self.is_ = patterns(grammar.parts)
        self.scanner = scanner(grammar)

    # ---- what a paragraph looks like -------------------------------------------------------------------------------

    def at(self, number: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
        block = self.blocks[number]
        return pattern.match(self.text, block.start, block.end)

    def shown(self, number: int) -> str:
        """A paragraph's text without blanks and Markdown marks at its ends, links as their words."""
        block = self.blocks[number]
        return _LINK.sub(r"\1", self.text[block.start : block.end]).strip("*_# \t\u3000\u00a0")

    def length(self, number: int) -> int:
        return self.blocks[number].end - self.blocks[number].start

    def short(self, number: int, limit: int = _TITLE) -> bool:
        shown = self.shown(number)
        return 0 < len(shown) <= limit and shown[-1] not in "。；，、：！？:;," and "。" not in shown

    def heads_section(self, number: int) -> bool:
        """The paragraph begins with a marker that is hardly anything else."""
        found = self.at(number, self.scanner.head)
        return bool(found) and self.scanner.head_rules[str(found.lastgroup)].weight >= 3.5  # type: ignore[union-attr]

    def is_title(self, number: int) -> bool:
        return (
            self.short(number)
            and (len(self.shown(number)) >= 4 or (number > 0 and self.shown(number - 1).endswith(("的", "上"))))
            and not self.at(number, self.scanner.head)
            and self.is_.title_end.search("".join(self.shown(number).split())) is not None
        )

    def is_body(self, number: int) -> bool:
        return self.length(number) >= _BODY and not self.short(number)

    def is_date(self, number: int) -> bool:
        found = self.at(number, self.is_.date)
        return bool(found) and found.end() >= self.blocks[number].end - 1  # type: ignore[union-attr]

    # ---- where articles begin --------------------------------------------------------------------------------------

    def regions(self) -> list[Region]:
        starts = sorted({0, *(self.begin(n) for n in range(len(self.blocks)) if self.begins(n))})
        stops = (*starts[1:], len(self.blocks))
        return [self.region(range(a, b), first=a == 0) for a, b in zip(starts, stops, strict=True)]

    def begin(self, number: int) -> int:
        """The first paragraph of the article whose title, salutation or number stands here."""
        if self.at(number, self.is_.article_marker) or self.at(number, self.is_.attachment):
            return number
        if self.at(number, self.is_.salutation) and not self.is_title(number):
            number = self.title_above(number)
        first = number
        while first > 0 and self.continues_title(first - 1):
            first -= 1
        return first

    def continues_title(self, number: int) -> bool:
        """A short line above a title that is its first part (在全市…会议上的 / 讲话)."""
        here, below = self.blocks[number], self.blocks[number + 1]
        shown = self.shown(number)
        return (
            below.first - here.last <= 2
            and self.short(number)
            and not self.is_title(number)
            and not self.heads_section(number)
            and not self.is_date(number)
            and (shown.endswith(("的", "上", "和", "关于", "暨")) or bool(re.match(r"(?:[^，。：]{0,24}关于|在)[^，。：]{4,}", shown)))
        )

    def title_above(self, number: int) -> int:
        """The title above a salutation, with only date, occasion and speaker between; the number itself if none."""
        for above in range(number - 1, max(-1, number - 7), -1):
            if self.is_title(above):
                repeated = above
                while repeated > 0 and self.is_title(repeated - 1):
                    repeated -= 1
                return repeated
            if not (self.short(above, 60) or self.at(above, self.is_.source_note)) or self.heads_section(above):
                return number
        return number

    def begins(self, number: int) -> bool:
        if number == 0:
            return False
        if self.at(number, self.is_.article_marker):
            return self.length(number) <= 110
        if self.at(number, self.is_.attachment):
            return self.begins_attachment(number)
        if self.at(number, self.is_.salutation) and self.blocks[number].start and not self.is_title(number):
            title = self.title_above(number)
            return title != number and self.after_body(title) and not self.numbered_above(title)
        if self.is_title(number) and self.after_body(number):
            return (self.is_date(number - 1) and self.has_text_below(number)) or self.restarts_below(number)
        return False

    def begins_list(self, number: int) -> bool:
        """The paragraph begins with a number, and the next number stands at the head of a paragraph below."""
        marker = self.marker_at(number, weight=0)
        if marker is None:
            return False
        below = range(number + 1, min(number + 60, len(self.blocks)))
        return any(self.marker_at(n, weight=0) == (marker[0], marker[1] + 1) for n in below)

    def marker_at(self, number: int, weight: float = 3.5) -> tuple[int, int] | None:
        """Scheme and ordinal of the marker that a paragraph begins with; only markers of at least that weight."""
        found = self.at(number, self.scanner.head)
        if not found:
            return None
        rule = self.scanner.head_rules[str(found.lastgroup)]
        if rule.family or rule.weight < weight:
            return None
        value = numerals.value(rule.system_at(self.scanner.schemes), found.group(int(found.lastindex or 0) + 1))
        return None if value is None else (rule.scheme, value)

    @cached_property
    def top_scheme(self) -> int | None:
        """The scheme of the first item number one of the text."""
        return next((marker[0] for n in range(len(self.blocks)) if (marker := self.marker_at(n)) and marker[1] == 1), None)

    def restarts_below(self, number: int) -> bool:
        """The top scheme of the text begins again at one, right below this title."""
        if self.numbered_above(number):
            return False
        for below in range(number + 1, min(number + 9, len(self.blocks))):
            if marker := self.marker_at(below):
                return marker == (self.top_scheme, 1) and any(self.marker_at(n) == marker for n in range(number))
        return False

    def numbered_above(self, number: int) -> bool:
        """The line above is the number line of the same article."""
        return any(self.at(n, self.is_.article_marker) or self.alone_attachment(n) for n in range(max(0, number - 2), number))

    def after_body(self, number: int) -> bool:
        return any(self.is_body(n) or self.heads_section(n) for n in range(max(0, number - 12), number))

    def has_text_below(self, number: int) -> bool:
        below = range(number + 1, min(number + 7, len(self.blocks)))
        return any(self.is_body(n) or self.heads_section(n) for n in below)

    def alone_attachment(self, number: int) -> bool:
        found = self.at(number, self.is_.attachment)
        return bool(found) and found.end() >= self.blocks[number].end - 1  # type: ignore[union-attr]

    def begins_attachment(self, number: int) -> bool:
        """附件 as a text of its own, not as a list of names above a signature."""
        if self.length(number) > _TITLE or not self.after_body(number):
            return False
        if self.alone_attachment(number):
            shown = self.shown(number)
            return not shown.endswith(("：", ":")) and self.has_text_below(number)
        found = self.at(number, self.is_.attachment)
        if found is None or not self.short(number):
            return False
        if re.match(r"\d{1,2}[.．、]", self.text[found.end() : found.end() + 4]):
            return False
        for below in range(number + 1, min(number + 8, len(self.blocks))):
            if self.is_date(below):
                return False
            if self.is_body(below) or self.heads_section(below):
                return True
        return False

    # ---- the parts of one article ----------------------------------------------------------------------------------

    def region(self, blocks: range, first: bool) -> Region:
        pieces: list[Piece] = []
        marker, ordinal = None, None
        start = 0 if first else self.layout.lines[self.blocks[blocks[0]].first].start
        number = blocks[0]
        found = self.at(number, self.is_.article_marker) or (self.at(number, self.is_.attachment) if not first or self.alone_attachment(number) else None)
        title: tuple[int, int] | None = None
        if found and not (first and not self.alone_attachment(number) and not self.at(number, self.is_.article_marker)):
            block = self.blocks[number]
            marker = (found.start(), min(found.end(), block.end))
            while marker[1] > marker[0] and self.text[marker[1] - 1].isspace():
                marker = (marker[0], marker[1] - 1)
            ordinal = _ordinal(self.text[marker[0] : marker[1]])
            if block.end > found.end():
                title = (found.end(), self.trimmed_end(number))
                pieces.append(Piece(LeafKind.TITLE, *title))
            number += 1
        number = self.front(range(number, blocks.stop), title, pieces)
        stop = self.back(range(number, blocks.stop), pieces)
        body = range(number, stop)
        return Region(start, blocks, marker, ordinal, tuple(sorted(pieces, key=lambda piece: piece.start)), body, tuple(self.quiet(body)))

    def title_span(self, number: int) -> tuple[int, int]:
        """Where the words of a title stand: without label, link and marks around them."""
        start, end = self.blocks[number].start, self.trimmed_end(number)
        if label := self.at(number, self.is_.title_label):
            start = label.end()
        if link := _LINK.match(self.text, start, end):
            return link.span(1)
        return start, end

    def trimmed_end(self, number: int) -> int:
        end = self.blocks[number].end
        while self.text[end - 1] in "*_# \t\u3000\u00a0":
            end -= 1
        return end

    def front(self, blocks: range, title: tuple[int, int] | None, pieces: list[Piece]) -> int:
        """Read the front matter; the number of the first paragraph of the body."""
        kinds: list[tuple[int, LeafKind]] = []
        stop = blocks.start
        for number in blocks[:_FRONT]:
            kind = self.front_kind(number)
            if kind is None:
                break
            kinds.append((number, kind))
            stop = number + 1
            if kind in (LeafKind.SALUTATION, LeafKind.RECIPIENTS):
                while stop < blocks.stop and (self.at(stop, self.is_.salutation)) and self.length(stop) < _BODY:
                    kinds.append((stop, LeafKind.SALUTATION))
                    stop += 1
                break
        if title is None:
            lines = self.title_lines([number for number, kind in kinds if kind is LeafKind.FRONT])
        else:
            lines = []
        for number, kind in kinds:
            block = self.blocks[number]
            if number in lines:
                pieces.append(Piece(LeafKind.TITLE, *self.title_span(number)))
            elif kind is LeafKind.SALUTATION and (run_in := self.run_in_salutation(number)):
                pieces.append(Piece(kind, block.start, run_in))
            else:
                pieces.append(Piece(kind, block.start, block.end))
        if kinds and kinds[-1][1] is LeafKind.SALUTATION and self.run_in_salutation(kinds[-1][0]):
            return kinds[-1][0]
        return stop

    def run_in_salutation(self, number: int) -> int | None:
        """End of a salutation that the text runs on from (同志们，这次…)."""
        found = self.at(number, self.is_.salutation)
        return found.end() if found and found.end() < self.blocks[number].end - 1 and self.length(number) >= 30 else None

    def front_kind(self, number: int) -> LeafKind | None:
        """What a paragraph is at the head of an article; None where the body begins."""
        if self.at(number, self.is_.contents):
            return None
        if self.at(number, self.is_.salutation) and not self.is_title(number):
            return LeafKind.SALUTATION
        if self.at(number, self.is_.document_number) and self.length(number) <= 50:
            return LeafKind.FRONT
        if self.at(number, self.is_.occasion):
            return LeafKind.SUBTITLE
        if self.is_date(number):
            return LeafKind.DATE
        if self.at(number, self.is_.recipients):
            return LeafKind.RECIPIENTS
        if self.at(number, self.is_.speaker) and not self.is_title(number):
            return LeafKind.SPEAKER
        if self.heads_section(number) or self.begins_list(number):
            return None
        if self.short(number) or (self.length(number) <= _BODY and _METADATA.match(self.shown(number))):
            return LeafKind.FRONT
        return None

    def title_lines(self, front: list[int]) -> list[int]:
        """The paragraphs that make up the title: the first that ends like a title, with what is broken off above it."""
        for number in front:
            if self.is_title(number) and not (_METADATA.match(self.shown(number)) and not self.at(number, self.is_.title_label) and "：" in self.shown(number)[:8]):
                lines = [number]
                while lines[0] - 1 in front and self.continues_title(lines[0] - 1):
                    lines.insert(0, lines[0] - 1)
                return lines
        for number in front:
            shown = self.shown(number)
            if len(shown) >= 6 and not _METADATA.match(shown) and not re.search(r"[|｜]|!\[|发布|来源|打印|字号|时间|新华社", shown):
                return [number]
        return []

    def back(self, blocks: range, pieces: list[Piece]) -> int:
        """Read what stands after the body; the number of the first paragraph behind the body."""
        stop = blocks.stop
        while stop > blocks.start + 1:
            number = stop - 1
            if self.at(number, self.is_.source_note) and self.length(number) <= _TITLE:
                kind = LeafKind.SOURCE_NOTE
            elif self.is_date(number):
                kind = LeafKind.SIGNATURE
            elif self.short(number, 30) and not self.heads_section(number) and stop < blocks.stop and any(p.kind is LeafKind.SIGNATURE for p in pieces) and not self.is_title(number):
                kind = LeafKind.SIGNATURE
            else:
                break
            pieces.append(Piece(kind, self.blocks[number].start, self.blocks[number].end))
            stop = number
        return stop

    # ---- where numbers are no markers ------------------------------------------------------------------------------

    def quiet(self, body: range) -> list[tuple[int, int]]:
        """Contents, lists of attachments, notes."""
        spans = []
        number = body.start
        while number < body.stop:
            stop = number
            if self.at(number, self.is_.contents):
                stop = self.contents_end(number, body.stop)
            elif self.at(number, self.is_.attachment):
                stop = self.attachments_end(number, body.stop)
            elif self.at(number, self.is_.notes) and self.length(number) <= 8 and number > body.start + 0.6 * len(body):
                stop = body.stop
            if stop > number:
                spans.append((self.blocks[number].start, self.blocks[stop - 1].end))
            number = max(stop, number + 1)
        for line in self.layout.lines[self.blocks[body.start].first : self.blocks[body.stop - 1].last + 1] if body else ():
            if _LEADER.search(self.text, line.head, line.end) or _TABLE_ROW.match(self.text, line.head, line.end):
                spans.append((line.start, line.end))
        return spans

    def contents_end(self, number: int, stop: int) -> int:
        """A table of contents ends where its first entry stands again, or where body text begins."""
        entries = {}
        for n in range(number + 1, stop):
            shown = _LEADER_TAIL.sub("", "".join(self.shown(n).split()))
            if n > number + 1 and shown and shown in entries and n - entries[shown] > 1:
                return n
            if self.is_body(n):
                return n
            entries.setdefault(shown, n)
        return number + 1

    def attachments_end(self, number: int, stop: int) -> int:
        """A list of attachments: 附件： and the numbered names below it."""
        end = number + 1
        while end < stop and self.length(end) <= 60 and not self.is_date(end) and re.match(r"\d{1,2}[.．、]", self.shown(end)):
            end += 1
        return end


_LEADER = re.compile(r"(?:(?:[.．·…。][ ]?){4,}|[…]{2,})[ \t\u3000]*[-—]?[0-9０-９IVX]{0,4}[-—]?$|\t[0-9]{1,4}$")
_TABLE_ROW = re.compile(r"\||\S+(?:[ \u3000]{2,}\S+){3,}[ \u3000]*$|\S+(?:\t+\S+){2,}$")
_LEADER_TAIL = re.compile(r"[.．·…。]*[0-9]{0,4}$")


def _ordinal(written: str) -> int | None:
    found = _NUMBER.search(written)
    if not found:
        return None
    system = "arabic" if found.group()[0].isdigit() else "chinese"
    return numerals.value(system, found.group())
