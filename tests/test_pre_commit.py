"""The hooks for pre-commit: run by the real program, with the speechparse that is installed (a new environment needs a network)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

HOOKS = Path(__file__).parent.parent / ".pre-commit-hooks.yaml"
DRAFT = """在云湖市务虚会上的讲话
同志们：
一、提高认识
(一)看清形势。形势喜人。
（二）看清任务。任务逼人。
三、狠抓落实
落实要快。
谢谢大家！
"""

pytestmark = pytest.mark.skipif(not shutil.which("git") or not shutil.which("pre-commit"), reason="needs git and pre-commit")


def _call(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "PRE_COMMIT"))}
    env |= {"PRE_COMMIT_HOME": str(folder / ".git" / "cache"), "SPEECHPARSE_LANG": "en", "GIT_CONFIG_GLOBAL": os.devnull}
    env["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{env['PATH']}"
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of drafts that uses the hooks, as if they were its own: nothing is installed."""
    hooks = [
        {**hook, "language": "system", "args": ["--select", "NUM001,NUM007"]} for hook in yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    ]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "program.py").write_text("# 一、\n# 三、\n", encoding="utf-8")
    assert _call(tmp_path, "git", "init", "-q").returncode == 0
    assert _call(tmp_path, "git", "add", ".").returncode == 0
    return tmp_path


def test_the_hooks_are_valid(tmp_path: Path) -> None:
    done = _call(tmp_path, "pre-commit", "validate-manifest", str(HOOKS))
    assert done.returncode == 0, done.stdout


def test_check(repository: Path) -> None:
    done = _call(repository, "pre-commit", "run", "speechparse-check", "--all-files")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "- hook id: speechparse-check\n- exit code: 1\n" in done.stdout
    assert "draft.txt:4:1: warning NUM007 " in done.stdout
    assert "draft.txt:6:1: error NUM001 " in done.stdout
    assert "program.py" not in done.stdout
    assert (repository / "draft.txt").read_text(encoding="utf-8") == DRAFT


def test_check_of_good_texts(repository: Path) -> None:
    (repository / "draft.txt").write_text(DRAFT.replace("(一)", "（一）").replace("三、", "二、"), encoding="utf-8")
    done = _call(repository, "pre-commit", "run", "speechparse-check", "--all-files")
    assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout + done.stderr


def test_fix(repository: Path) -> None:
    done = _call(repository, "pre-commit", "run", "speechparse-fix", "--all-files")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "- files were modified by this hook\n" in done.stdout
    assert (repository / "draft.txt").read_text(encoding="utf-8") == DRAFT.replace("(一)", "（一）")
