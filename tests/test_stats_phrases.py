"""Slogans, quoted terms and citations against their cases in ``tests/stats``: what is found in a text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from speechparse.source import Source
from speechparse.stats.citations import citations
from speechparse.stats.quoted import quoted
from speechparse.stats.slogans import slogans
from speechparse.tree import Span

CASES = Path(__file__).parent / "stats"
SIGNS = "一两三十百千万个大项、，。：“”‘’《》〈〉「」的在时稳保\n 会议习近平总书记强调指出提出要求规定1+N"


def _cases(name: str) -> list[Any]:
    found = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["name"]) for case in found]


def _piece(text: str) -> list[Span]:
    return [Span(Source(text), 0, len(text))]


@pytest.mark.parametrize("case", _cases("slogans"))
def test_slogans(case: dict[str, Any]) -> None:
    found = [(slogan.text, list(slogan.numbers)) for slogan in slogans(_piece(case["text"]))]
    assert found == list(case["finds"].items())


@pytest.mark.parametrize("case", _cases("quoted"))
def test_quoted(case: dict[str, Any]) -> None:
    found = [f"《{term.text}》" if term.title else term.text for term in quoted(_piece(case["text"]))]
    assert found == case["finds"]


@pytest.mark.parametrize("case", _cases("citations"))
def test_citations(case: dict[str, Any]) -> None:
    found = list(citations(_piece(case["text"])))
    assert [[one.who, one.verb] for one in found] == case["finds"]
    for one in found:
        assert one.joined.startswith(one.who)
        assert one.joined.endswith(one.verb)


@pytest.mark.parametrize("find", [slogans, quoted, citations])
def test_offsets_are_those_of_the_source(find: Any) -> None:
    text = "导语。\n会议强调，要落实“三高四新”。\n"
    source = Source(text)
    whole = [(one.start, one.end) for one in find([Span(source, 0, len(text))])]
    assert whole == [(one.start, one.end) for one in find([Span(source, 4, len(text) - 1)])]
    assert whole


@given(st.text(alphabet=SIGNS, max_size=120))
def test_any_text(text: str) -> None:
    """Nothing raises; what is found lies in the piece, in order; slogans do not overlap."""
    for find in (slogans, quoted, citations):
        found = list(find(_piece(text)))
        assert all(0 <= one.start < one.end <= len(text) for one in found)
        assert [one.start for one in found] == sorted(one.start for one in found)
    told = list(slogans(_piece(text)))
    assert all(one.end <= other.start for one, other in pairwise(told))
