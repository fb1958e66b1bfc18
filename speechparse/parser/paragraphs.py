"""Recognises what a paragraph is: title, date, salutation, body, the marker at its head."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import NamedTuple

from speechparse import compiled, numerals
from speechparse.grammar.firsts import firsts
from speechparse.grammar.model import Grammar, Parts
from speechparse.grammar.patterns import blanks
from speechparse.parser.layout import Layout
from speechparse.parser.scanner import Rule, scanner

BODY = 56  # code points; a paragraph at least this long is body, not front matter
TITLE = 90  # a title is not longer than this
STRONG = 3.5  # a marker of at least this weight is hardly anything else
NAMED = compiled.pattern(r"\d{1,2}[.．、](?!\d{1,2}(?!\d))")  # begins an entry of a numbered list of names; no decimal
_SENTENCE = 12  # code points
_TITLE_LINES = 4  # a title has not more lines
_LIST = 60  # the second item of a list is looked for so many paragraphs below the first
_NO_END = "。；，、：！？:;,"  # marks that a title does not end with
_AROUND = "*_# \t\u3000\u00a0"
_LINK = compiled.pattern(r"\[([^\]\r\n]{1,200}+)\]\([^)\r\n]{0,1000}+\)")
_PATH = compiled.pattern(r"[>＞»|｜]")  # 首页>政务公开>领导讲话
_STANDARD = compiled.pattern(r"[A-Z]{2,4}(?:/[A-Z])?[ \u3000]*\d")  # GB/T 9704: an entry of a list of standards
_WORDS = compiled.pattern(r"[\u4e00-\u9fff]{2}")


class Patterns(NamedTuple):
    """The article parts of a grammar, compiled."""

    article_marker: re.Pattern[str]
    attachment: re.Pattern[str]
    title_end: re.Pattern[str]
    title_first: re.Pattern[str]
    title_rest: re.Pattern[str]
    title_label: re.Pattern[str]
    title_site: re.Pattern[str]
    title_site_sign: re.Pattern[str]  # the first character of one
    quiet: re.Pattern[str]  # the first character of what has numbers that are no markers
    date: re.Pattern[str]
    date_label: re.Pattern[str]
    subtitle: re.Pattern[str]
    occasion: re.Pattern[str]
    speaker: re.Pattern[str]
    salutation: re.Pattern[str]
    recipients: re.Pattern[str]
    source_note: re.Pattern[str]
    document_number: re.Pattern[str]
    contents: re.Pattern[str]
    note: re.Pattern[str]
    notes: re.Pattern[str]
    trailer: re.Pattern[str]
    closing: re.Pattern[str]


@lru_cache(maxsize=8)
def patterns(parts: Parts) -> Patterns:
    """The compiled patterns of a grammar's article parts."""
    made = {name: compiled.pattern(blanks(getattr(parts, name))) for name in Parts.FIELDS}
    made["title_end"] = compiled.pattern(rf"(?:{made['title_end'].pattern})[*_]*$")
    made["title_site"] = compiled.pattern(rf"(?:{made['title_site'].pattern})$")
    quiet = firsts(made[name].pattern for name in ("contents", "attachment", "trailer", "notes", "note"))
    return Patterns(**made, title_site_sign=compiled.pattern(firsts([made["title_site"].pattern])), quiet=compiled.pattern(quiet))


class Paragraphs:
    """The paragraphs of a text, by number, and what each looks like from its own words and its neighbours."""

    def __init__(self, text: str, layout: Layout, grammar: Grammar) -> None:
        self.text = text
        self.layout = layout
        self.blocks = layout.blocks
        self.starts, self.ends = layout.blocks.starts, layout.blocks.ends
        self.is_ = patterns(grammar.parts)
        self.scanner = scanner(grammar)
        self._heads: dict[int, tuple[Rule, str] | None] = {}
        self._shown: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.blocks)

    def at(self, number: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of a pattern where the paragraph begins."""
        return pattern.match(self.text, self.starts[number], self.ends[number])

    def length(self, number: int) -> int:
        """Return the length of a paragraph in code points."""
        return self.ends[number] - self.starts[number]

    def shown(self, number: int) -> str:
        """The words of a paragraph: without blanks, Markdown marks and the name of a web site around them."""
        if number not in self._shown:
            start, end = self.words(number)
            shown = self.text[start:end]
            self._shown[number] = _LINK.sub(r"\1", shown) if "](" in shown else shown
        return self._shown[number]

    def words(self, number: int) -> tuple[int, int]:
        """The range of the words of a title, without the label, link, marks and name of a web site around them."""
        start, end = self.starts[number], self.ends[number]
        if label := self.is_.title_label.match(self.text, start, end):
            start = label.end()
        while end > start and self.text[end - 1] in _AROUND + ('"”' if label else ""):
            end -= 1
        if site := self.is_.title_site.search(self.text, start, end) if self.is_.title_site_sign.search(self.text, start, end) else None:
            end = site.start()
        while start < end and self.text[start] in _AROUND + "+!":
            start += 1
        link = _LINK.fullmatch(self.text, start, end) if self.text.startswith("[", start) else None
        return link.span(1) if link else (start, end)

    def whole(self, number: int, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern matches the whole paragraph, give or take one character at the end."""
        found = self.at(number, pattern)
        return found is not None and found.end() >= self.ends[number] - 1

    # ---- kinds -----------------------------------------------------------------------------------------------------

    def short(self, number: int, limit: int = TITLE) -> bool:
        """Whether a line is short like a title: not a sentence, and without a mark at its end."""
        start, end = self.starts[number], self.ends[number]
        if self.text[end - 1] in _NO_END or self.text.find("。", start, end) >= 0:
            return False
        shown = self.shown(number)
        return 0 < len(shown) <= limit and shown[-1] not in _NO_END

    def is_title(self, number: int) -> bool:
        """Whether a line ends like a title (…的讲话), or is marked as one."""
        if not self.short(number) or self.heads_section(number):
            return False
        shown = self.shown(number)
        if not _WORDS.search("".join(shown.split())) or self.in_list(number):
            return False
        if self.at(number, self.is_.title_label):
            return True
        if _PATH.search(shown) or _STANDARD.match(shown):
            return False
        long_enough = len(shown) >= 4 or (number > 0 and self.is_.title_first.match(self.shown(number - 1)) is not None)
        return long_enough and self.is_.title_end.search("".join(shown.split())) is not None

    def is_top_heading(self, number: int) -> bool:
        """Whether the paragraph is a first-level Markdown heading no longer than a title (not a text pasted in one line)."""
        if self.length(number) > TITLE:
            return False
        line = self.layout.lines[self.blocks.firsts[number]]
        return self.text[line.start : line.head].strip() == "#" and _WORDS.search(self.shown(number)) is not None

    def is_body(self, number: int) -> bool:
        """Whether the paragraph is body text: long enough, and not like a title."""
        return self.length(number) >= BODY and not self.short(number)

    def is_sentence(self, number: int) -> bool:
        """Whether the paragraph is short and a whole sentence."""
        return self.length(number) >= _SENTENCE and self.text[self.ends[number] - 1] in "。！"

    def is_date(self, number: int) -> bool:
        return self.whole(number, self.is_.date)

    def is_salutation(self, number: int) -> bool:
        return self.at(number, self.is_.salutation) is not None and not self.is_title(number)

    def title_start(self, number: int) -> int:
        """The first line of the title that ends with a line: of 在全市…会议上的 / 讲话 the one above, else its own number.

        Between the line that begins like a title and the last there may be one or two right below each other.
        """
        first = number
        for above in range(number - 1, max(-1, number - _TITLE_LINES), -1):
            gap = self.blocks[above + 1].first - self.blocks[above].last
            if gap > 2 or not self._may_begin_title(above) or self.shown(above) == self.shown(above + 1):
                break
            if self.is_.title_first.match(self.shown(above)) or self.is_.title_rest.match(self.shown(above + 1)):
                first = above
            elif gap > 1:
                break
        return first

    def _may_begin_title(self, number: int) -> bool:
        """Whether the first half of a title may be here: a short line that is not itself a title, a date or a number."""
        return (
            self.short(number)
            and not self.is_title(number)
            and not self.heads_section(number)
            and not self.is_date(number)
            and not self.at(number, self.is_.document_number)
        )

    # ---- markers ---------------------------------------------------------------------------------------------------

    def _head(self, number: int) -> tuple[Rule, str] | None:
        """The rule of the marker that a paragraph begins with, and its number as it is written."""
        if number not in self._heads:
            marker = self.scanner.head.at(self.text, self.starts[number], self.ends[number])
            self._heads[number] = (marker[1], marker[0].group(int(marker[0].lastindex or 0) + 1)) if marker else None
        return self._heads[number]

    def marker_at(self, number: int, weight: float = STRONG) -> tuple[int, int] | None:
        """The scheme and ordinal of the marker that a paragraph begins with; only markers of at least that weight count."""
        marker = self._head(number)
        if not marker:
            return None
        rule, written = marker
        if rule.family or rule.weight < weight:
            return None
        value = numerals.value(rule.system, written)
        return None if value is None else (rule.scheme, value)

    def heads_section(self, number: int) -> bool:
        """Whether the paragraph begins with a marker that can hardly be anything else."""
        marker = self._head(number)
        return marker is not None and marker[0].weight >= STRONG

    def begins_list(self, number: int) -> bool:
        """Whether the paragraph begins with a number, and a paragraph below with the next one."""
        marker = self.marker_at(number, weight=0)
        if marker is None:
            return False
        below = range(number + 1, min(number + _LIST, len(self)))
        return any(self.marker_at(n, weight=0) == (marker[0], marker[1] + 1) for n in below)

    def in_list(self, number: int) -> bool:
        """Whether the paragraph begins with a number whose predecessor or successor is above or below."""
        marker = self.marker_at(number, weight=0)
        if marker is None:
            return False
        near = range(max(0, number - _LIST), min(number + _LIST, len(self)))
        return any((other := self.marker_at(n, weight=0)) and other[0] == marker[0] and abs(other[1] - marker[1]) == 1 for n in near)

    @cached_property
    def first_top(self) -> int:
        """The number of the paragraph with the first item number one of the text; behind the last if there is none."""
        return next((n for n in range(len(self)) if (marker := self.marker_at(n)) and marker[1] == 1), len(self))

    @property
    def top_scheme(self) -> int | None:
        """The scheme of the first item number one of the text."""
        marker = self.marker_at(self.first_top) if self.first_top < len(self) else None
        return marker[0] if marker else None
