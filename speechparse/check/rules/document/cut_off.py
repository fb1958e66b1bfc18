"""The text stops in the middle.

It ends with a number or a heading that nothing follows, in mid-sentence, or with the announcement of a list that does not come:
something was lost in copying.

Wrong:
    1、正确处理稳定与发展的关系。稳定是前提。
    2、抓好工业项目建设。项目是支撑。
    3、

Right:
    1、正确处理稳定与发展的关系。稳定是前提。
    2、抓好工业项目建设。项目是支撑。
    3、切实改进作风。作风是保证。

Source: 惯例.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse import compiled
from speechparse.analysis import articles
from speechparse.analysis.headings import has_body
from speechparse.analysis.markers import firm
from speechparse.analysis.promises import announces
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.messages import _
from speechparse.tree import Article, Form, Section, Span

_PROSE = 40  # code points; a shorter last paragraph may be a line that needs no mark
_PHRASE = 6  # code points; less behind the last sentence may be a name or a mark
_HEADING = 4  # code points; a shorter heading may be all there is to say (四、散会)
_CLAUSE = 12  # code points; of a paragraph that ends so that no sentence can
# Marks, and words that want an object: no sentence ends with them.
_WANTS = compiled.pattern(
    "(?:[，、]|，(?:确保|力争|以及|为了|通过|进一步|着力|切实|不断|全面|大力|努力|推动|促进|加快|并|把|将|使|对|在))\\Z"
)
_PROVISION = compiled.pattern("[自从].{2,}起|解释|施行|执行|废止|另行")  # a last item that says all in one line (本办法自印发之日起施行)
_SENTENCE_END = compiled.pattern("[。！？!?]")
_CHINESE = compiled.pattern(r"[\u4e00-\u9fff，、]\Z")
# A last line that no sentence needs to end: contacts, dates, names, links, a table or a list of names.
_NO_SENTENCE = compiled.pattern(r"[：:|｜/@\t=]|\.{3}|…|\d年|\d日|[ \u3000]{2}|电话|地址|编辑|主动公开|印发|抄送|https?")


def check(facts: Facts) -> Iterator[Flaw]:
    for article in facts.document.articles:
        section = articles.last_section(article)
        leaves = articles.body(facts.words_of(article))
        if section is None or not leaves:
            continue
        end = leaves[-1].end
        if section.marker.end >= end:
            if _counts_on(facts, section):
                message = _("the text stops at {marker}: nothing follows the number")
                yield Flaw(section.marker, message.format(marker=section.marker.label))
        elif _headed_only(facts, section, end):
            message = _("the text stops at the heading {marker}: nothing follows it")
            yield Flaw(section.marker, message.format(marker=section.marker.label))
        elif last := _last_paragraph(facts, article, end):
            if _broken(last.text):
                yield Flaw(facts.span(last.end - 1, last.end), _("the text stops in mid-sentence"))
            elif last.text[-1] in "：:" and announces(last, facts.grammar):
                yield Flaw(facts.span(last.end - 1, last.end), _("the text stops where a list is announced"))


def _counts_on(facts: Facts, section: Section) -> bool:
    """Whether the number continues a list whose other items have words."""
    before = _before(facts, section)
    return firm(section.marker) and bool(before) and all(item.heading for item in before)


def _headed_only(facts: Facts, section: Section, end: int) -> bool:
    """Whether the last line is a heading, though all others of its list have text below them."""
    if section.marker.form is not Form.OWN_LINE or section.heading is None or section.heading.end < end:
        return False
    before = _before(facts, section)
    return (
        len(section.title) >= _HEADING
        and not _PROVISION.search(section.title)
        and len(before) > 1
        and all(item.children or has_body(item) for item in before)
    )


def _before(facts: Facts, section: Section) -> tuple[Section, ...]:
    """The items before a section that is the last of its list."""
    items = facts.list_of(section).items
    return items[:-1] if items[-1] is section else ()


def _last_paragraph(facts: Facts, article: Article, end: int) -> Span | None:
    last = [each for each in facts.paragraphs_of(article) if each.start < end][-1:]
    return facts.span(last[0].start, min(last[0].end, end)) if last else None


def _broken(text: str) -> bool:
    """Whether a text is prose whose last sentence does not end."""
    if len(text) < (_CLAUSE if _WANTS.search(text) else _PROSE) or not _CHINESE.search(text):
        return False
    sentences = _SENTENCE_END.split(text)
    last = sentences[-1]
    return (len(sentences) > 1 or last.count("，") > 1) and len(last) >= _PHRASE and not _NO_SENTENCE.search(last)


RULE = Rule("DOC005", "text-cut-off", Severity.ERROR, __doc__, check)
