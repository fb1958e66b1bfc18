"""A text, and the files of other formats that are made from it, have the same tree."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import made
import pytest
from hypothesis import given, settings

import speechparse
from speechparse.parser import layout
from speechparse.readers import _READERS
from speechparse.source import Source
from speechparse.tree import Document

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
TEXTS = Path(os.environ.get("SPEECHPARSE_TEXTS", os.devnull))
NEEDS: Mapping[str, str] = {".docx": "docx"}
"""What a maker needs that may not be installed."""

Row = tuple[object, ...]


def _format(suffix: str) -> object:
    """A format to try, left out where it is not read or cannot be made here."""
    missing = (suffix != ".md" and suffix not in _READERS) or (suffix in NEEDS and find_spec(NEEDS[suffix]) is None)
    return pytest.param(suffix, marks=pytest.mark.skipif(missing, reason=f"{suffix} files are not read here, or not made"))


in_every_format = partial(pytest.mark.parametrize("suffix", [_format(suffix) for suffix in made.MAKERS]))
with_headings = partial(pytest.mark.parametrize("marked", [True, False], ids=["headings", "plain"]))


def tree(document: Document) -> list[Row]:
    """What a tree says, places aside."""
    rows: list[Row] = []
    for article in document.articles:
        rows.append(("article", article.title.joined if article.title else None))
        rows += [(part.level, part.marker.text, part.marker.scheme, part.marker.form, part.title) for part in article.walk()]
    return rows


def loaded(data: bytes, suffix: str) -> Document:
    """The document of a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"made{suffix}"
        path.write_bytes(data)
        return speechparse.load(path)


def assert_agrees(text: str, suffix: str, marked: bool) -> None:
    """The file made from a text, its headings marked as such or not, has the tree of the text."""
    data = made.MAKERS[suffix](text, made.headings(text) if marked else {})
    assert tree(loaded(data, suffix)) == tree(speechparse.parse(text))


@in_every_format()
@with_headings()
@given(text=made.speeches())
@settings(max_examples=150)
def test_a_speech(suffix: str, marked: bool, text: str) -> None:
    assert_agrees(text, suffix, marked)


@given(text=made.speeches())
def test_a_speech_has_a_tree_worth_comparing(text: str) -> None:
    title, first, *_rest = tree(speechparse.parse(text))
    assert title == ("article", text.split("\n")[0])
    assert first[0] == 1


@in_every_format()
@with_headings()
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample(suffix: str, marked: bool, sample: Path) -> None:
    assert_agrees(sample.read_text(encoding="utf-8"), suffix, marked)


@pytest.mark.skipif(not TEXTS.is_dir(), reason="SPEECHPARSE_TEXTS names no folder")
@in_every_format()
@with_headings()
def test_real_texts(suffix: str, marked: bool) -> None:
    for path in sorted((TEXTS / "gold").rglob("*.txt")):
        text = speechparse.load(path).source.text
        if not layout.read(Source(text)).wrapped:  # where lines were broken at a fixed width, a line is no paragraph
            assert_agrees(text, suffix, marked)
