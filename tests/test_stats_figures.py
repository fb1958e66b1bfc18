"""Figures against ``tests/stats/figures.yaml``."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from speechparse.source import Source
from speechparse.stats.figures import Figure, figures
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
