"""The work grows with the text, not with its square: counted in states of the search, not timed."""

from __future__ import annotations

import importlib
import random
import re
from pathlib import Path

import pytest

from speechparse import parser
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
