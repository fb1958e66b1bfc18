"""Turns a grammar into plain values, which can be kept, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from speechparse.frozen import Frozen
from speechparse.grammar.model import Costs, Cues, Family, Grammar, Lookalike, Parts, Scheme, Written


def plain(value: Any) -> Any:
    """Return a value with mappings in place of frozen values."""
    if isinstance(value, Frozen):
        return {name: plain(inner) for name, inner in vars(value).items()}
    return tuple(plain(inner) for inner in value) if isinstance(value, tuple) else value


def grammar(raw: Mapping[str, Any]) -> Grammar:
    """Return the grammar of plain values."""
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
