"""What follows a heading: its closing mark and its body."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

from speechparse import compiled
from speechparse.analysis.lists import NumberedList
from speechparse.tree import Form, Leaf, LeafKind, Section

LONGEST = 40  # code points; what is longer is a sentence and no heading
_SENTENCE_ENDS = "。！？!?"
_SENTENCE = compiled.pattern("[。！？：；]")
# Members of enumerations are slow to come by from their classes.
_TEXT, _OWN_LINE = LeafKind.TEXT, Form.OWN_LINE
_BODY_KINDS = frozenset((LeafKind.TEXT, LeafKind.GAP))
_BODY = 8  # code points; what is shorter is no body
_PROVISION = compiled.pattern(
    "应当|應當|不得|不予|可以|(?<!必)[须須]|(?<![适適事便机相])宜(?![居业業人])|(?<![响适反供效对相感回呼顺答因])应(?![急用对变届聘])"
    "|按[^，]{1,12}(?:计算|执行|執行|办理|判断|确定|进行)|起(?:施行|实施)|的，"
)
# Words with which no heading ends: what they govern is still to come (坚持不懈用; but 作用, 费用 are words of their own).
_CUT = compiled.pattern("(?:[、，]|(?<![利作使应运费信启任录专通聘适效公备食引活急常军民商家农医租占征])用|(?<!火)把)\\Z")


class Layout(StrEnum):
    """How a heading with a body is laid out: on a line of its own, run in at the head of a paragraph, or inside one."""

    OWN_LINE = "own-line"
    RUN_IN = "run-in"
    INSIDE = "inside"


_LAYOUTS = {Form.OWN_LINE: Layout.OWN_LINE, Form.RUN_IN: Layout.RUN_IN, Form.INLINE: Layout.INSIDE}


def behind(section: Section) -> Leaf | Section | None:
    """Return the leaf or section that follows the heading; None if nothing does, or there is no heading."""
    if section.heading is None:
        return None
    return section.mark or next(section.above(), None) or next(iter(section.children), None)


def has_paragraphs(section: Section) -> bool:
    """Whether there are several paragraphs between the heading (or the marker, if there is none) and the first child."""
    begun = ended = False
    for piece in _pieces(section):
        if piece.strip():
            if ended:
                return True
            begun = True
        ended = ended or (begun and ("\n" in piece or "\r" in piece))
    return False


def has_body(section: Section, least: int = 1) -> bool:
    """Whether the body has at least ``least`` code points; only as much of it as is needed is read."""
    begun = ""
    for piece in _pieces(section):
        begun += piece
        if len(begun.strip()) >= least:
            return True
    return False


def _pieces(section: Section) -> Iterator[str]:
    """The body in pieces."""
    return (leaf.text for leaf in section.above() if leaf.kind in _BODY_KINDS)


def unmarked(section: Section) -> bool:
    """Whether text or another section follows the heading with neither a mark nor a line end between them."""
    node = behind(section)
    if section.heading is None or node is None or section.heading.text[-1] in "\r\n":
        return False
    return isinstance(node, Section) or node.kind is _TEXT


def headed(numbered: NumberedList) -> Iterator[Section]:
    """Yield the items of a list that are headings on lines of their own, with something below them.

    In a list of headings the numbers go up, most items have sentences or sections below them, and none ends in a semicolon. What
    seems to stand below a last item, where not all others have something, follows the list.
    """
    if not any(item.marker.form is _OWN_LINE for item in numbered.items):
        return
    others = numbered.items[:-1]
    counts = all((one.marker.ordinal or 0) < (other.marker.ordinal or 0) for one, other in pairwise(numbered.items))
    if not others or not counts or any(map(_goes_on, others)):
        return
    below = [*map(_below, others)]
    if 3 * sum(below) < 2 * len(others):
        return
    if all(below):
        below.append(_below(numbered.items[-1]))
    for item, has_some in zip(numbered.items, below, strict=False):
        if item.marker.form is _OWN_LINE and item.heading and has_some and not broken(item):
            yield item


def _below(item: Section) -> bool:
    return item.children != () or any(map(_SENTENCE.search, _pieces(item)))


def _goes_on(item: Section) -> bool:
    mark = item.mark
    return mark is not None and mark.text[0] in "；;"


def provision(title: str) -> bool:
    """Whether the words are those of a legal provision, which is a sentence whatever stands below it."""
    return _PROVISION.search(title) is not None


def phrase(section: Section) -> bool:
    """Whether the heading reads like one: it is short and not a legal provision."""
    title = section.title
    return 0 < len(title) <= LONGEST and not provision(title)


def broken(section: Section) -> bool:
    """Whether a line ends inside the heading, or between it and its marker."""
    text = section.source.text[section.marker.end : section.heading.end] if section.heading else ""
    return "\n" in text or "\r" in text


def cut(section: Section) -> Leaf | None:
    """The text below a heading on a line of its own that stops in mid-sentence and goes on there; None for any other."""
    if section.marker.form is not _OWN_LINE or section.mark or not _CUT.search(section.title):
        return None
    return next((leaf for leaf in section.above() if leaf.kind is _TEXT), None)


def layout(section: Section) -> Layout | None:
    """Return how a heading is laid out.

    None if it is not a heading with text of its own (but a sentence that is a paragraph or an item, a label with its value such as
    时间：6月5日, or a heading only above others), or if a broken line makes it doubtful.
    """
    if section.heading is None or broken(section):
        return None
    mark, form = section.mark, section.marker.form
    if form is _OWN_LINE:
        heads = mark is None or not (mark.text[0] in "：:" or section.title.count("，") > 1)
    else:
        heads = unmarked(section) if mark is None else any(sign in _SENTENCE_ENDS for sign in mark.text)
    return _LAYOUTS[form] if heads and phrase(section) and has_body(section, _BODY) else None
