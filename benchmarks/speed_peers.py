"""Other programs that ``speed.py`` measures on the same bytes, where they are installed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from shutil import which

PYTHON = (sys.executable, "-c")
READ = "import sys; text = open(sys.argv[1], 'rb').read().decode()"
MARKERS = "^[一二三四五六七八九十]+、|^（[一二三四五六七八九十]+）|^[0-9]+[.．、]|[一二三四五六七八九十]是"


@dataclass(frozen=True)
class Peer:
    name: str
    version: str
    command: tuple[str, ...]  # the names of the texts come last


@dataclass(frozen=True)
class Missing:
    name: str
    install: str


Found = dict[str, Peer | Missing]


def peers(zhlint: Path | None) -> Found:
    """All peers, in the order of the table."""
    everyone = (
        Peer("python", sys.version.split()[0], (*PYTHON, READ)),
        _program("ripgrep", ("rg", "-c", MARKERS), "apt-get install ripgrep"),
        _package("autocorrect-py", f"import autocorrect_py; {READ}; autocorrect_py.lint_for(text, 'text')"),
        _program("pandoc", ("pandoc", "-f", "markdown-yaml_metadata_block", "-t", "json"), "apt-get install pandoc"),
        _package("jieba", f"import jieba; {READ}; jieba.lcut(text)"),
        _zhlint(zhlint),
        _program("git", ("git", "diff", "--no-index", "--word-diff"), "apt-get install git"),
    )
    return {each.name: each for each in everyone}


def _zhlint(folder: Path | None) -> Peer | Missing:
    package = folder.resolve() / "node_modules" / "zhlint" if folder else Path()
    if not folder or not package.is_dir() or not which("node"):
        return Missing("zhlint", "npm install zhlint in a FOLDER, then --zhlint FOLDER")
    said = json.loads((package / "package.json").read_text(encoding="utf-8"))
    return Peer("zhlint", said["version"], ("node", str(package / "bin" / "index.js")))


def _package(name: str, code: str) -> Peer | Missing:
    try:
        return Peer(name, version(name), (*PYTHON, code))
    except PackageNotFoundError:
        return Missing(name, f"pip install {name}")


def _program(name: str, command: tuple[str, ...], install: str) -> Peer | Missing:
    if not which(command[0]):
        return Missing(name, install)
    said = subprocess.run([command[0], "--version"], capture_output=True, encoding="utf-8", check=False).stdout
    number = re.search(r"[0-9]+(\.[0-9]+)+", said)
    return Peer(name, number[0] if number else "", command)
