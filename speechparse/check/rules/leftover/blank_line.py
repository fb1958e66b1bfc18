"""Blank lines at the end of the text, between all of its paragraphs, or here and there between two.

Paragraphs of a draft are told apart by their indent. Blank lines below every paragraph come from web pages; one between two paragraphs
where others have none is a slip. Those that set off a title, a heading or a signature are left alone, and so is Markdown, in which a
blank line ends a paragraph.

Wrong:
    同志们：

    今天的会议主要是部署秋冬季农田水利建设。

    下面，我讲三点意见。

Right:
    同志们：
    今天的会议主要是部署秋冬季农田水利建设。
    下面，我讲三点意见。

Source: 惯例.

Fix: safe. The blank lines are deleted.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse import compiled
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.check.rules.document.lines import written
from speechparse.messages import _
from speechparse.tree import LeafKind

_BLANK_LINES = compiled.pattern(
    r"(?<=\n)(?:[ \t\u3000\u00a0]*\n)+|(?<=\r\n)(?:[ \t\u3000\u00a0]*\r\n)+|(?<=\r)(?:[ \t\u3000\u00a0]*\r(?!\n))+"
)
_ALL = 0.8  # share of the gaps between lines; so many blank ones are a habit of the whole text
_LEAST = 2  # gaps of a text that has a habit
_FEW = 0.1  # share of the gaps; so few blank ones are slips
_PROSE = (LeafKind.TEXT, LeafKind.OPENING, LeafKind.CLOSING)


def check(facts: Facts) -> Iterator[Flaw]:
    if facts.markdown:
        return
    text = facts.text
    head, body = len(text) - len(text.lstrip()), len(text.rstrip())
    found = [(gap.start(), gap.end()) for gap in _BLANK_LINES.finditer(text)]
    inside = [gap for gap in found if head < gap[0] < body]
    lines = written(facts.document.source) - 1
    if len(inside) >= max(_LEAST, _ALL * lines):
        yield _flaw(facts, _("a blank line stands between all paragraphs"), inside)
    elif len(inside) <= _FEW * lines and not facts.layout.wrapped:
        for gap in inside:
            if _between_sentences(facts, *gap):
                yield _flaw(facts, _("a blank line stands between two paragraphs"), [gap])
    if found and found[-1][0] >= body > 0:
        yield _flaw(facts, _("blank lines stand at the end of the text"), found[-1:])


def _between_sentences(facts: Facts, start: int, end: int) -> bool:
    """Whether there is a paragraph of sentences above and below."""
    text, above, below = facts.text, start - 1, end
    while text[above].isspace():
        above -= 1
    while text[below].isspace():
        below += 1
    return text[above] in "。！？；" and facts.kind_at(above) in _PROSE and facts.kind_at(below) in _PROSE


def _flaw(facts: Facts, message: str, gaps: list[tuple[int, int]]) -> Flaw:
    return Flaw(facts.span(*gaps[0]), message, Fix(tuple(Edit(start, end, "") for start, end in gaps), Safety.SAFE))


RULE = Rule("TXT005", "blank-line", Severity.INFO, __doc__, check, fix=Safety.SAFE)
