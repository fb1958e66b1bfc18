"""The shipped grammars: built once, and kept for the next start as plain values.

What they are built from, files and code, decides whether what was kept still holds.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from speechparse.cache import cached
from speechparse.grammar import plain
from speechparse.grammar.model import Grammar

_HERE = os.path.dirname(os.path.abspath(__file__))
_PACKAGE = os.path.dirname(_HERE)


@cache
def folder() -> str:
    """Where the shipped grammars lie: in the installed package, else in the checkout."""
    installed = os.path.join(_PACKAGE, "grammars")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(_PACKAGE), "grammars")


def shipped() -> tuple[str, ...]:
    """Names of the shipped grammars that can be chosen."""
    return tuple(_kept())


@cache
def grammar(name: str) -> Grammar:
    """The shipped grammar of a name.

    Raises:
        KeyError: there is none.
        GrammarError: a shipped grammar is wrong; the text names file and line.
    """
    return plain.grammar({**_kept()[name], "path": os.path.join(folder(), f"{name}.yaml")})


def signs() -> dict[str, tuple[tuple[str, float], ...]]:
    """Of each grammar the signs by which a text of its kind is recognised, with their weights."""
    return {name: raw["recognise"] for name, raw in _kept().items()}


def code() -> bytes:
    """The code that builds grammars, and the version of Python, whose expressions they hold."""
    own = (os.path.join(_HERE, name) for name in sorted(os.listdir(_HERE)) if name.endswith(".py"))
    beside = (os.path.join(_PACKAGE, f"{name}.py") for name in ("frozen", "numerals", "values"))
    return sys.version.encode() + b"\0".join(map(_content, (*own, *beside)))


@cache
def _kept() -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = cached("grammars", code() + b"\0".join(map(_content, _files())), _build)
    return found


def _files() -> Iterator[str]:
    return (os.path.join(folder(), name) for name in sorted(os.listdir(folder())) if name.endswith(".yaml"))


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return os.path.basename(path).encode() + b"\0" + file.read()


def _build() -> dict[str, Any]:
    from speechparse.grammar.files import build, is_abstract

    return {os.path.basename(path)[: -len(".yaml")]: plain.plain(build(path).grammar) for path in _files() if not is_abstract(path)}
