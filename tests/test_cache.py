"""What a file holds is known without reading it, and never wrongly."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest

from speechparse import cache


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_folder", lambda: str(tmp_path / "cache"))


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that was written a while ago."""
    path = tmp_path / "data.txt"
    path.write_text("甲", encoding="utf-8")
    monkeypatch.setattr(time, "time", lambda: path.stat().st_ctime + 60)
    return path


def test_a_file_that_is_as_it_was_is_not_read(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = cache.content(str(old))
    summed: list[bytes] = []
    monkeypatch.setattr(cache, "crc32", lambda data, *start: summed.append(bytes(data)) or crc32(data, *start))
    assert cache.content(str(old)) == told
    assert old.read_bytes() not in summed


def test_an_edited_file_is_read(old: Path) -> None:
    """Also where its size is the same, and its time of change was set back."""
    before, state = cache.content(str(old)), old.stat()
    time.sleep(0.02)
    old.write_text("乙", encoding="utf-8")
    os.utime(old, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert old.stat().st_mtime_ns == state.st_mtime_ns
    assert cache.content(str(old)) != before


def test_a_file_put_in_its_place_is_read(old: Path) -> None:
    before, state = cache.content(str(old)), old.stat()
    other = old.with_name("other.txt")
    other.write_text("乙", encoding="utf-8")
    os.utime(other, ns=(state.st_atime_ns, state.st_mtime_ns))
    other.replace(old)
    assert cache.content(str(old)) != before


def test_a_file_written_a_moment_ago_is_always_read(tmp_path: Path) -> None:
    """It may be written again within what its time tells apart."""
    path = tmp_path / "new.txt"
    path.write_text("甲", encoding="utf-8")
    cache.content(str(path))
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: whole[:-9000],
        lambda whole: b"?" + whole[1:],
        lambda whole: whole[:-9] + bytes(9),
        lambda whole: whole[:9000] + bytes(99) + whole[9099:],
        lambda _: b"",
    ],
)
def test_a_damaged_table_is_built_again(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    made = bytes(range(256)) * 100
    assert bytes(cache.mapped("table", b"raw", lambda: made))[: len(made)] == made
    (path,) = (tmp_path / "cache").iterdir()
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    assert bytes(cache.mapped("table", b"raw", lambda: made))[: len(made)] == made
    assert path.read_bytes() == whole
