"""A paragraph is too long to be spoken.

Somebody who reads aloud says some two hundred characters a minute and looks up between paragraphs. In a paragraph of thousands of
characters there is no place to rest, and points that are buried in it are not heard as points.

Wrong:
    二是助力民营企业做优做强。一要……二要……三要……四要……五要……（四千字不分段）

Right:
    二是助力民营企业做优做强。
    一要……
    二要……

Source: 惯例.

Options:
    longest: as many Chinese characters a paragraph may have, 2000 unless set (ten minutes).
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse import compiled
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.messages import _

_CHINESE = compiled.pattern(r"[\u4e00-\u9fff]")


def check(facts: Facts, *, longest: int = 2000) -> Iterator[Flaw]:
    for paragraph in facts.paragraphs:
        if paragraph.end - paragraph.start <= longest:
            continue
        length = len(_CHINESE.findall(paragraph.text))
        if length > longest:
            message = _("the paragraph has {length} characters; more than {longest} are hard to speak and to follow")
            yield Flaw(facts.span(paragraph.start, paragraph.start + 1), message.format(length=length, longest=longest))


RULE = Rule("DOC006", "paragraph-too-long", Severity.INFO, __doc__, check)
