"""Word lists of the rules, read when a rule needs them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache

from speechparse import wordlists
from speechparse.analysis.occurrences import Place, Words, together


def entries(name: str) -> Iterator[tuple[str, ...]]:
    """The entries of a list: ``name`` is the file's name without its ending."""
    return wordlists.entries(os.path.join(os.path.dirname(__file__), f"{name}.txt"))


def find(text: str) -> list[Place]:
    """Return the places of the words of all lists in a text (for words with a gap, of their beginnings), as ``Words.find`` does."""
    return _all().find(text)


def beginning(word: str) -> str:
    """Return the beginning of a word, up to its gap (…) or figure (#); of a plain word all of it."""
    return word.partition("…")[0].rstrip("#")


@cache
def _all() -> Words:
    wrong = (beginning(entry[0]) for entry in entries("words"))
    forms = (form.lstrip("!") for entry in entries("forms") for form in entry)
    return together(word for word in (*wrong, *forms) if len(word) > 1)
