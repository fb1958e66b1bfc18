"""A speech without a title.

The text begins with the salutation, or with its first sentence. Without a title nobody can tell on which occasion the speech was
given, nor find it again.

Wrong:
    同志们：
    今天我们召开全市工业经济运行调度会，分析形势，部署工作。
    一、认清形势
    企业订单在减少。
    二、狠抓落实
    帮扶要到车间。

Right:
    在全市工业经济运行调度会上的讲话
    同志们：
    今天我们召开全市工业经济运行调度会，分析形势，部署工作。
    一、认清形势
    企业订单在减少。
    二、狠抓落实
    帮扶要到车间。

Source: 惯例; for official papers GB/T 9704—2012, 7.3.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speechparse import compiled
from speechparse.analysis import articles
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.messages import _
from speechparse.tree import Article, Leaf, LeafKind

_WORDS = compiled.pattern(r"[\u4e00-\u9fff]{2}")
_LABEL = compiled.pattern("[：:]")  # 来源：…, 发布时间：… is no title
_OWN_SECTIONS = 3  # a text without a salutation has at least so many parts, an opening and a closing


def check(facts: Facts) -> Iterator[Flaw]:
    for article in facts.document.articles:
        words = facts.words_of(article)
        first = words[0] if words else None
        if article.title or first is None or articles.is_attachment(article) or not _whole(article) or _headed(words):
            continue
        yield Flaw(facts.span(first.start, min(first.end, first.start + 1)), _("the speech has no title"))


def _whole(article: Article) -> bool:
    """Whether the text is a speech with its beginning, not an excerpt."""
    if articles.is_speech(article):
        return True
    ordinals = [section.marker.ordinal for section in article.sections[:_OWN_SECTIONS]]
    return (
        ordinals == list(range(1, _OWN_SECTIONS + 1))
        and article.promise is not None
        and article.part(LeafKind.OPENING) is not None
        and article.part(LeafKind.CLOSING) is not None
    )


def _headed(words: Sequence[Leaf]) -> bool:
    """Whether a line above the text may be its title, though it does not read like one."""
    return any(leaf.kind is LeafKind.FRONT and _WORDS.search(leaf.text) and not _LABEL.search(leaf.text) for leaf in words)


RULE = Rule("DOC001", "title-missing", Severity.WARNING, __doc__, check)
