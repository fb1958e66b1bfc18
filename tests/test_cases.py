"""Small texts in, trees out; and lines in which nothing is a marker."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from invariants import check

import speechparse
from speechparse.render import text

CASES = Path(__file__).parent / "cases"


def _cases() -> list[tuple[str, str, list[str]]]:
    """Name, text and tree of every case."""
    found = []
    for case in re.split(r"^=== ", (CASES / "texts.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, _, rest = case.partition("\n")
        written, _, tree = rest.rpartition("\n---\n")
        found.append((name, written + "\n", [line for line in tree.split("\n") if line.strip()]))
    return found


def _lookalikes() -> list[str]:
    lines = (CASES / "lookalikes.txt").read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _bare(lines: list[str]) -> list[str]:
    return [" " * (len(line) - len(line.lstrip(" "))) + "".join(line.split()) for line in lines]


@pytest.mark.parametrize(("written", "tree"), [case[1:] for case in _cases()], ids=[case[0] for case in _cases()])
def test_tree(written: str, tree: list[str]) -> None:
    document = speechparse.parse(written)
    check(document)
    assert _bare(list(text.lines(document))) == _bare(tree)


@pytest.mark.parametrize("line", _lookalikes(), ids=lambda line: line[:16])
def test_lookalike(line: str) -> None:
    assert [section.marker.text for section in speechparse.parse(line + "\n", "speech").walk()] == []
