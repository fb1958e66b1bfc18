"""The source note stands in the last paragraph's line.

（摘自……） is not read out. In the line of the last paragraph it looks like a part of the speech.

Wrong:
    为企业提供精准服务。（摘自《云湖调研》）

Right:
    为企业提供精准服务。
    （摘自《云湖调研》）

Source: 惯例.

Fix: unsafe. The note gets a line of its own, indented as the paragraph is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from speechparse import compiled
from speechparse.analysis import articles
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.check.rules.document import lines
from speechparse.grammar.model import Grammar
from speechparse.grammar.patterns import blanks
from speechparse.messages import _
from speechparse.tree import Article, LeafKind, Span

_BLANKS = " \t\u3000\u00a0"
# A note without brackets behind the last sentence; in brackets it is found with the parts of the article.
_BARE = compiled.pattern(
    r"(?<=[。！？”])[ \t\u3000]*(?:(?:本文|文章|资料|信息|稿件)?来源[：:]|(?:摘自|选自|原载)|责任编辑[：:]|供稿[：:])[^。！？\r\n]{2,40}\Z"
)


def check(facts: Facts) -> Iterator[Flaw]:
    for article in facts.document.articles:
        if note := _note(facts, article):
            start = note.start
            while start and facts.text[start - 1] in _BLANKS:
                start -= 1
            source = facts.document.source
            newline = source.newline + lines.indent(source, note.start)
            fix = Fix((Edit(start, note.start, newline),), Safety.UNSAFE)
            yield Flaw(note, _("the source note runs on in the last paragraph"), fix)


def _note(facts: Facts, article: Article) -> Span | None:
    """The source note of an article if other text comes before it on its line."""
    if part := article.part(LeafKind.SOURCE_NOTE):
        return part if lines.beside(part)[0] else None
    last = next((leaf for leaf in reversed(articles.body(facts.words_of(article))) if not _trailer(facts.grammar).match(leaf.text)), None)
    if not last or not (found := _BARE.search(last.text)):
        return None
    start = last.start + found.start()
    return facts.span(start + len(found.group()) - len(found.group().lstrip()), last.end)


@lru_cache(maxsize=8)
def _trailer(grammar: Grammar) -> re.Pattern[str]:
    """What a web page adds below the text."""
    return compiled.pattern(blanks(grammar.parts.trailer))


RULE = Rule("DOC004", "source-note-run-in", Severity.WARNING, __doc__, check, fix=Safety.UNSAFE)
