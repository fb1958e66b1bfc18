"""Bring the manuals in ``docs/`` up to date with the rules: ``python tests/update_rules.py``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {
    "en": ("rules.md", "# Rules\n\n[中文](rules.zh-CN.md) · [Checking drafts](check.md)\n"),
    "zh": ("rules.zh-CN.md", "# 规则手册\n\n[English](rules.md) · [检查稿件](check.zh-CN.md)\n"),
}


def page(language: str) -> str:
    """The page of a language: what ``speechparse explain --all --format markdown`` prints, below a heading."""
    call = [sys.executable, "-m", "speechparse", "--lang", language, "explain", "--all", "--format", "markdown"]
    done = subprocess.run(call, capture_output=True, check=True, env=os.environ | {"PYTHONUTF8": "1"})
    return PAGES[language][1] + "\n" + done.stdout.decode("utf-8")


def main() -> None:
    for language, (name, _) in PAGES.items():
        (DOCS / name).write_text(page(language), encoding="utf-8")


if __name__ == "__main__":
    main()
