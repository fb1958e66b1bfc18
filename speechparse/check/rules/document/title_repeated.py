"""The title stands again on the next line.

Pasted from a web page or put together from several files, a text keeps its title twice, the second time often with a label
(文章标题：).

Wrong:
    第二篇：在全市园区建设推进会上的讲话
    在全市园区建设推进会上的讲话
    同志们：

Right:
    第二篇：在全市园区建设推进会上的讲话
    同志们：

Source: 惯例.

Fix: unsafe. The repeated line is deleted.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.check.rules.document import lines
from speechparse.messages import _
from speechparse.parser.paragraphs import patterns
from speechparse.tree import Article, LeafKind, Span

_SHORTEST = 4  # code points
_HOLDS = 10  # code points; a title of that length is repeated too where a few words are put before or behind it
_MORE = 8  # code points; so many words at most
_KINDS = (LeafKind.FRONT, LeafKind.OPENING, LeafKind.TEXT)
_AROUND = '#*_>“”"《》 \t\u3000\u00a0'
_LINES = 3  # the repeated line stands not farther below, blank lines included


def check(facts: Facts) -> Iterator[Flaw]:
    for article in facts.document.articles:
        for line in _same(facts, article):
            start, end = lines.start_of_line(line.source, line.start), lines.behind_line(line.source, line.end)
            yield Flaw(line, _("the line repeats the title"), Fix((Edit(start, end, ""),), Safety.UNSAFE))


def _same(facts: Facts, article: Article) -> Iterator[Span]:
    """The lines right below the title that repeat it."""
    if article.title is None:
        return
    title, place = _bare(facts, article.title.text), article.title.end
    for leaf in facts.words_of(article):
        if leaf.start < lines.end_of_line(leaf.source, place - 1):
            continue
        far = leaf.position.line - facts.document.source.position(place).line > _LINES
        if leaf.kind not in _KINDS or far or not _repeats(title, _bare(facts, leaf.text)):
            return
        yield leaf
        place = leaf.end


def _repeats(title: str, line: str) -> bool:
    if line == title:
        return len(title) >= _SHORTEST
    shorter, longer = sorted((title, line), key=len)
    return len(shorter) >= _HOLDS and len(longer) - len(shorter) <= _MORE and shorter in longer


def _bare(facts: Facts, title: str) -> str:
    """A title without label, marks and blanks."""
    title = title.lstrip(_AROUND)
    if label := patterns(facts.grammar.parts).title_label.match(title):
        title = title[label.end() :]
    return "".join(sign for sign in title if sign not in _AROUND and not sign.isspace())


RULE = Rule("DOC007", "title-repeated", Severity.WARNING, __doc__, check, fix=Safety.UNSAFE)
