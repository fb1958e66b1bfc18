"""The comments in a text that are addressed to speechparse: ``<!-- speechparse: ignore NUM001 HED -- reason -->``.

Such a comment has its line or lines to itself. It covers the section in which it stands, with all below it; right above the
line of a heading (blank lines aside), the section of that heading; else in front of the first section or behind the last, the
article. ``ignore-file`` covers the file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from speechparse import compiled
from speechparse.check.facts import Facts
from speechparse.parser.layout import comment_lines, comments
from speechparse.tree import LeafKind, Span

_OURS = compiled.pattern(r"<!--\s*speechparse\s*[:：]\s*")
_ORDER = compiled.pattern(r"(?P<order>ignore-file|ignore)(?!\S)\s*")
_REASON = compiled.pattern(r"(?:^|\s)--+(?=\s|$)|—+")
_BETWEEN = compiled.pattern(r"[\s,，、]+")
_PASSED = (LeafKind.GAP, LeafKind.FURNITURE)


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment.

    Attributes:
        span: the whole comment.
        alone: it shares its lines with nothing else; only then does it count.
        order: ``ignore`` or ``ignore-file``; "" if it says neither.
        rules: selectors of rules, as written.
    """

    span: Span
    alone: bool
    order: str
    rules: tuple[str, ...]


def find(facts: Facts) -> Iterator[Comment]:
    """Yield all comments addressed to speechparse, in order of place."""
    if "speechparse" not in facts.text:
        return
    alone = comment_lines(facts.document.source)
    for start, end in comments(facts.text):
        if ours := _OURS.match(facts.text, start, end):
            said = facts.text[ours.end() : end - 3].strip()
            order = _ORDER.match(said)
            rules = _REASON.split(said[order.end() :], maxsplit=1)[0] if order else ""
            names = tuple(filter(None, _BETWEEN.split(rules)))
            yield Comment(facts.span(start, end), inside(alone, start), order["order"] if order else "", names)


def inside(ranges: Sequence[tuple[int, int]], offset: int) -> bool:
    """Whether an offset is inside one of some ranges, which are in order and do not overlap."""
    near = bisect_right(ranges, offset, key=lambda one: one[0])
    return near > 0 and offset < ranges[near - 1][1]


def scope(facts: Facts, comment: Comment) -> tuple[int, int]:
    """Return the offsets where the range that a comment covers begins and ends."""
    whole = (0, len(facts.text) + 1)
    if comment.order == "ignore-file":
        return whole
    if below := _headed(facts, comment):
        return below
    if section := facts.section_at(comment.span.start):
        return section.start, section.end
    article = facts.article_at(comment.span.start)
    return _article(facts, article) if article else whole


def _headed(facts: Facts, comment: Comment) -> tuple[int, int] | None:
    """The section or article whose heading comes next, after only blank lines and comments."""
    offset = comment.span.end
    while offset < len(facts.text) and (leaf := facts.leaf_at(offset)).kind in _PASSED:
        offset = leaf.end
    if offset >= len(facts.text):
        return None
    section = facts.section_at(offset)
    if section and section.start == offset:
        return section.start, section.end
    article = facts.article_at(offset)
    heads = (article.marker, article.title) if article else ()
    return _article(facts, article) if article and any(part and part.start == offset for part in heads) else None


def _article(facts: Facts, article: Span) -> tuple[int, int]:
    """The range of an article; the last one includes the very end of the text."""
    return article.start, article.end + (article.end == len(facts.text))
