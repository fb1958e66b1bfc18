"""Bring the examples in the manuals up to date with what the program prints: ``python tests/update_shown.py``.

A block behind ``<!-- file: NAME -->`` is a file; one behind ``<!-- shown: COMMAND -->`` is all that the command prints when it runs
beside these files, one behind ``<!-- begins: COMMAND -->`` its first lines. What stands between ``<!-- printed: COMMAND -->`` and
``<!-- end -->`` is Markdown that the command prints.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
_PRINTED = re.compile(r"(<!-- printed: ([^\n]+) -->\n).*?(<!-- end -->)", flags=re.DOTALL)
_BLOCK = re.compile(r"(<!-- (file|shown|begins): ([^\n]+) -->\n```\w*\n)(.*?)(^```$)", flags=re.DOTALL | re.MULTILINE)
PAGES = sorted(
    page
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    if re.search("<!-- (?:shown|printed): ", page.read_text(encoding="utf-8"))
)


def refreshed(page: Path) -> str:
    """The text of a page with what its commands print now."""
    language = "zh" if page.stem.endswith(".zh-CN") else "en"
    with tempfile.TemporaryDirectory() as folder:

        def block(found: re.Match[str]) -> str:
            lead, kind, name, body, end = found.groups()
            if kind == "file":
                (Path(folder) / name).write_text(body, encoding="utf-8")
            else:
                lines = _printed(name, Path(folder), language).splitlines(keepends=True)
                body = "".join(lines[: body.count("\n")] if kind == "begins" else lines)
            return lead + body + end

        def markdown(found: re.Match[str]) -> str:
            lead, command, end = found.groups()
            return f"{lead}\n{_printed(command, Path(folder), language)}\n{end}"

        return _PRINTED.sub(markdown, _BLOCK.sub(block, page.read_text(encoding="utf-8")))


def _printed(command: str, folder: Path, language: str) -> str:
    program, *arguments = shlex.split(command)
    assert program == "speechparse"
    env = os.environ | {"PYTHONUTF8": "1", "SPEECHPARSE_LANG": language, "COLUMNS": "80"}
    call = [sys.executable, "-m", "speechparse", *arguments]
    return subprocess.run(call, cwd=folder, env=env, capture_output=True, check=False).stdout.decode("utf-8")


def main() -> None:
    for page in PAGES:
        page.write_text(refreshed(page), encoding="utf-8")


if __name__ == "__main__":
    main()
