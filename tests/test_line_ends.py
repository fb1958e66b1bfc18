"""What ends a line makes no difference: \\n, \\r\\n and a lone \\r give the same sections and the same findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from speechparse import check, parser
from speechparse.source import Source

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
SHORT = [
    "一、甲情况好。\n乙情况好；\n二、丙情况好；\n",
    "一、抓学习。要先学。\n总之，要抓好。\n1.甲组先学。\n2.乙组后学。\n二、抓落实。\n",
]


def read(text: str) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    rules = parser.grammar("auto", text)
    document = parser.parse(Source(text), rules)
    sections = [(section.level, section.marker.text, section.title, section.position) for section in document.walk()]
    findings = [(each.rule.id, each.section, each.message, each.span.position) for each in check.check(document, rules)]
    return sections, findings


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["crlf", "cr"])
@pytest.mark.parametrize("text", [*SHORT, *(path.read_text(encoding="utf-8") for path in SAMPLES)], ids=lambda text: text[:8])
def test_line_ends(text: str, end: str) -> None:
    assert read(text.replace("\n", end)) == read(text)
