"""Which files a call names."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from speechparse.errors import ReadError, SpeechparseError
from speechparse.run.files import Wanted, files, matching


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a.md", "C.TXT", "notes.log", ".hidden.txt", "x/1.txt", "x/y/2.md", "x/y/3.txt", ".git/4.txt", "z/5.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("一、修路\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*paths: str, include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()) -> list[str]:
    lost: list[SpeechparseError] = []
    names = list(files(paths, Wanted(include, exclude), lost.append))
    assert lost == []
    return names


ALL = ["C.TXT", "a.md", "b.txt", "x/1.txt", "x/y/2.md", "x/y/3.txt", "z/5.txt"]


def test_a_directory_is_walked_in_order(folder: Path) -> None:
    assert found(".") == ALL
    assert found("./") == ALL
    assert found("x/") == ["x/1.txt", "x/y/2.md", "x/y/3.txt"]
    assert found(str(folder)) == [str(folder / name) for name in ALL]


def test_what_is_named_is_taken_as_it_is() -> None:
    assert found("-", "no-such-file.pdf", "a://b/c.txt"[:1]) == ["-", "no-such-file.pdf", "a"]


def test_gitignore(folder: Path) -> None:
    (folder / ".gitignore").write_text("*.md\n/z/\n", encoding="utf-8")
    (folder / "x" / ".gitignore").write_text("!2.md\ny/3.txt\n", encoding="utf-8")
    assert found(".") == ["C.TXT", "b.txt", "x/1.txt", "x/y/2.md"]


def test_a_gitignore_with_a_byte_order_mark(folder: Path) -> None:
    (folder / ".gitignore").write_bytes(b"\xef\xbb\xbfa.md\n/z/\n")
    assert found(".") == ["C.TXT", "b.txt", "x/1.txt", "x/y/2.md", "x/y/3.txt"]


@pytest.mark.usefixtures("folder")
def test_exclude() -> None:
    assert found(".", exclude=("y/", "*.md")) == ["C.TXT", "b.txt", "x/1.txt", "z/5.txt"]
    assert found(".", exclude=("*.txt", "!/x/1.txt")) == ["C.TXT", "a.md", "x/1.txt", "x/y/2.md"]
    assert found("x", exclude=("x/",)) == ["x/1.txt", "x/y/2.md", "x/y/3.txt"]  # patterns are relative to the directory named
    assert found("b.txt", exclude=("*.txt",)) == ["b.txt"]


def test_include(folder: Path) -> None:
    assert found(".", include=("*.log", "/x/*.txt")) == ["notes.log", "x/1.txt"]
    assert found(".", include=("*.txt",), exclude=("x/",)) == ["b.txt", "z/5.txt"]
    (folder / ".gitignore").write_text("b.txt\n", encoding="utf-8")
    assert found(".", include=("b.txt",)) == []


def test_links(folder: Path) -> None:
    (folder / "x" / "up").symlink_to(folder)  # a loop
    (folder / "x" / "link.txt").symlink_to(folder / "b.txt")
    (folder / "x" / "gone.txt").symlink_to(folder / "nothing")
    (folder / "x" / "self.txt").symlink_to("self.txt")
    os.mkfifo(folder / "x" / "pipe.txt")  # reading it would never end
    (folder / "x" / "folder.txt").mkdir()
    assert found("x") == ["x/1.txt", "x/gone.txt", "x/link.txt", "x/self.txt", "x/y/2.md", "x/y/3.txt"]


@pytest.mark.usefixtures("folder")
def test_a_folder_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def scandir(path: str) -> object:
        if path == "x/":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setenv("LANGUAGE", "en")
    lost: list[SpeechparseError] = []
    assert list(files((".",), Wanted(), lost.append)) == ["C.TXT", "a.md", "b.txt", "z/5.txt"]
    assert [str(error) for error in lost] == ["x/: cannot be read: Permission denied"]


def test_a_wrong_pattern() -> None:
    with pytest.raises(ReadError):
        matching(["!"])
    done = subprocess.run([sys.executable, "-m", "speechparse", "outline", "--exclude", "!", "."], capture_output=True, check=False)
    assert done.returncode == 2
    assert b"--exclude: " in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_gitignore_with_a_wrong_line(folder: Path) -> None:
    (folder / ".gitignore").write_text("!\n", encoding="utf-8")
    lost: list[SpeechparseError] = []
    assert list(files((".",), Wanted(), lost.append)) == ALL
    assert [str(error).partition(":")[0] for error in lost] == [".gitignore"]
