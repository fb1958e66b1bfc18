"""Many files: which files a call names, directories walked in a stable order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".txt", ".md", ".docx")


def files(paths: tuple[str, ...]) -> Iterator[str]:
    """The files that paths name, in order: a file and "-" as they are, a directory walked.

    Of a directory the text files (``SUFFIXES``) are taken, sorted by path; hidden ones and those that a
    ``.gitignore`` leaves out are not.
    """
    for path in paths:
        if path != "-" and os.path.isdir(path):
            from pathlib import Path

            yield from (str(found) for found in _walk(Path(path), ()))
        else:
            yield path


def _walk(folder: Path, ignored: tuple[tuple[Path, object], ...]) -> Iterator[Path]:
    import pathspec

    rules = folder / ".gitignore"
    if rules.is_file():
        lines = rules.read_text(encoding="utf-8", errors="replace").splitlines()
        ignored = (*ignored, (folder, pathspec.GitIgnoreSpec.from_lines(lines)))
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith(".") or _left_out(entry, ignored):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry, ignored)
        elif entry.suffix.lower() in SUFFIXES and entry.is_file():
            yield entry


def _left_out(entry: Path, ignored: tuple[tuple[Path, object], ...]) -> bool:
    import pathspec

    for folder, rules in reversed(ignored):
        assert isinstance(rules, pathspec.GitIgnoreSpec)
        name = entry.relative_to(folder).as_posix() + ("/" if entry.is_dir() else "")
        decided = rules.check_file(name).include
        if decided is not None:
            return decided
    return False
