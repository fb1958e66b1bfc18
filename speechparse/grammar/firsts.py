"""The characters that a match can begin with, so that a text is examined only where one of them occurs.

``re`` knows them when it compiles a pattern, but uses them only where the pattern begins plainly. Its parser is not public:
where it is missing or says something new, nothing is known of a pattern, and every place is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from speechparse import compiled

_ANY = r"[\s\S]"


class _AnyCharacterError(Exception):
    """The pattern can begin with characters that cannot be listed."""


def firsts(patterns: Iterable[str]) -> str:
    """Return a character class ([…]) of all characters that a match of the patterns can begin with; any character if unknown."""
    each = tuple(patterns)
    return compiled.derived("firsts", "\0".join(each), lambda: _class(each))


def _class(patterns: Iterable[str]) -> str:
    found: set[str] = set()
    try:
        parse = import_module("re._parser").parse
        for pattern in patterns:
            pieces, empty = _begins(parse(pattern))
            if empty:
                return _ANY
            found |= pieces
    except (_AnyCharacterError, ImportError, AttributeError):
        return _ANY
    return f"[{''.join(sorted(found))}]" if found else "[^\\s\\S]"


def _begins(tokens: Iterable[Any]) -> tuple[set[str], bool]:
    """Return the pieces of the class, and whether the tokens can match the empty text."""
    found: set[str] = set()
    for op, value in tokens:
        pieces, empty = _token(str(op), value)
        found |= pieces
        if not empty:
            return found, False
    return found, True


def _token(op: str, value: Any) -> tuple[set[str], bool]:
    if op in ("ASSERT", "ASSERT_NOT", "AT"):
        return set(), True  # looks, and takes nothing
    if op == "LITERAL":
        return {_escaped(value)}, False
    if op == "IN":
        return {_member(str(kind), member) for kind, member in value}, False
    if op == "SUBPATTERN":
        return _begins(value[-1])
    if op == "BRANCH":
        branches = [_begins(branch) for branch in value[1]]
        return set().union(*(pieces for pieces, _ in branches)), any(empty for _, empty in branches)
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, _most, repeated = value
        pieces, empty = _begins(repeated)
        return pieces, empty or least == 0
    raise _AnyCharacterError


def _member(kind: str, member: Any) -> str:
    if kind == "LITERAL":
        return _escaped(member)
    if kind == "RANGE":
        return f"{_escaped(member[0])}-{_escaped(member[1])}"
    if str(member) in _CATEGORIES:
        return _CATEGORIES[str(member)]
    raise _AnyCharacterError


def _escaped(code: int) -> str:
    return re.escape(chr(code))


_CATEGORIES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w"}
