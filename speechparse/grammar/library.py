"""The shipped grammars: built once, and kept for the next start as plain values.

What they are built from, files and code, decides whether what was kept still holds.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any

from speechparse.cache import cached
from speechparse.grammar.model import Costs, Cues, Family, Grammar, Lookalike, Parts, Scheme, Written


def folder() -> Path:
    """Where the shipped grammars lie: in the installed package, else in the checkout."""
    installed = Path(__file__).parent.parent / "grammars"
    return installed if installed.is_dir() else Path(__file__).parent.parent.parent / "grammars"


def shipped() -> tuple[str, ...]:
    """Names of the shipped grammars that can be chosen."""
    return tuple(_plain())


@cache
def grammar(name: str) -> Grammar:
    """The shipped grammar of a name.

    Raises:
        KeyError: there is none.
        GrammarError: a shipped grammar is wrong; the text names file and line.
    """
    raw = _plain()[name]
    return replace(_grammar(raw), path=str(folder() / f"{name}.yaml"))


def signs() -> dict[str, tuple[tuple[str, float], ...]]:
    """Of each grammar the signs by which a text of its kind is recognised, with their weights."""
    return {name: raw["recognise"] for name, raw in _plain().items()}


@cache
def _plain() -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = cached("grammars", _content(), _build)
    return found


def _content() -> bytes:
    """All that the grammars are built from: their files, the code that builds them, and the version of Python's expressions."""
    here = Path(__file__).parent
    files = (*sorted(folder().glob("*.yaml")), *sorted(here.glob("*.py")), here.parent / "numerals.py", here.parent / "values.py")
    return sys.version.encode() + b"\0".join(file.name.encode() + b"\0" + file.read_bytes() for file in files)


def _build() -> dict[str, dict[str, Any]]:
    from speechparse.grammar.files import built, is_abstract

    paths = [path for path in sorted(folder().glob("*.yaml")) if not is_abstract(path)]
    return {path.stem: asdict(built(path)) for path in paths}


def _grammar(raw: Mapping[str, Any]) -> Grammar:
    models = {
        "schemes": tuple(_scheme(each) for each in raw["schemes"]),
        "lookalikes": tuple(Lookalike(**each) for each in raw["lookalikes"]),
        "parts": Parts(**raw["parts"]),
        "cues": Cues(**raw["cues"]),
        "costs": Costs(**raw["costs"]),
    }
    return Grammar(**{**raw, **models})


def _scheme(raw: Mapping[str, Any]) -> Scheme:
    forms = {key: tuple(Written(**each) for each in raw[key]) for key in ("head", "inline")}
    return Scheme(**{**raw, **forms, "family": Family(**raw["family"]) if raw["family"] else None})
