"""Choose the grammar by the text."""

from __future__ import annotations

import re
from functools import cache

from speechparse.compiled import pattern
from speechparse.grammar import library
from speechparse.grammar.model import Grammar

_LOOKED_AT = 20_000  # code points
_DEFAULT = "speech"


@cache
def _signs() -> tuple[tuple[str, tuple[tuple[re.Pattern[str], float], ...]], ...]:
    return tuple((name, tuple((pattern(text, re.MULTILINE), weight) for text, weight in signs)) for name, signs in library.signs().items())


def choose(text: str) -> Grammar:
    """Return the shipped grammar with most of its signs at the beginning of the text; ``speech`` if there are none."""
    start = text[:_LOOKED_AT]
    points = {name: sum(weight for sign, weight in signs if sign.search(start)) for name, signs in _signs()}
    best = max(points, key=lambda name: (points[name], name == _DEFAULT), default=_DEFAULT)
    return library.grammar(best if points.get(best) else _DEFAULT)
