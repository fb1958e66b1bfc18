"""A line break stands in the middle of a sentence.

It was set by hand or by the page the text was copied from. Where a text as a whole is broken at a fixed width, it is told once.
A line that merely lacks the mark at its end is left alone: that the sentence goes on must be seen from the text, for example
from a word that the break cuts in two.

Wrong:
    今年的工业经济总体平稳，工业发展势头强劲，工业投资增幅居前，效益明显提高；工
    业发展的后劲进一步增强，新项目陆续开工。

Right:
    今年的工业经济总体平稳，工业发展势头强劲，工业投资增幅居前，效益明显提高；工业发展的后劲进一步增强，新项目陆续开工。

Source: 惯例.

Fix: unsafe. The lines are joined; only the writer knows whether a paragraph was to end there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise

from speechparse import compiled
from speechparse.analysis.headings import cut
from speechparse.analysis.occurrences import occurrences
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.check.rules.document import lines
from speechparse.messages import _
from speechparse.parser import layout
from speechparse.parser.blocks import Blocks
from speechparse.parser.paragraphs import patterns
from speechparse.tree import Leaf, LeafKind, Span

_PROSE = frozenset((LeafKind.TEXT, LeafKind.OPENING, LeafKind.CLOSING))
_SENTENCE = compiled.pattern("[，。；]")
_SHORT, _LEAST = 16, 30  # code points of a line that may be a sentence, and of one that is no caption
_ENDS = "。！？；：.!?;:”’）)》…】」|>*"
# Marks and words with which no line ends; words and signs with which no paragraph begins.
_GOES_ON = "，、《（“‘「的把被或让并"
_CLOSES = "，、。；：！？”’）》」"
_IS_REST = "的了着过" + _CLOSES
_CELLS = compiled.pattern("[\u4e00-\u9fff，、。；][ \\t]+(?=[\u4e00-\u9fff])")
_COUNTED = compiled.pattern(r"\d[个项家名户人亩件万亿％%]")
_LINE_END = compiled.pattern(r"\r\n|\n|\r")
_WORD = 4  # code points of a word that ends a title (讲话, 工作报告)
_SHARE = 0.05  # of the times that one of two characters occurs: so often it stands beside the other where they make a word


def check(facts: Facts) -> Iterator[Flaw]:
    if facts.document.source.is_markdown:
        return  # a line break is no paragraph there
    lay = facts.layout
    blocks = lay.blocks
    inside = [place for first, last in zip(blocks.firsts, blocks.lasts, strict=True) if first < last for place in _inside(lay, first, last)]
    if lay.wrapped and inside and not facts.markdown:
        message = _("the text is broken into lines of one width")
        # A break before a heading or a number stays: joined, the line might be read differently.
        edits = tuple(_join(facts, *place) for place in inside if _may_join(facts, *place))
        yield Flaw(_end(facts, inside[0]), message, Fix(edits, Safety.UNSAFE) if edits else None)
        return
    closed = {place for place in inside if _closes(facts, *place)}
    unmarked = (place for place in chain(inside, _between(blocks)) if facts.text[place[0] - 1] not in _ENDS and place not in closed)
    for place in sorted((*closed, *_in_sentences(facts, unmarked), *_cut_headings(facts))):
        yield Flaw(_end(facts, place), _("a line break stands in the middle of a sentence"), Fix((_join(facts, *place),), Safety.UNSAFE))
    yield from _titles(facts)


def _cut_headings(facts: Facts) -> Iterator[tuple[int, int]]:
    """The line breaks inside headings, as above."""
    for section in facts.sections:
        if section.heading and (rest := cut(section)):
            yield section.heading.start + len(section.heading.text.rstrip()), rest.start


def _may_join(facts: Facts, end: int, start: int) -> bool:
    """A break inside one leaf, and not between the rows of a table."""
    return facts.leaves.number(end - 1) == facts.leaves.number(start) and not _rows(facts, end, start)


def _rows(facts: Facts, end: int, start: int) -> bool:
    """One of the lines around a break has cells."""
    source, text = facts.document.source, facts.text
    first, last = lines.start_of_line(source, end), lines.end_of_line(source, start)
    return _CELLS.search(text, first, end) is not None or _CELLS.search(text, start, last) is not None


def _inside(lay: layout.Layout, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The line breaks inside a paragraph, from its first line to its last: end of the text on one line, its beginning on the next."""
    lines = map(lay.lines.__getitem__, range(first, last + 1))
    shown = [line for line in lines if not line.blank and not line.aside]
    yield from ((one.end, other.head) for one, other in pairwise(shown))


def _between(blocks: Blocks) -> Iterator[tuple[int, int]]:
    """The line breaks between paragraphs, as above."""
    gaps = zip(blocks.ends, blocks.lasts, blocks.starts[1:], blocks.firsts[1:], strict=False)
    return ((end, start) for end, last, start, first in gaps if first - last <= 2)


def _closes(facts: Facts, end: int, start: int) -> bool:
    """Whether the next line begins with a mark that belongs to this one."""
    before, mark = facts.text[end - 1], facts.text[start]
    return mark in "”’）" or (mark in _CLOSES and before not in "。！？；：]>" and facts.prose_at(end - 1))


def _in_sentences(facts: Facts, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The line breaks after no mark where a line of prose stops in mid-sentence and the next one goes on with it."""
    doubtful = []
    for end, start in places:
        if _may_be_prose(facts, end, start):
            if _goes_on(facts, end, start):
                yield end, start
            elif end - lines.start_of_line(facts.document.source, end) >= _LEAST:
                doubtful.append((end, start))
    words = occurrences(facts.text, (_broken(facts.text, *place) for place in doubtful))
    count = cache(facts.text.count)
    yield from (place for place in doubtful if _makes_word(words, count, _broken(facts.text, *place)))


def _may_be_prose(facts: Facts, end: int, start: int) -> bool:
    """Whether the line that ends at a place and the next one may both be prose."""
    source, text = facts.document.source, facts.text
    first = lines.start_of_line(source, end)
    if end - first < _SHORT or not _SENTENCE.search(text, first, end):
        return False
    if text[end - 1] in "，、" and len(_LINE_END.findall(text, end, start)) > 1:
        return False  # a paragraph that ends with a comma
    if facts.kind_at(end - 1) not in _PROSE or facts.kind_at(start) not in _PROSE:
        return False
    if not (facts.prose_at(end - 1) and facts.prose_at(start)) or _rows(facts, end, start):
        return False
    return _SENTENCE.search(text, start, lines.end_of_line(source, start)) is not None


def _goes_on(facts: Facts, end: int, start: int) -> bool:
    """Whether no line can end with the character before the break, or no paragraph begin with the one after it."""
    last, first = facts.text[end - 1], facts.text[start]
    return last in _GOES_ON or first in _IS_REST or _COUNTED.fullmatch(last + first) is not None


def _broken(text: str, end: int, start: int) -> str:
    """The characters on both sides of a line break."""
    return text[end - 1] + text[start]


def _makes_word(words: Mapping[str, Sequence[int]], count: Callable[[str], int], pair: str) -> bool:
    """Whether two characters are neighbours elsewhere, and too often for chance."""
    together = len(words[pair])
    return together > 1 and any(together >= _SHARE * count(character) for character in pair)


def _titles(facts: Facts) -> Iterator[Flaw]:
    """Titles whose last word is alone below them, or that a blank line cuts in two."""
    whole = patterns(facts.grammar.parts).title_end
    for article in facts.document.articles:
        parts = [leaf for leaf in article.content if isinstance(leaf, Leaf) and leaf.kind is LeafKind.TITLE]
        for one, other in pairwise(parts):
            alone = one.text.endswith("的") and len("".join(other.text.split())) <= _WORD
            blank = (
                len(_LINE_END.findall(facts.text, one.end, other.start)) > 1 and not whole.search(one.text) and one.text[-1] not in _ENDS
            )
            if alone or (blank and other.text[0] not in "—（(《〔"):
                place = (one.end, other.start)
                yield Flaw(_end(facts, place), _("the title is broken over lines"), Fix((_join(facts, *place),), Safety.UNSAFE))


def _end(facts: Facts, place: tuple[int, int]) -> Span:
    """The last character before a line break."""
    return facts.span(place[0] - 1, place[0])


def _join(facts: Facts, end: int, start: int) -> Edit:
    """The joint of two lines: nothing between Chinese characters, a blank between Latin words."""
    latin = facts.text[end - 1].isascii() and facts.text[end - 1].isalpha() and facts.text[start].isascii() and facts.text[start].isalnum()
    return Edit(end, start, " " if latin else "")


RULE = Rule("TXT004", "broken-line", Severity.WARNING, __doc__, check, fix=Safety.UNSAFE, gathers=True)
