"""The work grows with the text, not with its square: counted, not timed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from speechparse import check, parser
from speechparse.parser.penalties import Penalties
from speechparse.source import Source

SAMPLES = Path(__file__).parent.parent / "samples"


def _priced(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many moves the resolver prices for a text."""
    count = 0
    price = Penalties.price

    def counted(self: Penalties, *arguments: object) -> float | None:
        nonlocal count
        count += 1
        return price(self, *arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Penalties, "price", counted)
        parser.parse(Source(text), parser.grammar("speech", text))
    return count


@pytest.mark.parametrize("name", ["conference-speech", "one-line-letter", "draft-with-flaws", "regulation"])
def test_doubled_text_doubles_the_work(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    once, twice = _priced(text * 8, monkeypatch), _priced(text * 16, monkeypatch)
    assert once > 100
    assert twice <= 2.3 * once


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
