"""Time grows linearly with the text, whatever is repeated in it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import pytest

from speechparse import parser
from speechparse.check import check
from speechparse.source import Source
from speechparse.stats.measure import measure

GRAMMAR = parser.grammar("speech", "")
SHORT, LONG = 2_000, 16_000  # code points; the first more lines than front matter may have
TIMES = 24  # LONG is 8 times SHORT, whose square is 64; between the two there is room for a busy machine
TRIES = 4
SIGNS = [
    "7",
    "０",
    "一",
    "十",
    "×",
    "*",
    "\\*",
    "x",
    "①",
    "…",
    "·",
    ". ",
    "· ",
    "。",
    "，",
    "、",
    "：",
    "（",
    "[",
    "《",
    "“",
    "”",
    "-",
    "—",
    "|",
    "#",
]
BLANKS = [" ", "\t", "\u3000", "\u00a0", "\u3000\u3000", "\n", "\r\n", " \n", "\u2028"]
TAGS = ["<br>", "<br/> ", "&nbsp;", "<!--", "<!-- -->", "**", "[甲](", "http://a"]
MARKERS = [
    "1.",
    "1.1",
    "一、",
    "十二、",
    "（一）",
    "一是",
    "一是甲。",
    "第一，",
    "第一章",
    "一、甲\n",
    "附件1：甲\n",
    "注：",
    "首先，",
    "讲三点意见：",
    "见第三部分",
]
WORDS = [
    "甲",
    "甲乙丙丁。",
    "要甲乙丙丁。",
    "12.5亿元",
    "2024年5月",
    "两个维护",
    "实现取得",
    "县委县政府",
    "会议强调，",
    "“甲”",
    "甲：乙\n",
]
PLAIN = "他们在这里工作。" * (SHORT // 8)
ROUND = [("", ""), ("姓名", "单位"), ("一、甲\n", "。\n二、乙\n丙")]
UNITS = [*SIGNS, *BLANKS, *TAGS, *MARKERS, *WORDS]


def steps(text: str) -> Iterable[Callable[[], object]]:
    """What is done with a text, one thing after the other."""
    source = Source(text, "speech.txt")
    yield lambda: parser.parse(source, GRAMMAR)
    document = parser.parse(source, GRAMMAR)
    yield lambda: check(document, GRAMMAR)
    yield lambda: [(each.slogans, each.quoted, each.citations, each.figures) for each in measure(document, GRAMMAR)]


def seconds(text: str) -> list[float]:
    """How much time of the processor each step takes."""
    taken = []
    for step in steps(text):
        start = time.process_time()
        step()
        taken.append(time.process_time() - start)
    return taken


@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear(unit: str) -> None:
    for before, behind in ROUND:
        short, long = (before + unit * (length // len(unit)) + behind for length in (SHORT, LONG))
        tries = [(seconds(short), seconds(long), seconds(PLAIN))]
        while len(tries) < TRIES and not all(_linear(tries)):
            tries.append((seconds(short), seconds(long), seconds(PLAIN)))
        assert all(_linear(tries)), (before, behind, tries)


def _linear(tries: list[tuple[list[float], ...]]) -> list[bool]:
    """For each step, whether it takes so many times as long at most, going by the quickest try of each text."""
    short, long, plain = ([min(steps) for steps in zip(*of_one, strict=True)] for of_one in zip(*tries, strict=True))
    return [much < TIMES * max(little, usual) for little, much, usual in zip(short, long, plain, strict=True)]
