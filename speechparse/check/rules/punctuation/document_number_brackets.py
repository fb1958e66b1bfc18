"""The year of a document number stands in other brackets than 〔〕.

A document number has its year in 〔〕: 云政发〔2024〕5号.

Wrong:
    《关于加强防汛值守的通知》（云政办发[2024]5号）

Right:
    《关于加强防汛值守的通知》（云政办发〔2024〕5号）

Source: GB/T 9704—2012 7.2.5; GB/T 15834—2011 4.9.3.4.

Fix: safe. The brackets are changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speechparse.analysis.characters import HAN
from speechparse.check.facts import Facts
from speechparse.check.model import Edit, Fix, Flaw, Rule, Safety, Severity
from speechparse.messages import _


def check(facts: Facts, found: re.Match[str]) -> Iterator[Flaw]:
    start, end = found.span()
    if facts.mainland and facts.prose_at(start):
        message = _("the year of a document number in {marks}").format(marks=found.group()[0] + found.group()[-1])
        fix = Fix((Edit(start, start + 1, "〔"), Edit(end - 1, end, "〕")), Safety.SAFE)
        yield Flaw(facts.span(start, end), message, fix)


RULE = Rule(
    "PUN010",
    "document-number-brackets",
    Severity.WARNING,
    __doc__,
    check,
    fix=Safety.SAFE,
    # Round brackets are those of cases and certificates too; behind 府 and 政 stand the numbers of governments (沪府, 云政).
    pattern=(
        rf"(?:(?<=[{HAN}][发函字办通告令规复报电任批明议府政委])[(（]|(?<=[{HAN}][{HAN}])(?<!第)[\[［【])"
        r"(?:19|20)[0-9]{2}[\]］】)）](?=[0-9]{1,5} ?号)"
    ),
    starts="[［【(（",
    gathers=True,
)
