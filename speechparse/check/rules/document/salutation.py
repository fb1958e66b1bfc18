"""The salutation does not stand on a line of its own, or ends with a comma.

同志们： calls the hearers to attention. It stands flush left on its own line and ends with a colon; the speech begins below.

Wrong:
    同志们，今天我们召开全市工业经济运行调度会，主要任务是……

Right:
    同志们：
    今天我们召开全市工业经济运行调度会，主要任务是……

Source: GB/T 15834—2011, 4.7.3.4 (the colon); 惯例 (the line).

Fix: unsafe. The salutation gets a colon and its own line; what followed on its line is indented as the next paragraph is.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse import compiled
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.check.rules.document import lines
from speechparse.messages import _
from speechparse.parser.paragraphs import patterns
from speechparse.tree import Leaf, LeafKind, Span

_UNSEEN = " \t\u3000\u00a0\u200b\u200d\ufeff*_"
_WORD = compiled.pattern(r"\w")


def check(facts: Facts) -> Iterator[Flaw]:
    salutation = patterns(facts.grammar.parts).salutation
    for article in facts.document.articles:
        leaves = [node for node in article.content if isinstance(node, Leaf) and node.kind is LeafKind.SALUTATION]
        found = salutation.match(facts.text, leaves[-1].start, leaves[-1].end) if leaves else None
        if found is None:
            continue
        call = facts.span(found.start(), found.end())
        rest = facts.text[call.end : lines.end_of_line(call.source, call.end)]
        run_in = _WORD.search(rest) is not None
        if run_in and not call.text.rstrip().endswith(("！", "!")):  # 同志们！ is a sentence
            yield Flaw(call, _("the salutation stands on one line with the text"), _own_line(facts, call, rest))
        elif not run_in and call.text.rstrip().endswith(("，", ",")):
            yield Flaw(call, _("the salutation ends with a comma, not a colon"), Fix((_colon(call),), Safety.UNSAFE))


def _own_line(facts: Facts, call: Span, rest: str) -> Fix:
    """A colon, a line break, and the indent of the next paragraph."""
    below = facts.paragraph_behind(call.end + len(rest))
    indent = lines.indent(call.source, below.start) if below else ""
    blanks = len(rest) - len(rest.lstrip(_UNSEEN))
    return Fix((_colon(call), Edit(call.end, call.end + blanks, facts.document.source.newline + indent)), Safety.UNSAFE)


def _colon(call: Span) -> Edit:
    """The mark at the end of the salutation becomes a colon."""
    end = call.start + len(call.text.rstrip())
    return Edit(end - 1, end, "：")


RULE = Rule("DOC002", "salutation-run-in", Severity.WARNING, __doc__, check, fix=Safety.UNSAFE)
