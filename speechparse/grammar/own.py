"""A user's grammar: built from its files, and kept for the next start as long as none of them changes."""

from __future__ import annotations

import os
from functools import cache

from speechparse.cache import checksum, keep, kept
from speechparse.grammar import library, plain
from speechparse.grammar.model import Grammar


@cache
def load(name: str) -> Grammar:
    """Return the grammar in a file.

    Raises:
        GrammarError: there is no such file, or it is wrong; the text names file and line.
    """
    which = "\0".join((name, os.path.realpath(name), library.folder())).encode() + library.code()
    sums, raw = kept("grammar", which) or ({}, None)
    if raw is not None and _hold(sums):
        return plain.grammar(raw)
    from speechparse.grammar.files import build

    built = build(name)
    if _hold(built.sums):
        keep("grammar", which, (built.sums, plain.plain(built.grammar)))
    return built.grammar


def _hold(sums: dict[str, int | None]) -> bool:
    """Whether the files are unchanged."""
    return all(checksum(path) == before for path, before in sums.items())
