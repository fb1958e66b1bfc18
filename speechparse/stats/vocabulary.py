"""Measures the words of a speech: frequent words, keywords, phrases, command words, four-character phrases.

A word is a token that is Chinese or Latin. Figures, in digits or in Chinese numerals, and marks are none.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from speechparse import compiled
from speechparse.analysis.characters import HAN
from speechparse.analysis.words import Cutter
from speechparse.frozen import Frozen
from speechparse.stats import lexicon
from speechparse.stats.stopwords import StopWords
from speechparse.stats.unwrapped import joined as joined_text
from speechparse.tree import Marker, Span

Counted = tuple[str, int]
"""A word or a phrase, and how often it stands in the text."""

_NUMERAL = "零〇一二三四五六七八九十百千万亿两"
_MEASURE = "万?亿?[个個项項条條件家户人名处座次点點年月日天岁倍元吨亩米里度]|公里|公斤|公顷|千米|千瓦|平方米|平方公里|立方米|百分点"
# 一, 二十, 三千, and what the segmenter's model makes of a number and a unit (三十公里, 二十六座, 九处, 百分之六十); 千万, 亿万, 万一 are
# words: no number begins with 百, 千, 万 or 亿, and 一家 or 万家 may be a family.
_FIGURE = compiled.pattern(
    rf"[0-9０-９][0-9０-９.,．%％‰a-z]*|[{_NUMERAL}]|[零〇○一二三四五六七八九十两][○{_NUMERAL}]+(?:{_MEASURE})?"
    "|[一二三四五六七八九十两][处座个個项項户件]|.*分之.*"
)
_WORD = compiled.pattern(rf"[{HAN}A-Za-zＡ-Ｚａ-ｚ]")
_NUMBERED = compiled.pattern("([一二三四五六七八九十]+)([是要靠须])")  # 二要: the number of an item with the word behind it
_NUMBER = compiled.pattern(f"^第?[{_NUMERAL}]+")
_GAP = compiled.pattern(rf"(?<=[{HAN}])[^\S\r\n]+(?=[{HAN}])")  # parts as a mark does: 不忘初心 牢记使命
_FOUR = compiled.pattern(f"[{HAN}]{{4}}")
_COUNT = compiled.pattern(rf"(?:[{_NUMERAL}]+[年月日])+|第[{_NUMERAL}]+.")  # 三月五日, 第十一条
_SHORTEST = 2  # characters of a frequent word or a keyword
_LEAST = 2  # times that a phrase stands in the text


class Clause(NamedTuple):
    """The text between two marks.

    Attributes:
        tokens: its words and figures in order, without blanks.
        words: the words alone.
    """

    tokens: tuple[str, ...]
    words: tuple[str, ...]


class Keyword(Frozen):
    """A word that a text is about.

    Attributes:
        word: the word.
        count: how often it stands in the text.
        weight: its TF-IDF.
    """

    word: str
    count: int
    weight: float


class Commands(Frozen):
    """Modal and command words, and their density.

    Attributes:
        words: each with its count, the most frequent first.
        count: all of them.
        rate: of a thousand characters (code points that are no blanks); None for a text without characters.
    """

    words: tuple[Counted, ...]
    count: int
    rate: float | None


def clauses(pieces: Iterable[Span], cut: Cutter) -> tuple[Clause, ...]:
    """Return the clauses of paragraphs; marks separate them, and so do blanks between Chinese characters.

    Args:
        pieces: the paragraphs.
        cut: what cuts a text into words (``speechparse.analysis.words.cutter``).
    """
    return tuple(clause for piece in pieces for clause in _clauses(cut(_GAP.sub("\n", joined_text(piece)))))


def number_words(markers: Iterable[Marker]) -> Counter[str]:
    """Return the command words inside markers: 要 in 一要, 二要 and 第一要 commands as any 要 does."""
    listed = {head for head, *_ in lexicon.entries("commands")}
    return Counter(word for marker in markers if (word := _NUMBER.sub("", marker.label)) in listed)


def counts(clauses: Iterable[Clause]) -> Counter[str]:
    """Count the words of a text, in the order of their first occurrence."""
    return Counter(word for clause in clauses for word in clause.words)


def frequent(counted: Mapping[str, int], stop: StopWords) -> tuple[Counted, ...]:
    """Return the telling words, the most frequent first."""
    return _ranked(telling(counted, stop))


def telling(counted: Mapping[str, int], stop: StopWords) -> dict[str, int]:
    """Return the telling words: those of two or more characters that are not stop words."""
    return {word: count for word, count in counted.items() if len(word) >= _SHORTEST and word.lower() not in stop.words}


def keywords(telling: Mapping[str, int], rare: Callable[[str], float], top: int | None = None) -> tuple[Keyword, ...]:
    """Return the words that a text is about, by TF-IDF (Salton and Buckley 1988) as jieba computes it.

    The weight of a word is its share of all words (stop words and words of one character left out), times its inverse document
    frequency in jieba's table; a word that is not in the table has the table's median.

    Args:
        telling: the telling words of the text.
        rare: the inverse document frequency of a word (``speechparse.analysis.words.rarity``).
        top: so many, the weightiest first; None: all.
    """
    total = sum(telling.values())
    weights = {word: count * rare(word) / total for word, count in telling.items()}
    ranked = sorted(weights, key=weights.__getitem__, reverse=True)
    return tuple(Keyword(word, telling[word], weights[word]) for word in ranked[:top])


def phrases(clauses: Iterable[Clause], stop: StopWords) -> tuple[Counted, ...]:
    """Return two or three words that are next to each other in clauses at least twice (n-grams), the most frequent first.

    A phrase does not begin with a stop word, and ends with one only if it is a noun (高质量发展). A longer phrase swallows the
    shorter ones in it that stand in the text as often.
    """
    runs = (clause.tokens for clause in clauses)
    grams = Counter(chain.from_iterable(chain(pairwise(run), zip(run, run[1:], run[2:])) for run in runs))  # noqa: B905 a run ends where it ends
    often = ((gram, count) for gram, count in grams.items() if count >= _LEAST)
    found = {gram: count for gram, count in often if all(map(is_word, gram)) and not stop.bars(gram[0], gram[-1])}
    swallowed = {inner for gram in found for inner in (gram[1:], gram[:-1]) if found.get(inner) == found[gram]}
    return _ranked({joined(gram): count for gram, count in found.items() if gram not in swallowed})


def commands(counted: Mapping[str, int], characters: int) -> Commands:
    """Return the modal and command words of a text (要, 必须, 坚决, 切实), those of the list ``commands``.

    Words are counted, so that 主要 and 重要 are no 要; 还要 and 既要, which are words too, are. A word is named as the text has it:
    应 is not told as 应当.

    Args:
        counted: the words of the text.
        characters: as many the text has that are no blanks.
    """
    found: Counter[str] = Counter()
    for form, name in _commands().items():
        found[name] += counted.get(form, 0)
    total = sum(found.values())
    words = _ranked({word: count for word, count in found.items() if count})
    return Commands(words, total, total * 1000 / characters if characters else None)


def four_characters(clauses: Iterable[Clause]) -> tuple[Counted, ...]:
    """Return four-character phrases (四字格), the most frequent first: words of four Chinese characters, and four between two marks.

    The beginning and the end of a paragraph are as good as a mark. An address (各位代表), what only leads on (与此同时; the list
    ``no-phrase``), a date and a number (第十一条) are none.
    """
    barred = _no_phrase()
    found: Counter[str] = Counter()
    for clause in clauses:
        whole = "".join(clause.tokens)
        alone = _is_four(whole)
        if alone and not barred.isdisjoint(clause.tokens):
            continue
        for four in (whole,) if alone else clause.words:
            if _is_four(four) and four not in barred and not _COUNT.fullmatch(four):
                found[four] += 1
    return _ranked(found)


@lru_cache(maxsize=1 << 16)
def is_word(token: str) -> bool:
    """Whether a token is a Chinese or Latin word, not a figure."""
    return _WORD.search(token) is not None and not _FIGURE.fullmatch(token)


def joined(words: Sequence[str]) -> str:
    """Return words as they are written: Latin ones with a blank between."""
    return re.sub(r"(?<=[A-Za-z0-9])\0(?=[A-Za-z0-9])", " ", "\0".join(words)).replace("\0", "")


def _is_four(text: str) -> bool:
    return len(text) == 4 and _FOUR.fullmatch(text) is not None


def _clauses(tokens: Sequence[str]) -> Iterator[Clause]:
    found: list[str] = []
    for token in tokens:
        if words := _words(token):
            found += words
        elif found and not (token.isspace() and "\n" not in token):
            yield Clause(tuple(found), tuple(filter(is_word, found)))
            found = []
    if found:
        yield Clause(tuple(found), tuple(filter(is_word, found)))


@lru_cache(maxsize=1 << 16)
def _words(token: str) -> tuple[str, ...]:
    """The words and figures of a token; none for a mark or a blank."""
    if not (_WORD.search(token) or token[0].isdigit()):
        return ()
    numbered = _NUMBERED.fullmatch(token)
    return numbered.groups() if numbered else (unicodedata.normalize("NFKC", token),)


@cache
def _commands() -> dict[str, str]:
    """The command words, each with the word of the list that it is counted as: one that is in it, else itself."""
    found: dict[str, str] = {}
    for head, *more in lexicon.entries("commands"):
        forms = " ".join(more).split()
        names = [head, *sorted((form for form in forms if len(form) > 1), key=len)]
        found |= {form: next((name for name in names if name in form), form) for form in (head, *forms)}
    return found


@cache
def _no_phrase() -> frozenset[str]:
    return frozenset(word for word, *_ in lexicon.entries("no-phrase"))


def _ranked(counted: Mapping[str, int]) -> tuple[Counted, ...]:
    return tuple(sorted(counted.items(), key=lambda pair: -pair[1]))
