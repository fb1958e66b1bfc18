"""What holds of every comparison."""

from __future__ import annotations

import os
import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_diff import assert_mirrored, compared, sided

from speechparse.analysis.characters import characters
from speechparse.diff import Diff, diff, segments
from speechparse.diff.model import Flag, Node, Pair
from speechparse.diff.view import rows
from speechparse.render.diff import stat

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
MARKS = ["一、", "二、", "三、", "（一）", "（二）", "1.", "一是", "二是", "第一，", "\n", "。", "，", "　　", "*", "X", "12%"]
WORDS = ["加强领导", "狠抓落实", "同志们：", "下面，我讲三点意见", "各级各部门", "要抓好春耕", "每月调度一次", "谢谢大家！"]
DRAFTS = st.lists(st.sampled_from([*MARKS, *MARKS, *WORDS, *WORDS]), max_size=60).map("".join)


def assert_whole(found: Diff) -> None:
    """Every part of both sides is told once, and every change stands where it says."""
    olds = [*(pair.old for pair in found.pairs), *found.removed, *_pieces(found, split=False)]
    news = [*(pair.new for pair in found.pairs), *found.added, *_pieces(found, split=True)]
    assert sorted(node.number for node in olds) == list(range(len(found.old.nodes)))
    assert sorted(node.number for node in news) == list(range(len(found.new.nodes)))
    seen = list(rows(found))
    assert sorted(row.pair.new.number for row in seen if row.pair) == sorted(pair.new.number for pair in found.pairs)
    assert sorted(row.gone.old.number for row in seen if row.gone) == sorted(p.old.number for p in found.pairs if Flag.MOVED in p.flags)
    assert sum(row.added is not None for row in seen) == len(news) - len(found.pairs)
    assert sum(row.removed is not None for row in seen) == len(olds) - len(found.pairs)
    for pair in found.pairs:
        assert_within(found, pair)
        for changes in (pair.heading, pair.text):
            for change in changes:
                assert change.old.text != change.new.text
            for one, other in pairwise(changes):
                assert one.old.end <= other.old.start
                assert one.new.end <= other.new.start


def assert_within(found: Diff, pair: Pair) -> None:
    """The changes of a pair stand in its own text: what is told of a section is told of no other."""
    old = next((merge.pieces for merge in found.merges if merge.whole is pair.new), (pair.old,))
    new = next((split.pieces for split in found.splits if split.whole is pair.old), (pair.new,))
    for nodes, spans in ((old, [change.old for change in pair.text]), (new, [change.new for change in pair.text])):
        own = {place for node in nodes for leaf in (node.heading, node.mark, *node.text) if leaf for place in range(leaf.start, leaf.end)}
        for span in spans:
            assert {place for place in range(span.start, span.end) if not span.source.text[place].isspace()} <= own


def assert_balanced(found: Diff) -> None:
    """What ``--stat`` counts as put in and taken out is by how much the texts differ in length."""
    marks = [change for pair in found.pairs if segments.closed(pair) for change in pair.heading[-1:]]
    closed = sum(characters(change.new.text) - characters(change.old.text) for change in marks)
    old, new = (sum(characters(node.title + segments.own(node)) for node in each.nodes) for each in (found.old, found.new))
    paired = {node for pair in found.pairs for node in (pair.old, pair.new)}
    old, new = (
        length + sum(characters(piece.mark.text) for each in divisions for piece in each.pieces if piece.mark and piece not in paired)
        for length, divisions in ((old, found.merges), (new, found.splits))
    )  # the headings of pieces are compared with their marks
    assert sum(put - taken for _label, put, taken in stat.counted(found)) - closed == new - old


def _pieces(found: Diff, split: bool) -> list[Node]:
    paired = {(pair.new if split else pair.old).number for pair in found.pairs}
    divisions = found.splits if split else found.merges
    return [piece for division in divisions for piece in division.pieces if piece.number not in paired]


@given(DRAFTS)
def test_a_text_and_itself_do_not_differ(text: str) -> None:
    found = compared(text, text)
    assert found.same
    assert_whole(found)


@given(DRAFTS, DRAFTS)
@settings(max_examples=200)
def test_any_two_texts(old: str, new: str) -> None:
    one, other = sided(old), sided(new)
    found = diff(one, other)
    assert_whole(found)
    assert_mirrored(found, diff(other, one))


def edited(text: str, choice: random.Random) -> str:
    """The text with a few lines moved, doubled, cut, joined or changed in a character."""
    lines = text.split("\n")
    for _ in range(choice.randint(1, 6)):
        n, m = choice.randrange(len(lines)), choice.randrange(len(lines))
        what = choice.randrange(6)
        if what == 0:
            lines.insert(m, lines.pop(n))
        elif what == 1:
            lines.insert(m, lines[n])
        elif what == 2 and len(lines) > 3:
            lines.pop(n)
        elif what == 3:
            lines[n] = "".join("X" if char.isdigit() else char for char in lines[n])
        elif what == 4 and len(lines[n]) > 4:
            at = choice.randrange(len(lines[n]))
            lines[n : n + 1] = [lines[n][:at], lines[n][at:]]
        elif lines[n]:
            at = choice.randrange(len(lines[n]))
            lines[n] = lines[n][:at] + choice.choice(WORDS) + lines[n][at + choice.randint(0, 3) :]
    return "\n".join(lines)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_edited_samples(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for seed in range(12):
        old, new = sided(text), sided(edited(text, random.Random(seed)))
        found = diff(old, new)
        assert_whole(found)
        assert_mirrored(found, diff(new, old))
        assert_balanced(found)


def doubled(text: str, choice: random.Random) -> str:
    """The text with a few runs of lines twice, one behind the other or apart."""
    lines = text.split("\n")
    for _ in range(choice.randint(1, 3)):
        n, length = choice.randrange(len(lines)), choice.randint(1, 3)
        at = choice.choice([n, choice.randrange(len(lines) + 1)])
        lines[at:at] = lines[n : n + length]
    return "\n".join(lines)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_doubled_lines(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for seed in range(8):
        choice = random.Random(seed)
        once = doubled(text, choice)
        old, new = sided(once), sided(edited(doubled(once, choice), choice))
        found = diff(old, new)
        assert_whole(found)
        assert_mirrored(found, diff(new, old))
        assert diff(new, new).same


@pytest.mark.parametrize(("one", "other"), list(pairwise(SAMPLES)), ids=lambda path: path.stem)
def test_texts_that_have_nothing_in_common(one: Path, other: Path) -> None:
    old, new = (sided(path.read_text(encoding="utf-8")) for path in (one, other))
    found = diff(old, new)
    assert_whole(found)
    assert_mirrored(found, diff(new, old))
    assert not [pair for pair in found.pairs if Flag.MOVED in pair.flags]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_branches_beside_speeches(path: Path) -> None:
    """A section beside a speech: next to nothing of the own texts is the same."""
    text = path.read_text(encoding="utf-8")
    whole = sided(text)
    for node in whole.nodes:
        found = diff(whole, sided(text, node.path)) if node.path else diff(whole, whole)
        assert_whole(found)
        assert_mirrored(found, diff(found.new, found.old))


TEXTS = os.environ.get("SPEECHPARSE_TEXTS")


@pytest.mark.skipif(not TEXTS, reason="SPEECHPARSE_TEXTS is not set")
def test_two_near_identical_speeches() -> None:
    """Figures masked, headings laid out otherwise: every section paired, the masking told as masking."""
    text = (Path(str(TEXTS)) / "gold" / "seeds" / "seed3.txt").read_text(encoding="utf-8")
    found = diff(sided(text, "#2"), sided(text, "#5"))
    assert_whole(found)
    assert found.added == found.removed == ()
    assert found.splits == found.merges == ()
    flags = [pair.flags for pair in found.pairs if pair.new.level]
    assert sum(Flag.MASKED in each for each in flags) == 20
    assert sum(Flag.LAYOUT in each for each in flags) == 24
    assert not [each for each in flags if each & {Flag.MOVED, Flag.RENUMBERED, Flag.RETITLED}]
    assert [pair.new.title for pair in found.pairs if Flag.EDITED in pair.flags and pair.new.level] == ["坚决扛牢政治责任"]
