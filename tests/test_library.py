"""The package as a library: its names, their types, and what an import of it loads."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pickle
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import get_type_hints

import pytest

import speechparse
from speechparse import errors, grammar
from speechparse.analysis import dictionary
from speechparse.check import check
from speechparse.stats.data import data
from speechparse.stats.lexis import lexis
from speechparse.stats.measure import measure

ROOT = Path(__file__).parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))


def printed(code: str) -> str:
    """What a fresh interpreter prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout


@pytest.mark.parametrize("name", speechparse.__all__)
def test_every_name_is_there(name: str) -> None:
    value = getattr(speechparse, name)
    assert name in dir(speechparse)
    assert name == "__version__" or inspect.getdoc(value)


def test_all_names_at_once_in_a_fresh_interpreter() -> None:
    assert printed("from speechparse import *; print(Document.__name__, load.__name__)") == "Document load\n"


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="'speechparse' has no attribute 'section'"):
        speechparse.section  # type: ignore[attr-defined]  # noqa: B018


def test_errors_need_no_import_of_their_own() -> None:
    assert printed("import speechparse; print(speechparse.errors.ConfigError.__name__)") == "ConfigError\n"
    assert speechparse.ReadError is errors.ReadError


def test_the_import_loads_no_parser() -> None:
    code = "import sys, speechparse; print(*sorted(name for name in sys.modules if name.startswith('speechparse')))"
    assert printed(code).split() == ["speechparse", "speechparse.errors", "speechparse.version"]


def test_annotations_can_be_evaluated() -> None:
    assert get_type_hints(speechparse.parse) == {"text": str, "grammar": str, "return": speechparse.Document}
    assert get_type_hints(speechparse.load)["return"] is speechparse.Document
    for value in (speechparse.Document, speechparse.Section, speechparse.Article, speechparse.Marker, speechparse.Source):
        assert get_type_hints(value)


def test_a_path_object_is_a_path() -> None:
    assert speechparse.load(SAMPLES[0]).source.text == speechparse.load(str(SAMPLES[0])).source.text


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_document_is_sent_and_comes_back_the_same(path: Path) -> None:
    """Through pickle, as between processes."""
    document = speechparse.load(path)
    sent = pickle.loads(pickle.dumps(document))
    assert sent == document
    assert list(sent.leaves()) == list(document.leaves())


def test_threads_give_what_one_gives() -> None:
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(_everything, SAMPLES * 2)) == [_everything(path) for path in SAMPLES] * 2


def _everything(path: Path) -> object:
    """The figures and findings of a file."""
    document = speechparse.load(path)
    rules = grammar.load(document.grammar)
    found = [(finding.rule.id, finding.span) for finding in check(document, rules)]
    return data(document, measure(document, rules, lexis()), 200), found


def test_two_threads_import_jieba(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other one is done first, and no longer bars what jieba is imported without."""
    monkeypatch.setattr(importlib, "import_module", lambda _name: sys.modules.pop("pkg_resources", None))
    monkeypatch.delitem(sys.modules, "pkg_resources", raising=False)
    dictionary.jieba()


@pytest.mark.parametrize("name", ["library.md", "library.zh-CN.md"])
def test_the_examples_of_the_manual(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(ROOT / "docs" / name), module_relative=False, encoding="utf-8")
    assert tried > 20
    assert failed == 0


def test_both_manuals_have_the_same_examples() -> None:
    english, chinese = ((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("library.md", "library.zh-CN.md"))
    assert re.findall(r"^(?:>>>|\.\.\.) [^#\n]*", english, re.MULTILINE) == re.findall(r"^(?:>>>|\.\.\.) [^#\n]*", chinese, re.MULTILINE)
