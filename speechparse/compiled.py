"""Regular expressions, whose compiled code, with what was derived from them, is kept for the next start.

Compiling the patterns of a grammar takes 100 ms, nearly all of it for large sets of Chinese characters; restoring kept code takes 2.
``re`` offers no way to do so (a pickled pattern is compiled anew), so this module, and apart from it only ``grammar.firsts``, uses private
parts of ``re``: those by which ``re.compile`` itself makes the code and hands it to the engine, which verifies it. Where they are missing,
or anything is odd about them or about the kept code, ``re.compile`` is called.

Code is kept by pattern, flags and version of Python; it depends on these alone, so it cannot be out of date.
"""

from __future__ import annotations

import atexit
import re
import sys
from collections.abc import Callable
from functools import cache
from typing import Any, Final

from speechparse.cache import keep, kept

try:
    import _sre  # type: ignore[import-not-found, unused-ignore]
    from re import _compiler, _parser  # type: ignore[attr-defined, unused-ignore]
except ImportError:
    _sre = None

_Key = tuple[str, int | str]  # a pattern and its flags, or what was found out of it
_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]  # flags, code, groups, their numbers, their names

_VERSION = f"{sys.version} {sys.byteorder} {getattr(_sre, 'MAGIC', None)}".encode()
_CELL: Final = "I"  # of the code in memory
_MOST = 4_000_000  # bytes of code; where there is more, only what this run has used is kept

_used: dict[_Key, Any] = {}
_name = "patterns"  # of the table


def use(user: str) -> None:
    """Choose the table of one user (a command), which holds only what that user needs; to be called before the first pattern."""
    global _name
    _name = f"patterns-{user}"


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return the compiled pattern, as ``re.compile`` does.

    Raises:
        re.error: the text is no regular expression.
    """
    try:
        all_flags, code, groups, numbers, names = _found((text, int(flags)), lambda: _code(text, int(flags)))
        made: re.Pattern[str] = _sre.compile(text, all_flags, memoryview(code).cast(_CELL).tolist(), groups, numbers, names)
    except Exception:  # of what is private anything may change; and this tells what is wrong with the text
        return re.compile(text, flags)
    return made


def derived(what: str, text: str, find: Callable[[], str]) -> str:
    """Return a text derived from a pattern, kept under a name; it must depend on the pattern and the version of Python alone."""
    return str(_found((text, what), find))


def _found(key: _Key, make: Callable[[], _Code | str]) -> Any:
    """Return the value kept under a key, or make it now."""
    if key not in _used:
        _used[key] = _table().get(key) or make()
    return _used[key]


@atexit.register
def _save() -> None:
    """Keep what was compiled in this run for later starts (called when the interpreter ends)."""
    if _used.keys() <= _table().keys():
        return
    table = _read() | _used  # read again: another start may have kept something meanwhile
    if sum(len(value if isinstance(value, str) else value[1]) for value in table.values()) > _MOST:
        table = _used
    keep(_name, _VERSION, table)


@cache
def _table() -> dict[_Key, Any]:
    return _read()


def _read() -> dict[_Key, Any]:
    table: Any = kept(_name, _VERSION)
    return table if isinstance(table, dict) else {}


def _code(text: str, flags: int) -> _Code:
    """Compile a pattern to code, as ``re.compile`` does."""
    from array import array

    parsed = _parser.parse(text, flags)
    numbers: dict[str, int] = parsed.state.groupdict
    names = {number: name for name, number in numbers.items()}
    code = array(_CELL, _compiler._code(parsed, flags)).tobytes()
    groups: int = parsed.state.groups
    return int(flags | parsed.state.flags), code, groups - 1, numbers, tuple(map(names.get, range(groups)))
