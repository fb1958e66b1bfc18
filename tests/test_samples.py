"""The samples against their trees, which were written by hand: text in, tree out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from update_samples import data

import speechparse
from speechparse.render import text

SAMPLES = Path(__file__).parent.parent / "samples"
TREES = Path(__file__).parent / "samples"


def _bare(lines: list[str]) -> list[str]:
    """Lines without the blanks inside them; how deep a line is indented stays."""
    return [" " * (len(line) - len(line.lstrip(" "))) + "".join(line.split()) for line in lines]


@pytest.mark.parametrize("tree", sorted(TREES.glob("*.tree")), ids=lambda path: path.stem)
def test_tree(tree: Path) -> None:
    document = speechparse.load(SAMPLES / f"{tree.stem}.txt")
    assert _bare(list(text.lines(document))) == _bare(tree.read_text(encoding="utf-8").splitlines())


def test_every_sample_has_a_tree() -> None:
    assert {path.stem for path in SAMPLES.glob("*.txt")} == {path.stem for path in TREES.glob("*.tree")}


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_span(path: Path) -> None:
    expected = json.loads((TREES / f"{path.stem}.json").read_text(encoding="utf-8"))
    assert data(path) == expected, "if this is meant, run tests/update_samples.py and read the difference"
