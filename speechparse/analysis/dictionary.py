"""Jieba's dictionary, model and table of rarities, kept as tables.

The only module that imports jieba: to make them, and for a user dictionary.
"""

from __future__ import annotations

import importlib
import os
import sys
import warnings
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import Any

from speechparse.analysis.wordtable import WordTable, written
from speechparse.cache import content, mapped

STATES = "BMES"
"""Of a character in a word, to the model: it begins it, is in it, ends it, is it."""

BEFORE = {"B": "ES", "M": "BM", "E": "BM", "S": "ES"}
"""The states that may stand before each. Where both are as likely, it is the second."""

KNOWN = 1 << 16
"""Words of which a table's answer is remembered."""

_FORM = b"table 4"  # of what is kept; another number for another form

NEVER = -3.14e100
"""The logarithm of what does not happen."""


@lru_cache(maxsize=1)
def frequencies() -> WordTable:
    """Return the table of words and prefixes of words (see ``frequency`` for the values); its ``about`` is the sum of the frequencies."""

    def build() -> bytes:
        with open(_file("dict.txt"), "rb") as file:
            found, total = jieba().Tokenizer.gen_pfdict(file)
        longer: dict[str, str] = {}
        for word in found:
            if shorter := word[:-1]:
                longer[shorter] = longer.get(shorter, "") + word[-1]
        return written(((word, f"{count} {longer.get(word, '')}") for word, count in found.items()), total)

    return _table("frequencies", ("dict.txt",), build)


def frequency(value: bytes) -> tuple[int, str]:
    """Read a value of that table: the frequency of the word (0 for a mere prefix), and the characters that lead on to longer words."""
    count, _blank, longer = value.decode().partition(" ")
    return int(count), longer


def is_word(text: str, least: int = 1) -> bool:
    """Whether the dictionary has the word, with such a frequency at least."""
    value = frequencies().find(text)
    return value is not None and frequency(value)[0] >= least


class Frequencies(dict[str, int]):
    """The frequency of each word in the form that jieba uses; each is read from the table when it is first needed."""

    def __init__(self, table: WordTable) -> None:
        self._table = table
        self._absent: set[str] = set()

    def __contains__(self, word: object) -> bool:
        if dict.__contains__(self, word):
            return True
        if word in self._absent or not isinstance(word, str):
            return False
        found = self._table.find(word)
        if found is None:
            if len(self._absent) >= KNOWN:  # there is no end of what is no word
                self._absent.clear()
            self._absent.add(word)
            return False
        self[word] = frequency(found)[0]
        return True

    def get(self, word: str, default: Any = None) -> Any:
        return self[word] if word in self else default  # noqa: SIM401 this is where get is made


@cache
def rarities() -> WordTable:
    """Return the table of inverse document frequencies; its ``about`` is the median, as jieba uses it."""

    def build() -> bytes:
        with open(_file("analyse/idf.txt"), encoding="utf-8") as file:
            entries = [(word, float(value)) for word, value in map(str.split, filter(str.strip, file))]
        return written(entries, sorted(value for _word, value in entries)[len(entries) // 2])

    return _table("rarities", ("analyse/idf.txt",), build)


@cache
def model() -> WordTable:
    """Return the table of each character's probability in each state; its ``about`` holds the start and transition probabilities."""

    def build() -> bytes:
        jieba()
        first, then, now = (importlib.import_module(f"jieba.finalseg.prob_{name}").P for name in ("start", "trans", "emit"))
        steps = (then[before][state] for state in STATES for before in BEFORE[state])
        characters = {character for state in STATES for character in now[state]}
        likely = {each: [now[state].get(each, NEVER) for state in STATES] for each in sorted(characters)}
        return written(((each, _told(values)) for each, values in likely.items()), _told((*(first[state] for state in STATES), *steps)))

    return _table("model", tuple(f"finalseg/prob_{name}.py" for name in ("start", "trans", "emit")), build)


def jieba() -> Any:
    """Import jieba without pkg_resources, which it does not need and which takes longer to import than all the rest."""
    barred = sys.modules.setdefault("pkg_resources", None) is None  # type: ignore[arg-type]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # jieba's own, on newer Pythons
            return importlib.import_module("jieba")
    finally:
        if barred:
            sys.modules.pop("pkg_resources", None)  # another thread may have done so


def _told(numbers: Iterable[float]) -> str:
    return " ".join(map(repr, numbers))


def _table(name: str, files: tuple[str, ...], build: Callable[[], bytes]) -> WordTable:
    return WordTable(mapped(name, b" ".join((_FORM, *(content(_file(file)) for file in files))), build))


def _file(name: str) -> str:
    """Return the path of a file of jieba's."""
    return os.path.join(_folder(), name)


@cache
def _folder() -> str:
    spec = find_spec("jieba")
    assert spec
    assert spec.origin
    return os.path.dirname(spec.origin)
