"""The shipped grammars: built once and kept as plain values for the next start.

What they are built from, files and code, decides whether what was kept still holds.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache

from speechparse.cache import cached
from speechparse.grammar import plain
from speechparse.grammar.model import Grammar

_HERE = os.path.dirname(os.path.abspath(__file__))
_PACKAGE = os.path.dirname(_HERE)
_Signs = tuple[tuple[str, float], ...]


@cache
def folder() -> str:
    """Return the folder of the shipped grammars: in the installed package, or in the checkout."""
    installed = os.path.join(_PACKAGE, "grammars")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(_PACKAGE), "grammars")


def shipped() -> tuple[str, ...]:
    """Return the names of the shipped grammars that can be chosen."""
    return tuple(_kept())


@cache
def grammar(name: str) -> Grammar:
    """Return the shipped grammar of a name.

    Raises:
        KeyError: there is none.
        GrammarError: a shipped grammar is wrong; the text names file and line.
    """
    return plain.grammar({**marshal.loads(_kept()[name][1]), "path": os.path.join(folder(), f"{name}.yaml")})


def signs() -> dict[str, _Signs]:
    """Return, for each grammar, the signs by which a text of its kind is recognised, with their weights."""
    return {name: signs for name, (signs, _raw) in _kept().items()}


def code() -> bytes:
    """Return the code that builds grammars and the version of Python, on which the kept grammars depend."""
    own = (os.path.join(_HERE, name) for name in sorted(os.listdir(_HERE)) if name.endswith(".py"))
    beside = (os.path.join(_PACKAGE, f"{name}.py") for name in ("frozen", "numerals", "values"))
    return sys.version.encode() + b"\0".join(map(_content, (*own, *beside)))


@cache
def _kept() -> Mapping[str, tuple[_Signs, bytes]]:
    """Return, for each grammar, its signs and its plain values as bytes (a call needs those of one or two)."""
    found: Mapping[str, tuple[_Signs, bytes]] = cached("grammars", code() + b"\0".join(map(_content, _files())), _build)
    return found


def _files() -> Iterator[str]:
    return (os.path.join(folder(), name) for name in sorted(os.listdir(folder())) if name.endswith(".yaml"))


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return os.path.basename(path).encode() + b"\0" + file.read()


def _build() -> dict[str, tuple[_Signs, bytes]]:
    from speechparse.grammar.files import build, is_abstract

    grammars = {os.path.basename(path)[: -len(".yaml")]: build(path).grammar for path in _files() if not is_abstract(path)}
    return {name: (each.recognise, marshal.dumps(plain.plain(each))) for name, each in grammars.items()}
