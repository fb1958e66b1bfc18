"""The work grows with the text, not with its square: counted in states of the search, characters and calls, not timed."""

from __future__ import annotations

import importlib
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from speechparse import check, parser
from speechparse.parser.penalties import Penalties
from speechparse.parser.search import WIDTH, Found, search
from speechparse.source import Source

SAMPLES = Path(__file__).parent.parent / "samples"
CLEAN = ["compilation", "conference-speech", "notice", "plan-decimal", "spoken-ordinals", "work-report", "yishi-top"]


def _searched(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """How many candidates a text has, and how many states the search goes on with."""
    candidates = states = 0

    def counted(penalties: Penalties, keeps: bool = False) -> Found:
        nonlocal candidates, states
        found = search(penalties, keeps)
        candidates += len(penalties.candidates)
        states += found.states
        return found

    with monkeypatch.context() as patch:
        patch.setattr(importlib.import_module("speechparse.parser.resolve"), "search", counted)
        parser.parse(Source(text), parser.grammar("auto", text))
    return candidates, states


def _sample(name: str) -> str:
    return (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")


def _noisy(text: str) -> str:
    """Three of ten numbers at heads of lines altered, the same at every call."""
    draw = random.Random(1)
    altered = re.compile("(?m)(?<=^)([（(]?)[一二三四五六七八九](?=[、）)])")
    return altered.sub(lambda found: found.group(1) + draw.choice("一二三四五六七八九") if draw.random() < 0.3 else found.group(), text)


@pytest.mark.parametrize("name", CLEAN)
def test_a_clear_text_is_read_nearly_without_search(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    candidates, states = _searched(_sample(name), monkeypatch)
    assert candidates > 5
    assert states <= 2 * candidates


@pytest.mark.parametrize("name", ["conference-speech", "one-line-letter", "draft-with-flaws", "regulation"])
def test_doubled_text_doubles_the_work(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    once, twice = (_searched(_sample(name) * times, monkeypatch)[1] for times in (40, 80))
    assert once > 500
    assert twice <= 2.3 * once


def test_noise_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    text = _noisy("\n".join(_sample(name) for name in CLEAN) * 4)
    candidates, states = _searched(text, monkeypatch)
    assert candidates < states <= WIDTH * candidates


@pytest.mark.parametrize("name", ["compilation", "conference-speech", "one-line-letter", "regulation"])
def test_every_character_is_gone_over_so_many_times(name: str) -> None:
    command = [sys.executable, str(Path(__file__).parent / "visited.py"), str(SAMPLES / f"{name}.txt"), "8", "16"]
    once, twice = map(int, subprocess.run(command, capture_output=True, check=True, text=True).stdout.split())
    assert once > len(_sample(name)) * 8  # it counts
    assert twice <= 2.1 * once
    assert twice <= 20 * len(_sample(name)) * 16


def _called(text: str) -> int:
    """How often functions are called, and generators resumed, while a text is checked by all rules."""
    grammar = parser.grammar("speech", text)
    document = parser.parse(Source(text), grammar)
    count = 0

    def counted(_frame: object, event: str, _value: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        assert check.check(document, grammar)
    finally:
        sys.setprofile(before)
    return count


def _one_article(lists: int) -> str:
    """Lists that begin, break off and point to one another in every way, all in one article."""
    starts = ("一二三", "一", "二三", "一三四", "二", "一二二")
    words = (
        "（{n}）抓好产业发展。要坚持以上三点要求，按照第二部分、第（一）项的要求“一网通办”、“一窗受理”，做好 工作\n落实；\n",
        "（{n}）推进乡村振兴。为此提出以下三点意见：一是抓紧；二是抓实；四是抓好。\n\n",
    )
    parts = ("".join(words[number % 2].format(n=n) for n in starts[number % len(starts)]) for number in range(lists))
    return "在全市工作会议上的讲话\n\n同志们：\n\n今天我讲几点意见。\n\n一、总体要求\n" + "".join(parts)


def test_doubled_text_doubles_the_work_of_the_rules() -> None:
    for once, twice in (
        (_one_article(150), _one_article(300)),
        (
            (SAMPLES / "draft-with-flaws.txt").read_text(encoding="utf-8") * 8,
            (SAMPLES / "draft-with-flaws.txt").read_text(encoding="utf-8") * 16,
        ),
    ):
        _called(once)  # what is made once for all texts
        assert _called(twice) <= 2.2 * _called(once)
