"""Properties that hold for any text."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from invariants import check

import speechparse

SAMPLES = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))]
PIECES = st.sampled_from(
    [
        "一、", "二、", "（一）", "（二）", "(三)", "1.", "2．", "1、",
        "（1）", "①", "②", "第一，", "第二是", "其一，", "一是", "二是",
        "三要", "一靠", "二靠", "第一章", "第二条", "1.1", "1.1.1", "2.1",
        "壹、", "甲、", "A.", "a)", "Ⅰ.", "㈠", "⑴", "第二篇：",
        "附件", "附件1", "附件：", "目录", "注：", "同志们：", "各位代表！", "在全市会议上的讲话",
        "（2024年7月4日）", "（摘自某报）", "统一要求", "之一是", "1.22吨", "2024.7.4", "。", "；",
        "，", "：", "“", "”", "（", "）", "提高认识", "狠抓落实",
        "我讲三点意见", "\n", "\r\n", "\r", "\n\n", "　　", " ", "\t",
        "\x00", "\ufeff", "#", "**", "-", "|", "……12", "12",
        "\u2028", "𠮷",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=400)
def test_any_pieces(text: str) -> None:
    check(speechparse.parse(text))


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_any_characters(text: str) -> None:
    check(speechparse.parse(text))


@given(st.sampled_from(SAMPLES), st.data())
@settings(max_examples=100)
def test_samples_with_damage(sample: str, data: st.DataObject) -> None:
    """A sample with passages cut out, put in twice or replaced by others still has a tree."""
    text = sample
    for _ in range(data.draw(st.integers(1, 5))):
        a, b = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
        b = min(b, a + 300)
        text = data.draw(
            st.sampled_from(
                [text[:a] + text[b:], text[:b] + text[a:], text[:a] + "\n" + text[a:], text[:a] + "".join(text[a:b].split("\n")) + text[b:]]
            )
        )
    check(speechparse.parse(text))


def test_empty_text_has_no_article() -> None:
    assert speechparse.parse("").articles == ()


@given(st.text(min_size=1, max_size=20).filter(lambda text: text.strip() != ""))
def test_other_text_has_an_article(text: str) -> None:
    assert speechparse.parse(text + "字").articles
