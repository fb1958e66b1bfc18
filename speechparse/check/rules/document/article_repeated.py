"""An article stands twice in the file.

Its words are nearly those of an article above; numbers, names that were blanked out and line breaks may differ. One of the two is
to be taken out.

Wrong:
    第一篇：在全市园区建设推进会上的讲话
    去年全市园区产值突破300亿元……
    第二篇：在全市园区工作会议上的讲话
    去年全市园区产值突破X亿元……

Right:
    第一篇：在全市园区建设推进会上的讲话
    去年全市园区产值突破300亿元……

Source: 惯例.

Options:
    likeness: the share of common runs of words from which two articles count as the same, 0.6 unless set (1 is identical).
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.analysis.likeness import alike
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.messages import _
from speechparse.tree import Article, LeafKind, Section, Span

_SHORTEST = 300  # code points; shorter articles are alike by chance or by form
_LONGER = 1.5
_ABOVE = (
    *(LeafKind.GAP, LeafKind.FURNITURE, LeafKind.FRONT, LeafKind.MARKER, LeafKind.TITLE, LeafKind.SUBTITLE),
    *(LeafKind.DATE, LeafKind.SPEAKER, LeafKind.SALUTATION, LeafKind.RECIPIENTS),
)


def check(facts: Facts, *, likeness: float = 0.6) -> Iterator[Flaw]:
    whole = [article for article in facts.document.articles if _length(article) >= _SHORTEST]
    for later, first in alike(whole if len(whole) > 1 else (), likeness):
        if not 1 / _LONGER < _length(whole[later]) / _length(whole[first]) < _LONGER:
            continue  # one holds the other, and something else
        message = _("the article is nearly the same as {name} on line {line}")
        yield Flaw(_body(whole[later]), message.format(name=_name(whole[first]), line=whole[first].position.line))


def _length(article: Article) -> int:
    return article.end - article.start


def _body(article: Article) -> Span:
    """The first line below title and salutation."""
    node = next((n for n in article.content if isinstance(n, Section) or n.kind not in _ABOVE), article.content[0])
    return node.marker if isinstance(node, Section) else node


def _name(article: Article) -> str:
    """Number or title of an article."""
    if article.marker:
        return f"“{article.marker.label}”"
    return f"“{article.title.joined}”" if article.title else _("an article")


RULE = Rule("DOC008", "article-repeated", Severity.WARNING, __doc__, check)
