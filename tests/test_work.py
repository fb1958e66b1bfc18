"""The work grows with the text, not with its square: counted, not timed."""

from __future__ import annotations

from pathlib import Path

import pytest

from speechparse import parser
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
