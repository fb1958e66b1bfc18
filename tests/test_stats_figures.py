"""Figures against ``tests/stats/figures.yaml``."""

from __future__ import annotations

import re
import time
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest
import yaml

from speechparse.source import Source
from speechparse.stats.figures import BEGINS, Figure, figures
from speechparse.stats.lexicon import entries
from speechparse.tree import Span

CASES = yaml.safe_load((Path(__file__).parent / "stats" / "figures.yaml").read_text(encoding="utf-8"))


def _find(text: str) -> list[Figure]:
    return list(figures([Span(Source(text), 0, len(text))]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    assert [[figure.number, figure.unit, figure.counted] for figure in _find(case["text"])] == case["finds"]


def test_spans_are_of_the_source() -> None:
    text = "序\n今年新建学校12所，投入３．６亿元。"
    found = figures([Span(Source(text), 2, len(text))])
    assert [figure.text for figure in found] == ["12所", "３．６亿元"]


@pytest.mark.parametrize(
    "unit", ["1", "1-", "1,", "1.", "一", "百", "a", "a1", "1万", "第1、", "“", "1%", "三个", " 1", "1 ", "[a.", "增长"]
)
def test_time_grows_with_the_text(unit: str) -> None:
    start = time.perf_counter()
    _find(unit * (50_000 // len(unit)))
    assert time.perf_counter() - start < 30


def _firsts(tree: Any) -> tuple[set[str], bool]:
    """The characters that what a pattern finds can begin with (bounds of ranges; names of categories), and whether it can be empty."""
    found: set[str] = set()
    for op, value in tree:
        match str(op):
            case "ASSERT" | "ASSERT_NOT" | "AT":
                continue
            case "LITERAL":
                return found | {chr(value)}, False
            case "IN":
                for kind, inner in value:
                    assert str(kind) in ("LITERAL", "RANGE", "CATEGORY")
                    found |= {str(inner)} if str(kind) == "CATEGORY" else set(map(chr, inner if isinstance(inner, tuple) else (inner,)))
                return found, False
            case "BRANCH":
                inside = [_firsts(branch) for branch in value[1]]
                one, empty = set().union(*(each for each, _ in inside)), any(each for _, each in inside)
            case "SUBPATTERN":
                one, empty = _firsts(value[-1])
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                one, empty = _firsts(value[2])
                empty = empty or value[0] == 0
            case _:
                raise AssertionError(op)
        found |= one
        if not empty:
            return found, False
    return found, True


@pytest.mark.parametrize("pattern", [pattern for pattern, *_ in entries("not-figures")])
def test_what_is_no_figure_begins_with_a_character_that_is_looked_for(pattern: str) -> None:
    found, empty = _firsts(_parser.parse(pattern.replace("N", "[0-9一]")))
    assert not empty
    begins = re.compile(f"[{BEGINS}]")
    assert [each for each in found if len(each) == 1 and not begins.match(each)] == []
    assert {each for each in found if len(each) > 1} <= {"CATEGORY_DIGIT", "CATEGORY_SPACE"}
