"""Files are written whole or not at all, as they were but for the text; the diff says what would be written."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from speechparse.check.write import diff, write
from speechparse.errors import WriteError
from speechparse.readers import read
from speechparse.source import Source


def _written(path: Path, text: str = "一、修路\n二、架桥\n") -> tuple[Source, Source]:
    """A file, its source, and what is to be written."""
    path.write_text(text, encoding="utf-8", newline="")
    before = read(str(path))
    return before, replace(before, text=before.text.replace("、", "，"))


def test_the_file_is_written(tmp_path: Path) -> None:
    before, after = _written(tmp_path / "a.txt")
    write(before, after)
    assert (tmp_path / "a.txt").read_bytes() == "一，修路\n二，架桥\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_nothing_to_write_leaves_the_file_alone(tmp_path: Path) -> None:
    before, _ = _written(tmp_path / "a.txt")
    found = (tmp_path / "a.txt").stat()
    write(before, before)
    assert (tmp_path / "a.txt").stat() == found


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o640, 0o755, 0o666])
def test_permissions_are_kept(tmp_path: Path, mode: int) -> None:
    before, after = _written(tmp_path / "a.txt")
    (tmp_path / "a.txt").chmod(mode)
    found = (tmp_path / "a.txt").stat()
    write(before, after)
    now = (tmp_path / "a.txt").stat()
    assert (stat.S_IMODE(now.st_mode), now.st_uid, now.st_gid) == (mode, found.st_uid, found.st_gid)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    target = tmp_path / "deep" / "a.txt"
    _written(target)
    link = tmp_path / "link.txt"
    link.symlink_to("deep/a.txt")
    before = read(str(link))
    write(before, replace(before, text="一，修路\n"))
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "一，修路\n"
    assert [path.name for path in target.parent.iterdir()] == ["a.txt"]


def test_encoding_mark_and_line_ends_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xff\xfe" + "一、修路\r\n二、架桥\r\n".encode("utf-16-le"))
    before = read(str(path))
    write(before, replace(before, text=before.text.replace("、", "，")))
    assert path.read_bytes() == b"\xff\xfe" + "一，修路\r\n二，架桥\r\n".encode("utf-16-le")


def _refused(before: Source, after: Source, word: str) -> None:
    with pytest.raises(WriteError) as told:
        write(before, after)
    assert word in str(told.value)
    assert str(told.value).startswith(before.path)
    assert "\n" not in str(told.value)


def test_a_file_that_has_changed_is_not_written(tmp_path: Path) -> None:
    before, after = _written(tmp_path / "a.txt")
    (tmp_path / "a.txt").write_text("别人改过了\n", encoding="utf-8")
    _refused(before, after, "changed")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "别人改过了\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_file_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    before, after = _written(tmp_path / "a.txt")
    (tmp_path / "a.txt").unlink()
    _refused(before, after, "No such file")
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_file_is_not_written(tmp_path: Path) -> None:
    before, after = _written(tmp_path / "a.txt")
    (tmp_path / "a.txt").chmod(0o444)
    _refused(before, after, "read-only")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    before, after = _written(tmp_path / "deep" / "a.txt")
    (tmp_path / "deep").chmod(0o555)
    try:
        _refused(before, after, "Permission denied")
    finally:
        (tmp_path / "deep").chmod(0o755)


def test_what_is_no_ordinary_file_is_not_written(tmp_path: Path) -> None:
    before, after = _written(tmp_path / "a.txt")
    (tmp_path / "a.txt").unlink()
    os.mkfifo(tmp_path / "a.txt")
    _refused(before, after, "no ordinary file")


def test_a_loop_of_links(tmp_path: Path) -> None:
    before, after = _written(tmp_path / "a.txt")
    (tmp_path / "a.txt").unlink()
    (tmp_path / "a.txt").symlink_to("a.txt")
    _refused(before, after, "cannot be written")


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = _written(tmp_path / "a.txt")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        if step == "write":
            patch.setattr(os, "fdopen", full)
        elif step == "fsync":
            patch.setattr(os, "fsync", full)
        else:
            patch.setattr(Path, "replace", full)
        _refused(before, after, "No space left")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == before.text
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_character_that_the_encoding_lacks(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("各位鄉親".encode("big5"))
    before = read(str(path), "big5")
    _refused(before, replace(before, text="\ue000"), "big5")
    assert path.read_bytes() == "各位鄉親".encode("big5")


# ---- the diff ------------------------------------------------------------------------------------------------------


def _diff(before: str, after: str) -> list[str]:
    return list(diff(Source(before, "a.txt"), Source(after, "a.txt")))


def test_the_diff() -> None:
    assert _diff("一\n二\n三\n", "一\n二是\n三\n") == ["--- a.txt", "+++ a.txt", "@@ -1,3 +1,3 @@", " 一", "-二", "+二是", " 三"]


def test_no_difference_gives_no_diff() -> None:
    assert _diff("一\n", "一\n") == []


def test_no_line_end_at_the_end_is_said() -> None:
    said = "\\ No newline at end of file"
    assert _diff("一\n二", "一\n二是")[3:] == [" 一", "-二", said, "+二是", said]
    assert _diff("一\n二", "一\n二\n")[3:] == [" 一", "-二", said, "+二"]


def test_the_line_ends_of_the_diff() -> None:
    assert _diff("一\r\n二\r\n", "一\r\n二是\r\n")[3:] == [" 一\r", "-二\r", "+二是\r"]
    assert _diff("一\r二\r", "一\r二是\r")[3:] == [" 一", "-二", "+二是"]
    assert _diff("一\u2028二\x0c三\n", "一\u2028二\x0c四\n")[3:] == ["-一\u2028二\x0c三", "+一\u2028二\x0c四"]
