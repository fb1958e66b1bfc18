"""Comparisons: the cases of tests/diff, and what always holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import speechparse
from speechparse import parser
from speechparse.diff import Diff, diff, side
from speechparse.diff.model import Flag, Side

CASES = yaml.safe_load((Path(__file__).parent / "diff" / "cases.yaml").read_text(encoding="utf-8"))


def sided(text: str, branch: str = "") -> Side:
    document = speechparse.parse(text)
    return side(document, parser.grammar(document.grammar, text), branch)


def compared(old: str, new: str) -> Diff:
    return diff(sided(old), sided(new))


def told(found: Diff) -> Iterator[str]:
    gone = {node.number: node for node in found.removed}
    at = 0
    for pair in sorted(found.pairs, key=lambda pair: pair.new.number):
        for node in found.added:
            if at <= node.number < pair.new.number:
                yield f"+ {node.path} {node.title}"
        at = pair.new.number
        for number in [number for number in gone if number < pair.old.number and Flag.MOVED not in pair.flags]:
            node = gone.pop(number)
            yield f"- {node.path} {node.title}"
        flags = [str(flag) for flag in Flag if flag in pair.flags] + ["follows"] * pair.follows
        if flags:
            yield f"{pair.old.path} → {pair.new.path}: {' '.join(flags)}"
        for change in (*pair.heading, *pair.text):
            yield f"[{change.old.text}|{change.new.text}] {change.nature}"
    yield from (f"- {node.path} {node.title}" for node in gone.values())
    yield from (f"+ {node.path} {node.title}" for node in found.added if node.number >= at)
    yield from (f"{split.whole.path} => {', '.join(piece.path for piece in split.pieces)}" for split in found.splits)
    yield from (f"{', '.join(piece.path for piece in merge.pieces)} => {merge.whole.path}" for merge in found.merges)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    assert list(told(compared(case["old"], case["new"]))) == case["told"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_other_way_round_says_the_same(case: dict[str, Any]) -> None:
    assert_mirrored(compared(case["old"], case["new"]), compared(case["new"], case["old"]))


def assert_mirrored(one: Diff, other: Diff) -> None:
    def pairs(found: Diff, mirrored: bool) -> list[Any]:
        each = [pair.mirrored() for pair in found.pairs] if mirrored else list(found.pairs)
        return sorted((pair.old.number, pair.new.number, sorted(pair.flags), pair.follows, pair.heading, pair.text) for pair in each)

    assert pairs(one, mirrored=False) == pairs(other, mirrored=True)
    assert [node.path for node in one.added] == [node.path for node in other.removed]
    assert [node.path for node in one.removed] == [node.path for node in other.added]
    for splits, merges in ((one.splits, other.merges), (one.merges, other.splits)):
        assert [(each.whole.number, [piece.number for piece in each.pieces]) for each in splits] == [
            (each.whole.number, [piece.number for piece in each.pieces]) for each in merges
        ]


def test_sections_on_the_same_topic_are_rewritten() -> None:
    """This year's sections on last year's topics; one on another topic is new."""
    old = """二〇二四年主要任务
一、及时调整调控政策，保持经济平稳运行
面对冲击，财政政策由稳健转为积极，三次提高出口退税率，五次下调存款准备金率，保证了市场的流动性。
二、巩固农业基础地位，促进农民增收
粮食最低收购价平均提高一成，新建高标准农田两千万亩，农机购置补贴覆盖到所有县。
三、办好教育
免除城市义务教育学杂费，农村教师工资与公务员持平，中等职业教育招生八百万人。
"""
    new = """二〇二五年主要任务
一、加强和改善调控，促进经济平稳增长
今年继续实施积极的财政政策，赤字率按百分之三安排，退税办理时间压缩一半，存款准备金率视情况下调。
二、强化乡村发展，让农民的钱袋子鼓起来
高标准农田再建一千五百万亩，粮食产能提高百亿斤，农机购置补贴转向智能农机，收购价适当上调。
三、防范化解债务风险
隐性债务一律不许新增，平台公司三年内出清，违规举债的终身问责。
"""
    found = compared(old, new)
    rewritten = [(pair.old.path, pair.new.path) for pair in found.pairs if Flag.REWRITTEN in pair.flags]
    assert rewritten == [("一", "一"), ("二", "二")]
    assert [node.path for node in (*found.removed, *found.added)] == ["三", "三"]
