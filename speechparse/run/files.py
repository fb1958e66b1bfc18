"""Finds the files that a call names; directories are walked in a stable order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from speechparse.errors import ReadError, SpeechparseError
from speechparse.frozen import Frozen
from speechparse.messages import _, reason
from speechparse.readers import is_address, suffixes

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_HIDDEN = (".", "~$")  # how the names of hidden files begin, and those by which Word locks an open file

Ignored = tuple[tuple[str, "GitIgnoreSpec"], ...]
"""The rules of .gitignore files, each with its folder relative to the directory named, the innermost last."""


class Wanted(Frozen):
    """Which files of a directory are taken, by patterns as in a .gitignore, relative to the directory named.

    Attributes:
        include: only files that match are taken, whatever their endings; () for those of the formats that
            can be read here (``readers.suffixes``).
        exclude: files and folders that match are left out.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def takes(self, name: str) -> bool:
        """Whether a file is taken, by its path relative to the directory named."""
        return matching(self.include).match_file(name) if self.include else name.lower().endswith(suffixes())

    def skips(self, name: str) -> bool:
        """Whether a file, or a folder (with a slash at its end), is left out."""
        return bool(self.exclude) and matching(self.exclude).match_file(name)


def matching(patterns: Iterable[str]) -> GitIgnoreSpec:
    """Compile the lines of a .gitignore.

    Raises:
        ReadError: a line is no pattern.
    """
    return _spec(tuple(patterns))


@cache
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    import pathspec

    try:
        return pathspec.GitIgnoreSpec.from_lines(patterns)
    except ValueError as error:
        raise ReadError(str(error)) from error


def files(paths: Iterable[str], wanted: Wanted, lost: Callable[[SpeechparseError], None]) -> Iterator[str]:
    """Yield the files that paths name, in order: a file and "-" as they are, a directory walked.

    Of a directory the files that are wanted are taken, sorted by path; hidden ones and those that a ``.gitignore`` leaves out are
    not, and links to folders are not followed. Of an address the same, without ``.gitignore``.

    Args:
        paths: the paths.
        wanted: which files of directories.
        lost: called with the error of a directory that cannot be read; the others are still walked.
    """
    for path in paths:
        if is_address(path):
            yield from _listed(path, wanted, lost)
        elif path != "-" and os.path.isdir(path):
            from pathlib import Path

            top = str(Path(path))  # as the folder is written elsewhere: without ./ before it or a slash behind
            yield from _walk("" if top == "." else os.path.join(top, ""), "", (), wanted, lost)
        else:
            yield path


def _listed(path: str, wanted: Wanted, lost: Callable[[SpeechparseError], None]) -> Iterator[str]:
    """Yield the files that an address names."""
    from speechparse.readers.remote import listed

    try:
        found = listed(path)
    except SpeechparseError as error:
        lost(error)
        return
    for name, address in found:
        hidden = any(part.startswith(".") for part in name.split("/"))
        if not name or (wanted.takes(name) and not hidden and not _is_skipped(name, wanted)):
            yield address


def _is_skipped(name: str, wanted: Wanted) -> bool:
    """Whether a file of a listing, or a folder that it is in, is left out."""
    return wanted.skips(name) or any(wanted.skips(name[: n + 1]) for n, char in enumerate(name) if char == "/")


def _walk(top: str, inner: str, ignored: Ignored, wanted: Wanted, lost: Callable[[SpeechparseError], None]) -> Iterator[str]:
    """Yield the files of a folder.

    Args:
        top: the directory named, with a slash at its end; "" for the current one.
        inner: the folder, relative to it, with a slash at its end; "" for itself.
        ignored: the rules of the folders above.
        wanted: which files are taken.
        lost: called with the error of a folder or a .gitignore that cannot be read.
    """
    try:
        with os.scandir(top + inner or ".") as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        lost(_unreadable(top + inner or ".", error))
        return
    if any(entry.name == ".gitignore" for entry in entries):
        ignored = (*ignored, *_rules(top, inner, lost))
    for entry in entries:
        is_folder = entry.is_dir(follow_symlinks=False)
        name = inner + entry.name + "/" * is_folder
        if entry.name.startswith(_HIDDEN) or wanted.skips(name) or _left_out(name, ignored):
            continue
        if is_folder:
            yield from _walk(top, name, ignored, wanted, lost)
        elif wanted.takes(name) and _is_file(entry):
            yield top + name


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is an ordinary file, or a dangling link (reading it reports that); a pipe would never end."""
    try:
        return entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path))
    except OSError:  # a loop of links
        return True


def _rules(top: str, inner: str, lost: Callable[[SpeechparseError], None]) -> Ignored:
    path = f"{top}{inner}.gitignore"
    try:
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            return ((inner, matching(file.read().split("\n"))),)
    except IsADirectoryError:
        pass
    except OSError as error:
        lost(_unreadable(path, error))
    except ReadError as error:
        lost(ReadError(f"{path}: {error}"))
    return ()


def _unreadable(path: str, error: OSError) -> ReadError:
    return ReadError(_("{path}: cannot be read: {reason}").format(path=path, reason=reason(error)))


def _left_out(name: str, ignored: Ignored) -> bool:
    for folder, rules in reversed(ignored):
        decided = rules.check_file(name[len(folder) :]).include
        if decided is not None:
            return decided
    return False
