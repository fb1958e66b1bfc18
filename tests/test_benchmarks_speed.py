"""The texts of the benchmark of speed are always the same, its arithmetic is right."""

from __future__ import annotations

from random import Random

import pytest

texts = pytest.importorskip("speed_texts")
measure = pytest.importorskip("speed_measure")
table = pytest.importorskip("speed_table")

DRAFT = "一、认清形势\n（一）雨情。要做到：一是早动手，二是严值守；\n1.查堤段\n12、查水库\n（3）查物资\n第四，抓落实。\n"
MORE = DRAFT * 400


def test_numbers_of_markers_are_found() -> None:
    assert texts.NUMBER.findall(DRAFT) == ["一", "一", "一", "二", "1", "12", "3", "四"]
    assert texts.NUMBER.findall("完成1.5万亩，同比增长二成、三成，5.2%，十一月一日，统一要求，唯一是") == []


def test_three_of_ten_numbers_are_altered() -> None:
    before, after = (texts.NUMBER.findall(text) for text in (MORE, texts.altered(MORE, Random(1))))
    assert len(before) == len(after)
    assert sum(one != other for one, other in zip(before, after, strict=True)) / len(before) == pytest.approx(texts.SHARE, abs=0.03)


def test_nothing_but_numbers_is_altered() -> None:
    assert texts.NUMBER.sub("", texts.altered(MORE, Random(1))) == texts.NUMBER.sub("", MORE)


def test_texts_are_the_same_each_time() -> None:
    pieces = texts.speeches()
    assert texts.clean(pieces, 50_000) == texts.clean(pieces, 50_000)
    assert texts.hard(pieces, 1) == texts.hard(pieces, 1)
    assert texts.drafts(50) == texts.drafts(50)


def test_texts_have_their_size() -> None:
    pieces = texts.speeches()
    assert 95_000 < len(texts.clean(pieces, 100_000).encode()) <= 100_000
    once, twice = (len(texts.hard(pieces, megabytes).encode()) for megabytes in (1, 2))
    assert twice == pytest.approx(2 * once, rel=0.01)
    assert "第一篇：\n" in texts.clean(pieces, 100_000)


def test_medians_quartiles_and_goals() -> None:
    runs = [{"click": measure.Run(0.05, 20.0), "own": measure.Run(seconds, 30.0)} for seconds in (0.05, 0.06, 0.07, 0.08, 0.5)]
    row = measure.Row(("own", "自己"), measure.over("own"), "× click", measure.Goal("≤", 1.5))
    (result,) = measure.results(measure.Trial("own", {}, (row,)), iter(runs))
    assert result.median == pytest.approx(1.4)
    assert result.spread == pytest.approx((1.2, 1.6))
    assert result.met
    assert not measure.Goal("≥", 25).met(24.9)


def test_throughput_is_net_of_start() -> None:
    runs = {"start": measure.Run(0.1, 0.0), "own": measure.Run(0.6, 0.0), "peer": measure.Run(5.1, 0.0)}
    own, peer = (measure.rate(name, 10, "start") for name in ("own", "peer"))
    assert own(runs) == pytest.approx(20)
    assert measure.ratio(own, peer)(runs) == pytest.approx(10)


def test_only_the_block_of_a_page_is_replaced() -> None:
    page = "before\n<!-- speed: begin -->\nold\n<!-- speed: end -->\nafter\n"
    assert table.replaced(page, "new \\1\n") == "before\n<!-- speed: begin -->\nnew \\1\n<!-- speed: end -->\nafter\n"


def test_lines_are_as_wide_as_their_columns() -> None:
    ascii_line, wide_line = (table.line((text, "", "", "", "yes"), markdown=False) for text in ("abcd", "中文"))
    assert len(ascii_line) == len(wide_line) + 2
    assert table.line(("a", "b", "c", "d", "e"), markdown=True) == "| a | b | c | d | e |"
