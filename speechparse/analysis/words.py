"""Cuts Chinese text into words."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from speechparse import compiled
from speechparse.analysis import dictionary, segment
from speechparse.analysis.characters import HAN
from speechparse.errors import ConfigError
from speechparse.messages import _, reason

if TYPE_CHECKING:
    from pathlib import Path

    from jieba import Tokenizer

Cutter = Callable[[str], list[str]]
"""Cuts a text into words, figures, blanks and single marks; joined they are the text."""

_MODAL = "要"
_JOINED = 3  # characters of a word that the model may have made of 要 and its neighbours
_RUN = 1000  # characters; jieba's time for a run of unknown ones grows with its square
_MUCH = 100_000  # characters
_DIGIT, _LATIN = "0-9０-９", "A-Za-zＡ-Ｚａ-ｚ"
_YEAR = "[零〇○一二三四五六七八九]{2,4}(?=年)|[零一二三四五六七八九]{0,8}〇[〇零一二三四五六七八九]{1,16}"  # jieba has no 〇
_TOKEN = compiled.pattern(
    rf"(?P<han>[{HAN}]{{1,{_RUN}}})"
    rf"|(?:(?<![{_DIGIT}.．])[{_DIGIT}](?=[A-ZＡ-Ｚ]))?[{_LATIN}]+[{_DIGIT}]*(?:[-.&+'’_][{_LATIN}{_DIGIT}]+)*"  # 5G, PM2.5, Wi-Fi
    rf"|[{_DIGIT}]+(?:[.,．][{_DIGIT}]+)*(?:[%％‰]|[a-z]{{1,3}}(?![{_LATIN}]))?|\s+|.",
    re.DOTALL,
)
_ENTRY = compiled.pattern(r"(\S{1,40})(?:\s+([0-9]{1,12}))?(?:\s+[A-Za-z]+)?")


cut = segment.plain


def cutter(user_dict: Path | None = None, fast: bool | None = None) -> Cutter:
    """Return a function that cuts a text into words, also those in no dictionary (names, by a hidden Markov model).

    Chinese characters are cut as jieba does. rjieba, where it is installed, has the same dictionary and model and gives the same
    words (``benchmarks/segmenters.py``) several times as fast, but takes long to start; it is used where there is much text and no
    user dictionary.

    Args:
        user_dict: a file with further words, as jieba reads it: a word a line, with its frequency and its tag if need be; lines that
            begin with # are remarks. A word with the frequency 0 is never one.
        fast: whether rjieba is used; None: where it is installed, once there was much text. Without effect where there is a user
            dictionary.

    Raises:
        ConfigError: the user dictionary cannot be read or has a bad line.
        ImportError: rjieba is asked for and not installed.
    """
    if user_dict:
        entries = tuple(_entries(user_dict))
        return _whole(_with(entries), (word for word, count in entries if count != 0 and not re.fullmatch(f"[{HAN}]+", word)))
    if fast:
        return _whole(_by_rjieba())
    return _whole(_by_jieba() if fast is False else _sooner_or_later(_by_jieba(), _by_rjieba))


def rarity() -> Callable[[str], float]:
    """Return a function that gives a word's inverse document frequency as jieba has it; the median for words it does not have."""
    table = dictionary.rarities()
    median = float(table.about)

    @lru_cache(maxsize=dictionary.KNOWN)
    def rare(word: str) -> float:
        found = table.find(word) if word else None
        return median if found is None else float(found)

    return rare


def _whole(han: Cutter, mixed: Iterable[str] = ()) -> Cutter:
    """Make a cutter of any text from a cutter of Chinese characters.

    Args:
        han: cuts a run of Chinese characters.
        mixed: words of the user's dictionary that have other signs in them (双11, 5G网络).
    """
    heads: dict[str, list[str]] = {}
    for word in sorted(mixed, key=len, reverse=True):
        heads.setdefault(word[0], []).append(re.escape(word[1:]))
    known = "".join(f"{re.escape(head)}(?:{'|'.join(tails)})|" for head, tails in heads.items())
    parts = compiled.pattern(f"({known}{_YEAR})")

    def cut_all(text: str) -> list[str]:
        found: list[str] = []
        for n, part in enumerate(parts.split(text)):
            if n % 2:
                found.append(part)
                continue
            for token in _TOKEN.finditer(part):
                if token.lastgroup:
                    found += han(token.group())
                else:
                    found.append(token.group())
        return found

    return cut_all


def _loosened(han: Cutter, plain: Cutter) -> Cutter:
    """Make a cutter whose model never joins 要 to its neighbours (要算, 局要): such a word is cut by the dictionary alone."""

    def loose(run: str) -> list[str]:
        found: list[str] = []
        for word in han(run):
            found += plain(word) if _MODAL in word and len(word) <= _JOINED else (word,)
        return found

    return loose


def _by_jieba() -> Cutter:
    return _loosened(segment.full, cut)


def _by_rjieba() -> Cutter:
    rjieba = importlib.import_module("rjieba")
    return _loosened(lambda run: list(rjieba.cut(run, True)), lambda word: list(rjieba.cut(word, False)))


def _sooner_or_later(first: Cutter, second: Callable[[], Cutter]) -> Cutter:
    """Use the first cutter until it has taken as long as the second takes to start, then the second, if it is installed."""
    chosen, left = first, _MUCH

    def han(run: str) -> list[str]:
        nonlocal chosen, left
        left -= len(run)
        if left < 0 and chosen is first:
            try:
                chosen = second()
            except ImportError:
                left = sys.maxsize
            else:
                segment.forget()  # not two dictionaries at once
        return chosen(run)

    return han


def _entries(path: Path) -> Iterator[tuple[str, int | None]]:
    """The words of a user dictionary with their frequencies."""
    try:
        content = path.read_bytes()
    except OSError as wrong:
        raise ConfigError(_("{path}: cannot be read: {reason}").format(path=path, reason=reason(wrong))) from wrong
    try:
        lines = content.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as wrong:
        number = content.count(b"\n", 0, wrong.start) + 1
        place = f"{path}:{number}"
        raise ConfigError(_("{path}: cannot be read: {reason}").format(path=place, reason=_("it is not UTF-8 text"))) from wrong
    for number, line in enumerate(map(str.strip, lines), 1):
        if line and not line.startswith("#"):
            entry = _ENTRY.fullmatch(line)
            if not entry:
                message = _("{path}:{line}: not an entry of a dictionary: wanted is a word, with its frequency and its tag if need be")
                raise ConfigError(message.format(path=path, line=number))
            yield entry[1], int(entry[2]) if entry[2] else None


@lru_cache(maxsize=2)
def _with(entries: tuple[tuple[str, int | None], ...]) -> Cutter:
    """Return a cutter by jieba with further words."""
    tokenizer = _ready()
    never = set()
    for word, count in entries:
        if count == 0:  # jieba's own way to forbid a word reaches all its tokenizers
            never.add(word)
            tokenizer.FREQ[word] = 0
        else:
            never.discard(word)
            tokenizer.add_word(word, count)

    def han(run: str) -> list[str]:
        words: list[str] = tokenizer.lcut(run)
        return [part for word in words for part in (word if word in never else (word,))] if never else words

    return han


def _ready() -> Tokenizer:
    """Return a tokenizer that needs no initialization: jieba's own logs, and uses a cache in the shared temporary folder."""
    tokenizer, table = dictionary.jieba().Tokenizer(), dictionary.frequencies()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = dictionary.Frequencies(table), int(table.about), True
    return tokenizer
