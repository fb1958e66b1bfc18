"""The parts of the samples' articles, stated by hand: every part and every span."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import speechparse
from speechparse.outline import PARTS as PART_KINDS
from speechparse.tree import Article

SAMPLES = Path(__file__).parent.parent / "samples"
CASES = yaml.safe_load((Path(__file__).parent / "cases" / "parts.yaml").read_text(encoding="utf-8"))
EXPECTED = sorted((Path(__file__).parent / "samples").glob("*.parts.yaml"))


def _found(article: Article) -> dict[str, str]:
    parts = {"marker": article.marker, "title": article.title} | {str(kind): article.part(kind) for kind in PART_KINDS}
    return {kind: part.text for kind, part in parts.items() if part is not None}


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name.split(".")[0])
def test_parts(path: Path) -> None:
    document = speechparse.load(SAMPLES / path.name.replace(".parts.yaml", ".txt"))
    wanted: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert [_found(article) for article in document.articles] == wanted


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    assert [_found(article) for article in speechparse.parse(case["text"]).articles] == case["parts"]


def test_every_sample_states_its_parts() -> None:
    assert {path.stem for path in SAMPLES.glob("*.txt")} == {path.name.split(".")[0] for path in EXPECTED}
