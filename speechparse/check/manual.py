"""The manual of a rule, in the user's language, and its sections."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

from speechparse import compiled
from speechparse.check.model import Rule
from speechparse.messages import _

# How a section of a manual begins, in each language; the names of the sections are those of Part.kind.
_HEADS = {
    "wrong": ("Wrong:", "错例："),
    "right": ("Right:", "正例："),
    "source": ("Source:", "依据："),
    "options": ("Options:", "选项："),
    "fix": ("Fix:", "修正："),
}
_KINDS = {head: kind for kind, heads in _HEADS.items() for head in heads}
_HEAD = compiled.pattern(rf"^({'|'.join(map(re.escape, _KINDS))})[ \t]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """One section of a manual.

    Attributes:
        kind: "" for what stands before the sections, else wrong, right, source, options or fix.
        head: its first word as it stands in the manual (``Wrong:``); "" before the sections.
        text: what follows, without the indent of examples.
    """

    kind: str
    head: str
    text: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs, each joined to one line."""
        return tuple(_joined(paragraph) for paragraph in re.split(r"\n\s*\n", self.text))


def manual(rule: Rule) -> str:
    """The manual of a rule, in the user's language."""
    return _(inspect.cleandoc(rule.manual))


def summary(rule: Rule) -> str:
    """The first paragraph of the manual: one sentence that says what is wrong."""
    return parts(rule)[0].paragraphs[0]


def parts(rule: Rule) -> tuple[Part, ...]:
    """Return the sections of the manual; the first is what comes before them, the summary and its explanation."""
    before, *rest = _HEAD.split(manual(rule))
    found = [Part("", "", before.strip())]
    for head, text in zip(rest[::2], rest[1::2], strict=True):
        found.append(Part(_KINDS[head], head, inspect.cleandoc(text) if text.startswith("\n") else text.strip()))
    return tuple(found)


def _joined(paragraph: str) -> str:
    """The lines of a paragraph as one: a blank between words, none between Chinese characters."""
    return re.sub(r"\s*\n\s*", lambda gap: "" if _wide(paragraph[gap.start() - 1 : gap.start()]) else " ", paragraph.strip())


def _wide(char: str) -> bool:
    return char >= "\u2e80"
