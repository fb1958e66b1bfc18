"""Finds every place where a marker may be. It may find too many; it must not miss any."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from sys import maxsize
from typing import NamedTuple

from speechparse import compiled, numerals
from speechparse.grammar.model import Grammar
from speechparse.parser import headings
from speechparse.parser.blocks import Block
from speechparse.parser.layout import Layout
from speechparse.parser.scanner import Rule, Scanner, scanner

_JOINED = 1200  # code points; no paragraph of a speech is so long, many were joined
_GLUED = 48  # code points; a heading is not longer
_LETTER, _MOST = 500, 0.8  # a shorter one was joined too where it is nearly the whole text
_STRONG = "。；：！？…;:!?—"
_WEAK = "，、,.”’）)」』》】"
_PUNCTUATION = compiled.pattern(r"[\s，、,．.：:·•・。（）()〔〕*]+")

_ENCLOSED = compiled.pattern(
    "[（(]|" + "|".join(numerals.SYSTEMS[name].pattern for name in ("circled", "enclosed-arabic", "enclosed-chinese"))
)


class Candidate(NamedTuple):
    """A possible marker.

    Attributes:
        start, end: its span.
        scheme: index of the scheme in the grammar.
        ordinals: its numbers (more than one for 1.2.3).
        head: it stands at the head of a line.
        heading: its heading, if nothing else ends it before the paragraph does; None inside a paragraph.
        block: number of the paragraph it stands in.
        wording: the marker without number and punctuation; one list keeps to one wording.
        mark: the marker without number; one list should keep to one mark.
        weight: what it costs to take it for no marker.
        boundary: what stands before it: "line", "broken" (a line end in mid-sentence), "strong" (。；：…), "weak" (，、), "none".
        beside: id of a scheme without which the text cannot have this marker ("" for none).
        own_line: its heading is the whole line.
        ordinal: the last of its numbers.
        level: the outline level that the document itself gives the paragraph, from 1; 0 where it gives none.
    """

    start: int
    end: int
    scheme: int
    ordinals: tuple[int, ...]
    head: bool
    heading: headings.Heading | None
    block: int
    wording: str
    mark: str
    weight: float
    boundary: str
    beside: str
    own_line: bool
    ordinal: int
    level: int = 0


def scan(text: str, layout: Layout, grammar: Grammar, blocks: range, quiet: Iterable[tuple[int, int]] = ()) -> list[Candidate]:
    """Return all candidates in a range of paragraphs, in order of place.

    ``quiet`` are spans where numbers are no markers (contents, lists of attachments, notes, tables).
    """
    if not blocks:
        return []
    markers = scanner(grammar)
    start, stop = layout.blocks.starts[blocks[0]], layout.blocks.ends[blocks[-1]]
    words = _family_words(text, markers, start, stop)
    found = (
        *_heads(text, layout, markers, blocks, words),
        *_losts(text, layout, markers, blocks, words),
        *_glued(text, layout, markers, blocks, words),
        *_inlines(text, layout, markers, blocks, words),
    )
    silent = _merged(quiet)
    kept: dict[int, Candidate] = {}
    for candidate in found:
        if candidate.start not in kept and not _inside(silent, candidate.start):
            kept[candidate.start] = candidate
    shown = {markers.schemes[candidate.scheme].id for candidate in kept.values()}
    ordered = sorted(candidate for candidate in kept.values() if not candidate.beside or candidate.beside in shown)
    return [c for n, c in enumerate(ordered) if n == 0 or c.start >= ordered[n - 1].end]


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, with those that touch joined."""
    merged: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((start, stop))
    return merged


def _inside(spans: list[tuple[int, int]], place: int) -> bool:
    found = bisect_right(spans, (place, maxsize))
    return found > 0 and place < spans[found - 1][1]


def _family_words(text: str, markers: Scanner, start: int, stop: int) -> dict[int, frozenset[str]]:
    """For each open family, the words that follow both 一 and 二 at a boundary in this text."""
    words = {}
    for scheme, pattern in markers.families.items():
        seen: dict[str, set[str]] = {"一": set(), "二": set()}
        for found in pattern.finditer(text, start, stop):
            seen[found.group(1)].add(found.group(2))
        words[scheme] = frozenset(seen["一"] & seen["二"])
    return words


def _heads(text: str, layout: Layout, markers: Scanner, blocks: range, words: dict[int, frozenset[str]]) -> Iterator[Candidate]:
    lines, paragraphs = layout.lines, layout.blocks
    for number in blocks:
        for n in range(paragraphs.firsts[number], paragraphs.lasts[number] + 1):
            head = lines.heads[n]
            if head >= lines.ends[n] or n in lines.asides:
                continue
            marker = markers.head.at(text, head, paragraphs.ends[number])
            if not marker:
                continue
            block = paragraphs[number]
            found, rule = marker
            broken = n > block.first and text[lines.ends[n - 1] - 1] not in _STRONG
            place = "broken" if broken else "line"
            candidate = _candidate(text, found, rule, markers, words, number, block, place)
            if candidate is None:
                candidate = _other(text, head, rule, markers, words, number, block, place)
            if candidate and lines.starts[n] in layout.levels:
                candidate = candidate._replace(level=layout.levels[lines.starts[n]])
            if candidate:
                yield candidate


def _other(
    text: str, start: int, but: Rule, markers: Scanner, words: dict[int, frozenset[str]], number: int, block: Block, place: str
) -> Candidate | None:
    """The candidate of another scheme, where the first match is a look-alike (第一条， is not an article of a law)."""
    for pattern, rule in markers.head.each:
        if rule.scheme != but.scheme and (found := _compiled(pattern).match(text, start, block.end)):
            candidate = _candidate(text, found, rule, markers, words, number, block, place)
            if candidate:
                return candidate
    return None


def _losts(text: str, layout: Layout, markers: Scanner, blocks: range, words: dict[int, frozenset[str]]) -> Iterator[Candidate]:
    """Headings of a text whose line breaks were taken out: in paragraphs too long to be one."""
    for number in blocks:
        length = layout.blocks.ends[number] - layout.blocks.starts[number]
        if length < _JOINED and not (length >= _LETTER and length >= _MOST * len(text)):
            continue
        block = layout.blocks[number]
        for found, rule in markers.lost.find(text, block.start + 1, block.end):
            candidate = _candidate(text, found, rule, markers, words, number, block, "lost")
            if candidate and found.end() < block.end and text[found.end()] not in "，。；、：）)！？,;:":
                yield candidate


def _glued(text: str, layout: Layout, markers: Scanner, blocks: range, words: dict[int, frozenset[str]]) -> Iterator[Candidate]:
    """Find headings at the end of the paragraph above, before a list: only the line break before them was taken out."""
    for number in blocks[:-1]:
        start, end = layout.blocks.starts[number], layout.blocks.ends[number]
        place = text.rfind("。", max(start, end - _GLUED), end) + 1
        if not 0 < place < end or not markers.head.at(text, layout.blocks.starts[number + 1], layout.blocks.ends[number + 1]):
            continue
        for found, rule in markers.lost.find(text, place, end):
            if found.start() == place and (made := _candidate(text, found, rule, markers, words, number, layout.blocks[number], "lost")):
                yield made


def _inlines(text: str, layout: Layout, markers: Scanner, blocks: range, words: dict[int, frozenset[str]]) -> Iterator[Candidate]:
    number = blocks[0]
    last = blocks[-1]
    for found, rule in markers.inline.find(text, layout.blocks.starts[number], layout.blocks.ends[last]):
        while number < last and found.start() >= layout.blocks.ends[number]:
            number += 1
        block = layout.blocks[number]
        if not block.start < found.start() < block.end:
            continue
        candidate = _candidate(text, found, rule, markers, words, number, block, "inline")
        if candidate:
            yield candidate


def _candidate(
    text: str,
    found: re.Match[str],
    rule: Rule,
    markers: Scanner,
    words: dict[int, frozenset[str]],
    number: int,
    block: Block,
    place: str,
) -> Candidate | None:
    """The candidate of a match, or None if it is none; ``place`` is line, broken, lost or inline."""
    start, end = found.span()
    while text[end - 1] in " \t\u3000\u00a0":
        end -= 1
    written = found.group(int(found.lastindex or 0) + (found.lastgroup is not None))
    if rule.family and text[found.end() - 1] not in words[rule.scheme]:
        return None
    weight = rule.weight
    for look in markers.lookalikes[rule.scheme]:
        if _compiled(look.write).match(text, start, block.end):
            if look.weight is None or place not in ("line", "broken"):
                return None
            weight = min(weight, look.weight)
    if rule.form.where == "paragraph" and place != "line":
        return None
    ordinals = numerals.parts(rule.system, written)
    if not ordinals or (len(ordinals) > 1 and min(ordinals) < 1):
        return None
    head = place != "inline"
    if not head and (end >= block.end or text[end] in "，。；、：）)！？,;:"):
        return None
    heading = headings.find(text, end, block.end) if head else None
    own_line = heading is not None and heading.mark_end >= block.end
    if rule.form.where == "own-line" and place != "lost" and (not own_line or text[block.end - 1] in "。；"):
        return None
    wording, mark = _without_number(text[start:end], written, markers.particles)
    return Candidate(
        start=start,
        end=end,
        scheme=rule.scheme,
        ordinals=ordinals,
        head=head,
        heading=heading,
        block=number,
        wording=wording,
        mark=mark,
        weight=weight,
        boundary=place if place in ("line", "broken") else _before(text, start, block.start),
        beside=rule.form.beside,
        own_line=own_line,
        ordinal=ordinals[-1],
    )


@lru_cache(maxsize=4096)  # as few as there are markers in use
def _without_number(marker: str, written: str, particles: re.Pattern[str]) -> tuple[str, str]:
    """Wording and mark of a marker."""
    rest = marker.replace(written, "", 1)
    return particles.sub("", _PUNCTUATION.sub("", rest)), "".join(rest.split())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern that few texts need, markers when the first does."""
    return compiled.pattern(pattern)


def _before(text: str, place: int, floor: int) -> str:
    bracketed = _ENCLOSED.match(text, place) or text[place + 1 : place + 2] in ("）", ")")
    while place > floor and text[place - 1].isspace():
        place -= 1
    if place <= floor or text[place - 1] in _STRONG:
        return "strong"
    return "weak" if text[place - 1] in _WEAK or bracketed else "none"
