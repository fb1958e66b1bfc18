"""One heading of a list is not parallel to the others.

All others begin or end with the same words, have the same number of clauses or of characters, are short headings with a text
behind them where this one is a long sentence, or the other way round. Headings are heard one after another; one that falls out of
step is noticed.

Wrong:
    一要在查隐患上下功夫。逐段看堤，不留死角。
    二要在备物资上下功夫。逐件清点，账物相符。
    三要在练队伍上下功夫。逐村演练，拉得出去。
    四要加强值班值守。逐日排班，领导带班。

Right:
    一要在查隐患上下功夫。逐段看堤，不留死角。
    二要在备物资上下功夫。逐件清点，账物相符。
    三要在练队伍上下功夫。逐村演练，拉得出去。
    四要在严值守上下功夫。逐日排班，领导带班。

Source: 惯例.

Options:
    least: how many headings must share what the one lacks (3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speechparse.analysis.headings import Layout, broken, has_body, phrase
from speechparse.analysis.lists import NumberedList
from speechparse.analysis.parallel import Odd, Trait, odd_form, odd_words
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.grammar.model import Scheme
from speechparse.messages import _


def check(facts: Facts, *, least: int = 3) -> Iterator[Flaw]:
    aloud = facts.grammar.aloud()
    for numbered, laid in zip(facts.lists, facts.heading_layouts, strict=True):
        if found := _odd(numbered, laid, facts.schemes[numbered.scheme], least, numbered.scheme in aloud):
            item = numbered.items[found.place]
            yield Flaw(item.heading or item.marker, _message(found).format(shared=found.shared))


def _odd(numbered: NumberedList, laid: Sequence[Layout | None], scheme: Scheme, least: int, spoken: bool) -> Odd | None:
    """Headings of measures (一、 1. 一是) are compared, not those of laws and of standards (1.1)."""
    items = numbered.items
    if (
        scheme.runs_on
        or scheme.system.startswith(("dotted", "annex", "latin"))
        or any(item.heading is None or broken(item) for item in items)
    ):
        return None
    if all(layout or (phrase(item) and item.children) for item, layout in zip(items, laid, strict=True)):
        return odd_words([item.title for item in items], least)
    return odd_form([(item.title, item.children != () or has_body(item, 2)) for item in items], least) if spoken else None


def _message(found: Odd) -> str:
    return {
        Trait.OPENING: _("the other headings begin with {shared}"),
        Trait.ENDING: _("the other headings end with {shared}"),
        Trait.CLAUSES: _("the other headings have {shared} clauses each"),
        Trait.LENGTH: _("the other headings have {shared} characters each"),
        Trait.HEADING: _("a long sentence where the other items have a short heading"),
        Trait.SENTENCE: _("a short heading where the other items are sentences"),
    }[found.trait]


RULE = Rule("HED007", "not-parallel", Severity.INFO, __doc__, check)
