"""Asks git what changed in files since a revision."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from speechparse.errors import RepositoryError
from speechparse.messages import _, reason

_HUNK = re.compile(rb"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")


class Hunk(NamedTuple):
    r"""One change, in lines as git counts them: they end at \n alone.

    Attributes:
        first: the first changed line, from 1; where lines were only taken out, the line before them (0: the beginning).
        lines: how many; 0 where lines were only taken out.
    """

    first: int
    lines: int


@dataclass(frozen=True)
class Revision:
    """A revision of a repository, to compare the files of the working tree with.

    Attributes:
        root: the working tree.
        commit: the commit's hash.
    """

    root: Path
    commit: str

    def hunks(self, file: str) -> tuple[Hunk, ...] | None:
        """Return what changed in a file; None if all of it is new (git does not track it, or takes it for binary)."""
        name = Path(os.path.relpath(Path(file).resolve(), self.root)).as_posix()
        if name not in self._tracked:
            return None
        if name not in self._changed:
            return ()
        # With both names git sees a renamed file as one.
        names = dict.fromkeys((*self._changed[name], name))
        options = ("--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv", "--find-renames")
        out = _git(self.root, "diff", *options, self.commit, "--", *(f":(top,literal){each}" for each in names))
        if any(line.startswith(b"Binary files ") for line in out.splitlines()):
            return None
        found = [_HUNK.match(line) for line in out.split(b"\n")]
        return tuple(Hunk(int(hunk[1]), int(hunk[2] if hunk[2] is not None else 1)) for hunk in found if hunk)

    @cached_property
    def _tracked(self) -> frozenset[str]:
        return frozenset(_names(_git(self.root, "ls-files", "-z", "--full-name")))

    @cached_property
    def _changed(self) -> dict[str, tuple[str, ...]]:
        """Return the changed files, each with its former names."""
        fields = iter(_names(_git(self.root, "diff", "--name-status", "-z", "--find-renames", "--no-ext-diff", self.commit)))
        changed: dict[str, tuple[str, ...]] = {}
        for status in fields:
            name = next(fields)
            if status[0] in "RC":
                changed[next(fields)] = (name,)
            else:
                changed[name] = ()
        return changed


class Repositories:
    """The repositories of files, each asked once."""

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self._of_folder: dict[Path, Revision] = {}
        self._of_root: dict[Path, Revision] = {}

    def __reduce__(self) -> tuple[type[Repositories], tuple[str]]:
        """Workers ask git themselves."""
        return Repositories, (self.revision,)

    def of(self, file: str) -> Revision:
        """Return the revision in the repository of a file.

        Raises:
            RepositoryError: there is no git, no repository, or no such revision.
        """
        folder = Path(file).resolve().parent
        if folder not in self._of_folder:
            root = Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\r\n")))
            if root not in self._of_root:
                self._of_root[root] = Revision(root, self._commit(root))
            self._of_folder[folder] = self._of_root[root]
        return self._of_folder[folder]

    def _commit(self, root: Path) -> str:
        try:
            found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{self.revision}^{{commit}}")
        except RepositoryError as error:
            message = _("{path}: git knows no revision {revision!r}; give a commit, a branch or a tag")
            raise RepositoryError(message.format(path=root, revision=self.revision)) from error
        return found.decode("ascii").split()[-1]


def _names(out: bytes) -> list[str]:
    return [os.fsdecode(name) for name in out.split(b"\0")[:-1]]


def _git(folder: Path, *arguments: str) -> bytes:
    """Return the output of a git command."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    except FileNotFoundError as error:
        raise RepositoryError(_("--since needs git, which is not there")) from error
    except OSError as error:
        raise RepositoryError(_("{path}: git cannot be run: {reason}").format(path=folder, reason=reason(error))) from error
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().split("\n")[0].removeprefix("fatal: ")
        raise RepositoryError(_("{path}: git says: {reason}").format(path=folder, reason=told))
    return done.stdout
