"""Syllables against ``tests/stats/spoken.yaml``."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

from speechparse.stats import lexicon
from speechparse.stats.spoken import syllables

CASES = yaml.safe_load((Path(__file__).parent / "stats" / "spoken.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "said", "count"), CASES)
def test_case(text: str, said: str, count: int) -> None:
    assert syllables(text) == count, said


@pytest.mark.parametrize("unit", ["1", "1-", "1,", "1/", "1:", "1.", "a", "*", "**a", "X", "-", "零", "2025-06-"])
def test_time_grows_with_the_text(unit: str) -> None:
    start = time.perf_counter()
    syllables(unit * (1_000_000 // len(unit)))
    assert time.perf_counter() - start < 30


@pytest.mark.parametrize("listed", ["readings", "units"])
def test_every_sign_of_the_lists_is_said(listed: str) -> None:
    """Silent marks are passed over: a sign that began with one would not be said."""
    for signs, *_ in lexicon.entries(listed):
        for sign in signs.split():
            assert syllables(f"5{sign}") > syllables("5"), sign
