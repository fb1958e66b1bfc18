"""A user's grammar: built from its files, and kept for the next start as long as none of them changes."""

from __future__ import annotations

import os

from speechparse.cache import checksum, keep, kept
from speechparse.errors import GrammarError
from speechparse.grammar import library, plain
from speechparse.grammar.model import Grammar
from speechparse.messages import _, reason

_loaded: dict[tuple[str, str], tuple[dict[str, int | None], Grammar]] = {}


def load(name: str) -> Grammar:
    """Return the grammar in a file.

    Raises:
        GrammarError: there is no such file, or it is wrong; the text names file and line.
    """
    try:
        path = os.path.realpath(name)
    except OSError as error:  # the working folder was deleted
        raise GrammarError(_("{path}: cannot be read: {reason}").format(path=name, reason=reason(error))) from error
    if (name, path) not in _loaded or not _hold(_loaded[name, path][0]):
        _loaded[name, path] = _read(name, path)
    return _loaded[name, path][1]


def _read(name: str, path: str) -> tuple[dict[str, int | None], Grammar]:
    """The grammar in a file, with the checksums of the files that it is made of."""
    which = "\0".join((name, path, library.folder())).encode() + library.code()
    sums, raw = kept("grammar", which) or ({}, None)
    if raw is not None and _hold(sums):
        return sums, plain.grammar(raw)
    from speechparse.grammar.files import build

    built = build(name)
    if _hold(built.sums):
        keep("grammar", which, (built.sums, plain.plain(built.grammar)))
    return built.sums, built.grammar


def _hold(sums: dict[str, int | None]) -> bool:
    """Whether the files are unchanged."""
    return all(checksum(path) == before for path, before in sums.items())
