"""Builds the tree: sections from the choices, and leaves that tile the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from speechparse import compiled
from speechparse.grammar.model import Grammar, Scheme
from speechparse.grammar.patterns import blanks
from speechparse.parser import headings, siblings
from speechparse.parser.articles import Region
from speechparse.parser.cues import Announced
from speechparse.parser.layout import Layout
from speechparse.parser.paragraphs import patterns
from speechparse.parser.penalties import PROMISE_REACH
from speechparse.parser.resolve import Choice
from speechparse.parser.scan import Candidate
from speechparse.source import Source
from speechparse.tree import Article, Document, Form, Leaf, LeafKind, Marker, Promise, Section, Span

_SENTENCE_END = compiled.pattern("[。！？：；]")


class _Item(NamedTuple):
    """An accepted marker with what is known of its section."""

    candidate: Candidate
    level: int
    heading: headings.Heading
    start: int
    end: int


class Builder:
    """Builds the document of one source."""

    def __init__(self, source: Source, layout: Layout, grammar: Grammar, schemes: tuple[Scheme, ...]) -> None:
        self.source = source
        self.text = source.text
        self.layout = layout
        self.lines = layout.lines
        self.schemes = schemes
        self.is_ = patterns(grammar.parts)
        self.bodies = compiled.pattern(blanks(grammar.cues.bodies))
        self.sentences = compiled.pattern(blanks(grammar.cues.sentences))

    def document(self, regions: Sequence[Region], read: Iterable[tuple[Sequence[Choice], Sequence[Announced]]], grammar: str) -> Document:
        """Return the document of all articles, from the region of each and what was chosen and announced in it."""
        stops = [*(region.start for region in regions[1:]), len(self.text)][: len(regions)]
        articles: list[Leaf | Article] = [
            self.article(region, choices, promises, stop) for region, (choices, promises), stop in zip(regions, read, stops, strict=True)
        ]
        if regions and regions[0].start:
            articles = [*self.lines.leaves(0, regions[0].start, LeafKind.FRONT), *articles]
        if not articles and self.text:
            articles = list(self.lines.leaves(0, len(self.text), LeafKind.TEXT))
        return Document(self.source, grammar, tuple(articles))

    # ---- articles --------------------------------------------------------------------------------------------------

    def article(self, region: Region, choices: Sequence[Choice], promises: Sequence[Announced], stop: int) -> Article:
        accepted = [made for made in choices if made.level is not None]
        body_end = self.body_end(region, stop)
        closing = self.closing(region, accepted)
        items = self.items(accepted, min(closing, body_end))
        content: list[Leaf | Section] = []
        place = region.start
        marker = self.article_marker(region)
        body_start = self.layout.blocks.starts[region.body.start] if region.body else stop
        front = [piece for piece in region.pieces if piece.start <= body_start]
        if marker:
            content += self.lines.leaves(place, marker.start, LeafKind.TEXT)
            content.append(Leaf(self.source, marker.start, marker.end, LeafKind.MARKER))
            place = marker.end
        for piece in front:
            kind = LeafKind.OPENING if items else LeafKind.TEXT
            content += self.lines.leaves(place, piece.start, kind)
            content.append(Leaf(self.source, piece.start, piece.end, piece.kind))
            place = piece.end
        content += self.nest(items, place, body_end, LeafKind.OPENING if items else LeafKind.TEXT, closing)
        place = body_end
        for piece in region.pieces[len(front) :]:
            content += self.lines.leaves(place, piece.start, LeafKind.TEXT)
            content.append(Leaf(self.source, piece.start, piece.end, piece.kind))
            place = piece.end
        content += self.lines.leaves(place, stop, LeafKind.TEXT)
        titles = [piece for piece in region.pieces if piece.kind is LeafKind.TITLE]
        title = Span(self.source, titles[0].start, titles[-1].end) if titles else None
        promise = self.promise(promises, items, stop)
        return Article(self.source, region.start, stop, marker=marker, title=title, promise=promise, content=tuple(content))

    def promise(self, promises: Sequence[Announced], items: Sequence[_Item], stop: int) -> Promise | None:
        """The last sentence before the first section that announces a list: this one, by its place or its number."""
        before = items[0].start if items else stop
        top = sum(item.level == 1 for item in items)
        announced = [
            promise
            for promise in promises
            if promise.end <= before and promise.items > 1 and (before - promise.end <= PROMISE_REACH or promise.items == top)
        ]
        if not announced:
            return None
        end, count = announced[-1][:2]
        line = self.lines.at(end - 1)
        start = max([line.head, *(found.end() for found in _SENTENCE_END.finditer(self.text, line.head, end - 1))])
        close = _SENTENCE_END.search(self.text, end, min(line.end, before))
        return Promise(self.source, start, close.end() if close else min(line.end, before), count=count)

    def article_marker(self, region: Region) -> Marker | None:
        if region.marker is None:
            return None
        ordinals = () if region.ordinal is None else (region.ordinal,)
        return Marker(self.source, *region.marker, scheme="article-number", ordinals=ordinals, form=Form.OWN_LINE)

    def body_end(self, region: Region, stop: int) -> int:
        """Where the part behind the body (signature, source note, notes) begins, else the article's end."""
        if not region.body:
            return stop
        last = self.layout.blocks[region.body.stop - 1]
        inside = [piece.start for piece in region.pieces if last.start < piece.start < last.end]
        if inside:
            return inside[0]
        return self.line_start(self.layout.blocks.starts[region.body.stop]) if region.body.stop < region.blocks.stop else stop

    def closing(self, region: Region, accepted: Sequence[Choice]) -> int:
        """Where the closing begins: at the first paragraph after the last marker that reads like one."""
        first = accepted[-1].candidate.block + 1 if accepted else max(region.body.start + 1, region.body.stop - 2)
        for number in range(first, region.body.stop):
            block = self.layout.blocks[number]
            if self.is_.closing.match(self.text, block.start, block.end):
                return self.line_start(block.start)
        return len(self.text) + 1

    # ---- sections --------------------------------------------------------------------------------------------------

    def items(self, accepted: Sequence[Choice], stop: int) -> list[_Item]:
        """Return the items of accepted markers, each with its heading and its end."""
        starts = [made.candidate.start for made in accepted]
        ends = [0] * len(accepted)
        open_: list[int] = []
        for n in range(len(accepted) + 1):
            level = accepted[n].level or 0 if n < len(accepted) else 0
            here = self.section_start(accepted[n].candidate) if n < len(accepted) else stop
            while open_ and (accepted[open_[-1]].level or 0) >= level:
                closed = open_.pop()
                ends[closed] = max(self.own_end(accepted[closed].candidate, here), ends[closed])
                if open_:
                    ends[open_[-1]] = max(ends[open_[-1]], ends[closed])
            open_.append(n)
        items = []
        for n, made in enumerate(accepted):
            limit = min(ends[n], starts[n + 1] if n + 1 < len(starts) else ends[n])
            items.append(_Item(made.candidate, made.level or 1, self.heading(made.candidate, limit), starts[n], ends[n]))
        return _parallel(self.text, items, self.sentences)

    def section_start(self, candidate: Candidate) -> int:
        """The offset of the marker's line if only blanks come before it there: they do not belong to the section above."""
        line = self.lines.number(candidate.start)
        return self.lines.starts[line] if candidate.start == self.lines.heads[line] else candidate.start

    def own_end(self, candidate: Candidate, here: int) -> int:
        """The end of a section: an inline one ends with its paragraph, any other where the next begins."""
        if candidate.head:
            return here
        return min(here, self.lines[self.layout.blocks.lasts[candidate.block]].stop)

    def heading(self, candidate: Candidate, limit: int) -> headings.Heading:
        """Return the heading of a marker, which may be on the next line (第一章 / 总则)."""
        block = self.layout.blocks[candidate.block]
        scheme = self.schemes[candidate.scheme]
        stop = min(limit, block.end)
        if candidate.end >= block.end and scheme.completed and candidate.block + 1 < len(self.layout.blocks):
            below = self.layout.blocks[candidate.block + 1]
            if below.end <= limit:
                return headings.find(self.text, candidate.end, below.end)
        if scheme.heading == "own" and not candidate.head:
            return headings.Heading(candidate.end, candidate.end, candidate.end)
        if scheme.heading == "own":
            return headings.find(self.text, candidate.end, stop, own=True)
        known = candidate.heading if stop == block.end else None
        return headings.before_body(self.text, known or headings.find(self.text, candidate.end, stop), self.bodies)

    def nest(self, items: Sequence[_Item], start: int, stop: int, before: LeafKind, closing: int) -> Iterator[Leaf | Section]:
        """The body of an article: text before, between and after the sections, and the sections."""
        place, kind = start, before
        for each in _split(items):
            yield from self.lines.leaves(place, each[0].start, kind)
            yield self.section(each)
            place, kind = each[0].end, LeafKind.TEXT
        if closing < stop:
            yield from self.lines.leaves(place, max(closing, place), kind)
            yield from self.lines.leaves(max(closing, place), stop, LeafKind.CLOSING)
        else:
            yield from self.lines.leaves(place, stop, kind)

    def section(self, items: Sequence[_Item]) -> Section:
        """Return the section of the first item; the others are below it."""
        item = items[0]
        candidate, heading = item.candidate, item.heading
        scheme = self.schemes[candidate.scheme]
        has_body = self.text[heading.mark_end : self.paragraph_end(candidate, item)].strip() != ""
        form = Form.INLINE if not candidate.head else Form.RUN_IN if has_body else Form.OWN_LINE
        ordinals = candidate.ordinals if candidate.ordinal else ()
        marker = Marker(self.source, candidate.start, candidate.end, scheme=scheme.id, ordinals=ordinals, form=form)
        span = Span(self.source, heading.start, heading.end) if heading.end > heading.start else None
        return Section(
            self.source,
            item.start,
            item.end,
            marker=marker,
            heading=span,
            mark_end=heading.mark_end if span else candidate.end,
            level=item.level,
            children=tuple(self.section(below) for below in _split(items[1:])),
            _lines=self.lines,
        )

    def paragraph_end(self, candidate: Candidate, item: _Item) -> int:
        """Return the end of a marker's paragraph, or of its section if that ends before."""
        return min(item.end, self.layout.blocks.ends[candidate.block])

    def line_start(self, offset: int) -> int:
        return self.lines.starts[self.lines.number(offset)]


def _split(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    """Split items into those of one section after the other, each with the items below it."""
    first = 0
    for n in range(1, len(items) + 1):
        if n == len(items) or items[n].level <= items[first].level:
            yield items[first:n]
            first = n


def _parallel(text: str, items: list[_Item], sentences: re.Pattern[str]) -> list[_Item]:
    """The items, with headings cut where the others of their list show that a closing mark was forgotten."""
    lists: dict[int, list[int]] = {}
    open_: list[int] = []  # for each level the number of the list that is open there
    for n, item in enumerate(items):
        del open_[item.level :]
        if len(open_) < item.level or item.candidate.ordinal == 1:
            open_[item.level - 1 :] = [n]
        lists.setdefault(open_[-1], []).append(n)
    cut = list(items)
    for members in lists.values():
        whole = [items[n].candidate.own_line for n in members]
        found = siblings.parallel(text, [items[n].heading for n in members], whole, sentences)
        for n, heading in zip(members, found, strict=True):
            cut[n] = items[n]._replace(heading=heading)
    return cut
