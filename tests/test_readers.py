"""Which reader reads a file."""

from __future__ import annotations

import subprocess
import sys

import pytest

from speechparse import readers


def test_suffixes_are_those_that_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {".txt", ".md", ".html", ".htm", ".pdf"} <= set(readers.suffixes())
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.setattr("speechparse.readers.office.program", lambda: None)
    assert {".html", ".pdf", ".doc"}.isdisjoint(readers.suffixes())
    assert readers.suffixes()[:2] == (".txt", ".md")


def test_to_ask_imports_no_library() -> None:
    program = (
        "import sys; from speechparse import readers; readers.suffixes(); print({'lxml', 'trafilatura', 'pypdfium2'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout.strip() == b"set()"
