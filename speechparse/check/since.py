"""Keeps the findings in sections that changed since a revision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from speechparse.check.facts import Facts
from speechparse.check.model import Finding
from speechparse.vcs import Hunk

Range = tuple[int, int]  # offsets


@dataclass(frozen=True)
class Changed:
    r"""What changed in a text.

    Attributes:
        text: the text.
        hunks: its changed lines; lines end at \n alone, as git has them.
    """

    text: str
    hunks: Sequence[Hunk]

    def kept(self, facts: Facts, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the findings whose innermost section changed, or that are on changed lines."""
        ranges, touched = self._ranges(facts.text)
        parts = {_part(facts, offset) for offset in touched}
        for start, end in ranges:
            while start < min(end, len(facts.text)):
                leaf = facts.leaf_at(start)
                if leaf.text.strip():
                    parts.add(_part(facts, start))
                start = leaf.end
        return tuple(
            finding
            for finding in findings
            if _part(facts, finding.span.start) in parts
            or any(start <= finding.span.start < end or finding.span.start < start < finding.span.end for start, end in ranges)
        )

    def _ranges(self, text: str) -> tuple[list[Range], list[int]]:
        """The ranges of the changed lines, and the offsets on both sides of removed lines.

        Args:
            text: this text, or what fixes have made of it.
        """
        starts = [0]
        while place := text.find("\n", starts[-1]) + 1:
            starts.append(place)
        starts.append(len(text) + 1)
        lines = len(starts) - 1
        ranges, touched = [], []
        for first, count in self.hunks if text == self.text else self._carried(text):
            if count:
                ranges.append((starts[min(first - 1, lines)], starts[min(first - 1 + count, lines)]))
            else:
                before = behind = min(starts[min(first, lines)], len(text))
                while before and text[before - 1].isspace():
                    before -= 1
                while behind < len(text) and text[behind].isspace():
                    behind += 1
                touched += [before - 1] if before else []
                touched += [behind] if behind < len(text) else []
        return ranges, touched

    def _carried(self, text: str) -> list[Hunk]:
        """The hunks in the text that fixes have made of this one."""
        old, new = self.text.split("\n"), text.split("\n")
        if len(old) == len(new):
            return list(self.hunks)
        from difflib import SequenceMatcher

        codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()

        def line(number: int) -> int:
            for _, a, b, c, d in codes:
                if number < b or number == b == len(old):
                    return min(c + number - a, d)
            return len(new)

        return [Hunk(line(first - 1) + 1, max(line(first - 1 + count) - line(first - 1), 1)) if count else Hunk(line(first), 0)
                for first, count in self.hunks]  # fmt: skip


def _part(facts: Facts, offset: int) -> tuple[int, int]:
    """The start of the innermost section (or article) that contains an offset, and its level."""
    if section := facts.section_at(offset):
        return section.start, section.level
    article = facts.article_at(offset)
    return (article.start, 0) if article else (-1, 0)
