"""What holds of the figures of any text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speechparse import parser
from speechparse.render.page import Page
from speechparse.render.stats import report
from speechparse.source import Source
from speechparse.stats import columns
from speechparse.stats.columns import By
from speechparse.stats.data import data
from speechparse.stats.lexis import lexis
from speechparse.stats.measure import measure
from speechparse.stats.rows import groups, section_rows, speech_row

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
MARKS = [
    "一、",
    "（一）",
    "1.",
    "一是",
    "第一，",
    "\n",
    "\r\n",
    "　　",
    "。",
    "，",
    "、",
    "“",
    "”",
    "《",
    "》",
    "（",
    "）",
    "*",
    "××",
    "①",
    "\ud800",
]
FIGURES = ["12.5%", "3亿元", "2025年", "1-6月", "三分之一", "第三", "四个", "近300家企业", "0" * 30, "两个维护", "三严三实", "一带一路"]
WORDS = ["习近平总书记", "会议", "强调", "指出", "《意见》", "要求", "GDP", "5G", "同志们：", "在全县大会上的讲话", "下面，我讲三点意见。"]
TEXTS = st.lists(st.sampled_from([*MARKS, *FIGURES, *WORDS, "要坚决抓好", "真抓实干、久久为功", "耕地"]), max_size=60).map("".join)


def holds(text: str, words: bool = True) -> None:
    source = Source(text, "speech.txt")
    grammar = parser.grammar("auto", text)
    document = parser.parse(source, grammar)
    speeches = list(measure(document, grammar, lexis() if words else None))
    assert [speech.article for speech in speeches] == list(document.articles)
    for speech in speeches:
        assert speech.said <= speech.characters <= len(text)
        for kind in (speech.slogans, speech.quoted, speech.citations, speech.figures):
            places = [(each.start, each.end) for each in kind]
            assert places == sorted(places)
            assert all(speech.article.start <= start < end <= speech.article.end for start, end in places)
        assert all(0 <= part.share <= 1 and part.size.syllables >= 0 for part in speech.parts)
        assert "\n".join(report.lines(speech, Page(60, fold=True), 200, 3, 5))
    for group in groups("speech.txt", speeches, By.FILE, 200):
        assert speech_row(group, (*columns.SPEECH, *columns.WORDS))["said"] == sum(speech.said for speech in speeches)
    assert len(list(section_rows("speech.txt", speeches, 200, (*columns.SECTION, "keywords")))) == sum(
        len(speech.parts) for speech in speeches
    )
    json.dumps(data(document, speeches, 200))


@given(TEXTS)
@settings(max_examples=150)
def test_any_pieces(text: str) -> None:
    holds(text)


@given(st.text(max_size=200))
@settings(max_examples=100)
def test_any_characters(text: str) -> None:
    holds(text, words=False)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_line_ends_change_nothing(path: Path) -> None:
    def row(text: str) -> dict[str, object]:
        grammar = parser.grammar("auto", text)
        speeches = list(measure(parser.parse(Source(text), grammar), grammar))
        return dict(speech_row(next(groups("", speeches, By.FILE, 200)), columns.SPEECH))

    text = path.read_text(encoding="utf-8")
    assert row(text) == row(text.replace("\n", "\r\n"))
