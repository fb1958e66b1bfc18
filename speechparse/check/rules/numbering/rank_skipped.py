"""A list skips a rank of the usual order 一、 （一） 1. （1）, or 一是 stands in the place of a numbered heading.

Below 一、 comes （一）, below that 1. A list that is in a hurry (1. right below 一、) or paragraphs that begin 一是 where headings
（一） would stand are quite usual in speeches; in an official paper an editor will ask for the missing rank. The standards say
可以 and 通常, so this is information. A list that skips a rank where the other parts of the text do not is told by mixed-schemes
(NUM012) alone.

Wrong:
    一、提高认识
    1.认清形势
    形势逼人。
    2.看到差距
    差距不小。

Right:
    一、提高认识
    （一）认清形势
    形势逼人。
    （二）看到差距
    差距不小。

Source: GB/T 9704—2012 7.3.3; GB/T 15834—2011 B.3.8.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.check.rules.numbering import mixed_schemes
from speechparse.check.rules.numbering.ranks import skipped
from speechparse.messages import _


def check(facts: Facts) -> Iterator[Flaw]:
    told = {odd for odd, usual in mixed_schemes.odd(facts) if not skipped(facts, usual)}
    for numbered in facts.lists:
        first = numbered.items[0]
        wanted = skipped(facts, numbered)
        if wanted and numbered not in told:
            message = _("{marker} stands where {proper} is usual").format(marker=first.marker.label, proper=wanted)
            yield Flaw(first.marker, message)


RULE = Rule("NUM010", "rank-skipped", Severity.INFO, __doc__, check)
