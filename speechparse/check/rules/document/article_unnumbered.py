"""An article of a compilation has no number line.

The others have 第一篇：, 第二篇：; here the line is missing, and the article looks like a part of the one above.

Wrong:
    第一篇：在全市农业工作会议上的讲话
    ……
    在全市工业工作会议上的讲话
    ……
    第三篇：在全市城建工作会议上的讲话
    ……

Right:
    第一篇：在全市农业工作会议上的讲话
    ……
    第二篇：在全市工业工作会议上的讲话
    ……
    第三篇：在全市城建工作会议上的讲话
    ……

Source: 惯例.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse import numerals
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.check.rules.document.compilation import unnumbered
from speechparse.messages import _


def check(facts: Facts) -> Iterator[Flaw]:
    for place, number in unnumbered(facts.document):
        article = facts.articles[place]
        span = article.title or next(iter(facts.words_of(article)), None)
        if span:
            message = _("the article has no number line; it would be 第{number}篇")
            yield Flaw(span, message.format(number=numerals.chinese(number)))


RULE = Rule("DOC009", "article-unnumbered", Severity.WARNING, __doc__, check)
