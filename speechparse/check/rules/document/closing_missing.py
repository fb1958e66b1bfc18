"""A speech ends with its last point.

After the last of the numbered points the speech just stops. A closing (同志们，……！) rounds it off; where it is left out on
purpose, a note should say so (结束语略).

Wrong:
    同志们：
    一、认清形势
    企业订单在减少。
    二、强化保障
    各部门要通力协作，形成工作合力。

Right:
    同志们：
    一、认清形势
    企业订单在减少。
    二、强化保障
    各部门要通力协作，形成工作合力。
    同志们，任务已经明确，让我们马上行动起来！

Source: 惯例.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse import compiled
from speechparse.analysis import articles
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.messages import _
from speechparse.tree import Article, Form, LeafKind, Span

# A closing that runs on in the last item: its sentence calls the hearers or sums up, or it ends as closings end.
_RUNS_ON = compiled.pattern(
    "(?:^|[。！？；])(?:同志们|各位|朋友们|同学们|战友们|乡亲们|让我们|我相信|我们相信|谢谢|祝|最后，|总之|综上|以上|我的)|完了|散会|到此|讲这|略[）)]|"
    "(?:努力奋斗|不懈奋斗|共同奋斗|新的?篇章|新的?局面|新的?辉煌|新的?胜利|新的?更大(?:的)?贡献)。$"
)
# A paragraph that is no item of the list is a closing already if it turns to the hearers, asks for something or looks back.
_ROUNDS_OFF = compiled.pattern(
    "同志们|各位|朋友们|同学们|战友们|乡亲们|让我们|相信|谢谢|祝|完了|散会|到此|讲这|就讲|总之|综上|以上|这次|会议|今天|大家|希望|最后|参考|"
    "奋斗|贡献|胜利|新篇章|新局面|新辉煌|新征程|略[）)]|！|!"
)
_TAIL = 200  # code points at the end of an item in which a closing may run on


def check(facts: Facts) -> Iterator[Flaw]:
    for article in facts.document.articles:
        if not articles.is_speech(article) or article.part(LeafKind.CLOSING) or article.part(LeafKind.SIGNATURE):
            continue
        end = articles.body(facts.words_of(article))[-1].end
        paragraphs = [each for each in facts.paragraphs_of(article) if each.start < end]
        last = facts.span(paragraphs[-1].start, min(paragraphs[-1].end, end))
        if last.text[-1] in "。；" and not _closes(article, paragraphs, last):
            yield Flaw(facts.span(last.end - 1, last.end), _("the speech ends with its last point, without a closing"))


def _closes(article: Article, paragraphs: list[Span], last: Span) -> bool:
    """Whether the last paragraph may be, or contain, a closing."""
    section = articles.last_section(article)
    if section is None:
        return True
    above = paragraphs[-2] if len(paragraphs) > 1 else last
    below_heading = section.marker.form is Form.OWN_LINE and above.start <= section.marker.start < above.end
    if section.marker.start >= last.start or below_heading:
        return _RUNS_ON.search(last.text[-_TAIL:]) is not None
    return _ROUNDS_OFF.search(last.text) is not None


RULE = Rule("DOC003", "closing-missing", Severity.WARNING, __doc__, check)
