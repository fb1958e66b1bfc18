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
