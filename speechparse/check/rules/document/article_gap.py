"""The articles of a compilation are not numbered in order.

第三篇 is followed by 第五篇, and nothing between them could be the fourth; or a number stands twice or steps back.

Wrong:
    第一篇：在全市农业工作会议上的讲话
    ……
    第三篇：在全市工业工作会议上的讲话
    ……

Right:
    第一篇：在全市农业工作会议上的讲话
    ……
    第二篇：在全市工业工作会议上的讲话
    ……

Source: 惯例.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.check.rules.document.compilation import missing
from speechparse.messages import _


def check(facts: Facts) -> Iterator[Flaw]:
    whole = facts.document.articles
    for above, below in missing(facts.document):
        before, marker = whole[above].marker, whole[below].marker
        if before and marker:
            message = _("{marker} follows {before}: the articles are not numbered in order")
            yield Flaw(marker, message.format(marker=marker.label, before=before.label))


RULE = Rule("DOC010", "article-number-gap", Severity.ERROR, __doc__, check)
