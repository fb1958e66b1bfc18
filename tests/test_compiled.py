"""Kept expressions are those that ``re.compile`` makes; what cannot be kept or is damaged is compiled."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from speechparse import cache, compiled

PATTERNS = (
    ("", 0),
    ("一", 0),
    (r"(?P<number>[一二三四五六七八九十百千零〇\u3400-\u4dbf\u4e00-\u9fff]{1,7})、(?P<rest>.*)", re.DOTALL),
    (r"(?<![0-9])(第)?(?P<n>\d{1,3})(?(1)章|[.．])", 0),
    ("(?i)a|b|ﬁ|ſ", re.MULTILINE),
    ("[IVX]+(?=、)", re.IGNORECASE | re.VERBOSE),
    (r"\b(\w+)\s\1\b", re.ASCII),
    ("(?:ab){2,}?c*+(?>d|e)", 0),
)
TEXTS = ("一二、提高\n认识", "第3章", "12．", "A b ſ ﬁ", "iv、", "the the", "ababcccd", "")


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Nothing is kept yet, and what is kept does not outlive the test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(compiled, "_used", {})
    compiled._table.cache_clear()
    yield tmp_path / "speechparse"
    compiled._table.cache_clear()


def next_start(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled._save()
    monkeypatch.setattr(compiled, "_used", {})
    compiled._table.cache_clear()


def same(one: re.Pattern[str], other: re.Pattern[str]) -> bool:
    """Two expressions say of themselves, and find, the same."""
    assert (one.pattern, one.flags, one.groups, one.groupindex) == (other.pattern, other.flags, other.groups, other.groupindex)
    return one == other and all(
        [(found.span(), found.groupdict(), found.lastgroup) for found in one.finditer(text)]
        == [(found.span(), found.groupdict(), found.lastgroup) for found in other.finditer(text)]
        for text in TEXTS
    )


def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Fills with the patterns whose code is made from now on."""
    made: list[str] = []
    code = compiled._code
    monkeypatch.setattr(compiled, "_code", lambda text, flags: made.append(text) or code(text, flags))
    return made


def test_what_is_kept_is_what_re_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    made = compilations(monkeypatch)
    for start in range(3):
        assert all(same(compiled.pattern(text, flags), re.compile(text, flags)) for text, flags in PATTERNS)
        assert len(made) == len(PATTERNS), start
        next_start(monkeypatch)


def test_what_is_no_expression_is_told() -> None:
    with pytest.raises(re.error):
        compiled.pattern("(一")
    compiled._save()


@pytest.mark.parametrize("damage", [b"", b"\0\0\0\0", b"nonsense" * 100])
def test_what_is_damaged_is_made_anew(own_cache: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes) -> None:
    compiled.pattern("一")
    next_start(monkeypatch)
    (path,) = own_cache.iterdir()
    whole = path.read_bytes()
    path.write_bytes(damage)
    assert compiled.pattern("一").match("一")
    next_start(monkeypatch)
    assert path.read_bytes() == whole


@pytest.mark.parametrize("table", [["no table"], {("一", 0): "no code"}, {("一", 0): (32, b"\xff" * 400, 0, {}, (None,))}, {("一", 0): ()}])
def test_code_that_does_not_hold_is_not_run(monkeypatch: pytest.MonkeyPatch, table: object) -> None:
    cache.keep(compiled._name, compiled._VERSION, table)
    assert compiled.pattern("一").match("一")
    next_start(monkeypatch)


def test_without_the_private_parts_patterns_are_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "_sre", None)
    assert all(same(compiled.pattern(text, flags), re.compile(text, flags)) for text, flags in PATTERNS)


def test_what_another_start_kept_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled.pattern("一")
    next_start(monkeypatch)
    compiled.pattern("二")
    cache.keep(compiled._name, compiled._VERSION, {("三", 0): compiled._code("三", 0)})
    next_start(monkeypatch)
    assert {text for text, _flags in compiled._table()} == {"二", "三"}


def test_the_table_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled.pattern("[一三五七九]|" * 50)
    next_start(monkeypatch)
    monkeypatch.setattr(compiled, "_MOST", 1000)
    compiled.pattern("二")
    next_start(monkeypatch)
    assert [text for text, _flags in compiled._table()] == ["二"]


def test_many_first_starts_at_once(tmp_path: Path) -> None:
    """Each prints the same, whoever keeps what; and so does a later one."""
    (tmp_path / "a.txt").write_text("一、提高认识\n（一）学习\n二、狠抓落实\n", encoding="utf-8")
    call = [sys.executable, "-m", "speechparse", "outline", str(tmp_path / "a.txt")]
    env = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(Path(compiled.__file__).parent.parent)}
    starts = [subprocess.Popen(call, env=env, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    printed = {start.communicate() for start in starts}
    printed.add((subprocess.run(call, env=env, cwd=tmp_path, capture_output=True, check=True).stdout, b""))
    assert printed == {("-\n  一、提高认识\n    （一）学习\n  二、狠抓落实\n".encode(), b"")}
    assert not [path for path in (tmp_path / "cache" / "speechparse").iterdir() if path.suffix]  # no unfinished file is left


def test_where_nothing_can_be_kept_all_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "a.txt").write_text("一、提高认识\n", encoding="utf-8")
    call = [sys.executable, "-m", "speechparse", "outline", str(tmp_path / "a.txt")]
    for home in (str(tmp_path / "file"), "relative"):
        env = os.environ | {"XDG_CACHE_HOME": home, "PYTHONPATH": str(Path(compiled.__file__).parent.parent)}
        done = subprocess.run(call, env=env, cwd=tmp_path, capture_output=True, check=True)
        assert (done.stdout, done.stderr) == ("-\n  一、提高认识\n".encode(), b"")
