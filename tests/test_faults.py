"""What surrounds a call is broken: the working folder, standard error, a folder, the home, the user's patience."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-m", "speechparse"]
FLAWED = "一、提高认识\n认识是行动的先导，，不可放松。\n二、狠抓落实\n"


def call(*arguments: str, cwd: Path | None = None, prefix: Sequence[str] = (), **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "SPEECHPARSE_LANG": "en", **environment}
    command = [*prefix, *PROGRAM, *arguments]
    return subprocess.run(command, input=FLAWED, capture_output=True, cwd=cwd, env=env, encoding="utf-8", check=False)


@pytest.mark.skipif(os.name != "posix", reason="a folder in use cannot be deleted")
@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("check", "-"), 1, ""),
        (("outline", "-"), 0, ""),
        (("check", "a.txt"), 2, "a.txt: cannot be read"),
        (("diff", "a.txt", "b.txt"), 2, "a.txt: cannot be read"),
        (("check", "--config", "c.yaml", "-"), 2, "c.yaml: cannot be read"),
        (("outline", "-g", "g.yaml", "-"), 2, "g.yaml: cannot be read"),
    ],
)
def test_the_working_folder_was_deleted(tmp_path: Path, arguments: tuple[str, ...], status: int, said: str) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    done = call(*arguments, cwd=folder, prefix=("sh", "-c", 'rmdir "$PWD" && exec "$@"', "sh"))
    assert done.returncode == status
    assert done.stderr.startswith(f"speechparse: {said}" if said else "")
    assert "mistake" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [("check", "gone.txt"), ("outline", "gone.txt"), ("outline", "--gone"), ("diff", "gone.txt", "-")])
def test_standard_error_is_full(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=full, check=False)
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.skipif(os.name != "posix" or (os.getuid() == 0 and not shutil.which("setpriv")), reason="no folder is closed")
def test_a_folder_that_may_not_be_entered(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    for path in (closed / "a.txt", tmp_path / "b.txt"):
        path.write_text(FLAWED, encoding="utf-8")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b.c"]
    for command in ([*git, "init", "-q"], [*git, "commit", "-q", "--allow-empty", "-m", "x"]):
        subprocess.run(command, cwd=tmp_path, check=True)
    closed.chmod(0)
    prefix = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.getuid() == 0 else []
    told = f"speechparse: {Path('closed', 'a.txt')}: cannot be read: Permission denied"
    try:
        for options in ((), ("--since", "HEAD")):
            done = call("check", *options, "closed/a.txt", "b.txt", cwd=tmp_path, prefix=prefix)
            assert (done.returncode, done.stderr.split("\n")[0]) == (2, told)
            assert "b.txt:2:" in done.stdout
        done = call("diff", "closed/a.txt", "b.txt", cwd=tmp_path, prefix=prefix)
        assert (done.returncode, done.stderr) == (2, f"{told}\n")
    finally:
        closed.chmod(0o700)


def test_a_home_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    home = tmp_path / "none"
    done = call("outline", "-", HOME=str(home), XDG_CACHE_HOME="", LOCALAPPDATA=str(home))
    assert done.returncode == 0
    assert not home.exists() or sys.platform != "linux"


def test_ended_by_the_user_while_it_starts(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt\n", encoding="utf-8")
    done = call("--version", PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
