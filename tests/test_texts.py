"""Real texts with hand-made labels, where ``SPEECHPARSE_TEXTS`` names their folder; else skipped."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from invariants import check

import speechparse

TEXTS = Path(os.environ.get("SPEECHPARSE_TEXTS", os.devnull))
pytestmark = pytest.mark.skipif(not TEXTS.is_dir(), reason="SPEECHPARSE_TEXTS names no folder")

Row = tuple[int, int, int]


def _labels(path: Path) -> set[Row]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line.strip())
    return {(int(line), int(column) + 1, int(level)) for line, column, level, *_ in rows}


def _found(path: Path, articles: bool) -> set[Row]:
    document = speechparse.load(path)
    rows = {(*section.marker.position, section.level) for section in document.walk()}
    if articles:
        named = [article.marker or article.title for article in document.articles]
        rows |= {(*span.position, 0) if span else (0, 0, 0) for span in named}
    return rows


def _scores(folder: Path) -> tuple[float, int]:
    """Node F1 over a folder of labelled texts, articles counted, and the number of texts read exactly."""
    right = found = wanted = exact = 0
    for label in sorted(folder.glob("*.tsv")):
        want = _labels(label)
        got = _found(label.with_suffix(".txt"), articles=any(level == 0 for _, _, level in want))
        right, found, wanted, exact = right + len(want & got), found + len(got), wanted + len(want), exact + (want == got)
    return 2 * right / (found + wanted), exact


def test_seeds_are_read_exactly() -> None:
    assert _scores(TEXTS / "gold" / "seeds") == (1.0, 5)


def test_more_texts_are_read_nearly_so() -> None:
    f1, exact = _scores(TEXTS / "gold" / "more")
    assert f1 >= 0.99
    assert exact >= 15


def test_damaged_layouts_are_read_nearly_so() -> None:
    benchmark = Path(__file__).parents[1] / "benchmarks" / "layouts.py"
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    shown = subprocess.run([sys.executable, benchmark], env=environment, capture_output=True, check=True, encoding="utf-8").stdout
    figures = [line.rsplit(" ", 1) for line in shown.splitlines()]
    assert len(figures) >= 8
    assert [name for name, figure in figures if float(figure) < 0.98] == []


@pytest.mark.parametrize("folder", sorted(path.name for path in (TEXTS / "corpus").iterdir() if path.is_dir()) if TEXTS.is_dir() else [])
def test_every_text_has_a_tree_without_loss(folder: str) -> None:
    for path in sorted((TEXTS / "corpus" / folder).glob("*.txt")):
        document = speechparse.load(path)
        check(document)
        assert document.source.encode() == path.read_bytes()
