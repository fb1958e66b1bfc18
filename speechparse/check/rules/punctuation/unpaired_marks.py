"""A quotation mark, bracket or title mark has no partner.

Quotation marks, brackets and title marks come in twos, within one paragraph. A quotation of several paragraphs opens each of them
and closes only the last one. Where a mark that opens is missing its partner in its paragraph and one of the next paragraphs has
the partner, the text may have been broken there, and nothing is said.

Wrong:
    要大力弘扬“敢为人先、善作善成的精神。
    把“一件事一次办“落到实处。

Right:
    要大力弘扬“敢为人先、善作善成”的精神。
    把“一件事一次办”落到实处。

Source: GB/T 15834—2011 4.8.2, 4.9.2, 4.15.2 (the two parts of a mark), 4.8.3.5 (quotations of several paragraphs).

Fix: safe. A short quotation with the same mark on both sides, or with its marks the wrong way round, gets the right ones. Where a
mark is missing, only the writer knows its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from speechparse import compiled
from speechparse.analysis.characters import HAN, is_han
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _
from speechparse.parser.blocks import Block, Blocks

_PARTNER = {"“": "”", "‘": "’", "（": "）", "(": ")", "《": "》", "〈": "〉", "【": "】", "〔": "〕", "「": "」", "『": "』"}
_OPENER = {close: opener for opener, close in _PARTNER.items()}
_ALIKE = {"(": "（", ")": "）"}  # （省级) has its partner
# The mark of a note behind a word: 区域1）.
_NOTE = compiled.pattern(rf"[{HAN}][1-9][0-9]?\Z")
_QUOTES = "“”‘’"
_ORNAMENTS = frozenset("‘’《》【】")
_MARKS = compiled.pattern(f"[{re.escape(''.join(_PARTNER) + ''.join(_OPENER))}]")
# The bracket of a list's number: 1）
_LIST_NUMBER = compiled.pattern(r"(?:^|[\s。；：，、！？;:,条款])[0-9a-zA-Z一二三四五六七八九十]{1,3}\Z")
# What stands between wrong marks that can be put right: a few words, no sentence in which a mark may be missing.
_PHRASE = compiled.pattern(r"[^\r\n，。；：！？?!,;:]{1,30}")
_NEAR = compiled.pattern(f"[^\r\n{_QUOTES}]{{1,30}}")
_PARAGRAPHS = 60  # paragraphs in which a partner may follow
_TEXT = 0.4  # the part of a paragraph that is Chinese characters, at least
_CELL = compiled.pattern(rf"[{HAN}）][ \t]+(?=[{HAN}])")
_CELLS = 2  # gaps between Chinese words from which on a line is that of a table
_BROKEN_CELL = compiled.pattern(rf"[^\x00-\xff][ \t]+[{HAN}（《“]")


class _Lone(NamedTuple):
    """A mark without a partner in its paragraph."""

    paragraph: int
    place: int
    mark: str


_Group = tuple[_Lone, ...]


def check(facts: Facts) -> Iterator[Flaw]:
    if not facts.mainland:
        return
    paragraphs = facts.layout.blocks
    lone = [_Lone(n, *mark) for n, paragraph in enumerate(paragraphs) for mark in _lone(facts, paragraph)]
    is_text = {n: _is_text(facts.text[paragraphs.starts[n] : paragraphs.ends[n]]) for n in {mark.paragraph for mark in lone}}
    for group in _without_far_partner(_groups(lone, paragraphs, facts.text), paragraphs, facts.text):
        first = group[0]
        if is_text[first.paragraph]:
            message = _("“{mark}” has no partner before it") if first.mark in _OPENER else _("“{mark}” has no partner behind it")
            yield Flaw(facts.span(first.place, first.place + 1), message.format(mark=first.mark), _turned(group, facts.text))


def _lone(facts: Facts, paragraph: Block) -> list[tuple[int, str]]:
    """Place and kind of the marks of a paragraph that have no partner in it."""
    opened: list[tuple[int, str]] = []
    open_of = dict.fromkeys(_PARTNER, 0)
    lone: list[tuple[int, str]] = []
    for found in _MARKS.finditer(facts.text, paragraph.start, paragraph.end):
        place, mark = found.start(), found.group()
        mark = _ALIKE.get(mark, mark)
        if (mark in _ORNAMENTS and _is_ornament(facts.text, place, mark)) or not facts.prose_at(place):
            continue
        if mark in _PARTNER:
            opened.append((place, mark))
            open_of[mark] += 1
        elif open_of[_OPENER[mark]]:
            while opened[-1][1] != _OPENER[mark]:
                open_of[opened[-1][1]] -= 1
                lone.append(opened.pop())
            open_of[opened.pop()[1]] -= 1
        elif not (mark == "）" and _is_number(facts.text, place)):
            lone.append((place, mark))
    return sorted(lone + opened) if lone else opened


def _is_number(text: str, place: int) -> bool:
    """The bracket is that of a list's number (1）) or of a note (其他区域1），)."""
    number = _LIST_NUMBER.search(text, max(place - 5, 0), place)
    return number is not None or (_NOTE.search(text, max(place - 3, 0), place) is not None and text[place] in ")）")


def _is_text(paragraph: str) -> bool:
    """Whether the paragraph is text, not what is left of table cells or of a page."""
    cells = len(_CELL.findall(paragraph)) >= _CELLS or ("\n" in paragraph and _BROKEN_CELL.search(paragraph))
    return sum(map(is_han, paragraph)) >= _TEXT * len(paragraph) and not cells


def _is_ornament(text: str, place: int, mark: str) -> bool:
    """Whether a mark is an apostrophe, or part of an arrow made of title marks (》》)."""
    before, behind = text[max(place - 1, 0) : place], text[place + 1 : place + 2]
    if mark not in "‘’":
        return mark in (before, behind)
    return (before.isascii() and before.isalnum()) or (behind.isascii() and behind.isalnum())


def _without_far_partner(groups: Iterable[_Group], paragraphs: Blocks, text: str) -> list[_Group]:
    """The marks that have no partner in the next paragraphs either."""
    kept: dict[int, _Group] = {}  # by place
    open_: dict[str, list[_Lone]] = {}
    for group in groups:
        mark = group[0]
        if len(group) == 1 and mark.mark in _PARTNER:
            if _goes_on(mark, paragraphs, text):
                continue
            open_.setdefault(mark.mark, []).append(mark)
        elif len(group) == 1 and (near := open_.get(_OPENER[mark.mark])):
            other = near.pop()
            if 0 < mark.paragraph - other.paragraph <= _PARAGRAPHS:
                del kept[other.place]
                continue
        kept[mark.place] = group
    return list(kept.values())


def _goes_on(each: _Lone, paragraphs: Blocks, text: str) -> bool:
    """Whether the quotation goes on in the next paragraph, which opens it again."""
    return each.mark in _QUOTES and each.paragraph + 1 < len(paragraphs) and text[paragraphs.starts[each.paragraph + 1]] == each.mark


def _groups(lone: Sequence[_Lone], paragraphs: Blocks, text: str) -> Iterator[_Group]:
    """The marks one by one, those of one quotation with wrong marks together."""
    before: _Lone | None = None
    quotes = Counter(each.paragraph for each in lone if each.mark in _QUOTES)
    for each in lone:
        if (
            before
            and each.paragraph == before.paragraph
            and quotes[each.paragraph] <= 2
            and _are_one(before, each, paragraphs[each.paragraph], text)
        ):
            yield before, each
            before = None
        else:
            if before:
                yield (before,)
            before = each
    if before:
        yield (before,)


def _are_one(one: _Lone, other: _Lone, paragraph: Block, text: str) -> bool:
    """Whether two marks go with one short quotation, or the second was to close what the first opens (“……’, “……》)."""
    broken = (one.mark in _OPENER and one.place == paragraph.start) or (other.mark in _PARTNER and other.place == paragraph.end - 1)
    if broken or not _NEAR.fullmatch(text, one.place + 1, other.place):
        return False
    quotes = one.mark in _QUOTES and other.mark in _QUOTES and (one.mark in "“”") == (other.mark in "“”")
    return quotes or (one.mark in _PARTNER and other.mark in _OPENER)


def _turned(group: _Group, text: str) -> Fix | None:
    """The right marks for a quotation with the wrong ones; None where a mark may be missing."""
    if len(group) < 2 or any(each.mark not in _QUOTES for each in group) or not _PHRASE.fullmatch(text, group[0].place + 1, group[1].place):
        return None
    pair = "“”" if group[0].mark in "“”" else "‘’"
    return Fix(
        tuple(Edit(each.place, each.place + 1, mark) for each, mark in zip(group, pair, strict=True) if each.mark != mark), Safety.SAFE
    )


RULE = Rule("PUN003", "unpaired-marks", Severity.WARNING, __doc__, check, fix=Safety.SAFE)
