"""Folds text for comparison: without blanks, width and marks, and with the same sign for every figure or mask."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache

from speechparse import compiled, wordlists
from speechparse.analysis.characters import HAN

_STARS, _CROSSES, _RINGS = "*＊", "×✕╳XxＸｘ", "○〇◯△□"
_LATIN = "A-Za-zＡ-Ｚａ-ｚ"
MASK = rf"(?:[{_STARS}]+|(?<![{_LATIN}])[{_CROSSES}]+(?![{_LATIN}])|[_＿]{{2,}}|(?<![零一二三四五六七八九])[{_RINGS}]{{2,}}|某+)"
"""What stands for a figure or a name that was taken out: * ** X XX ×× __ ○○ 某."""

_DIGIT = "[0-9０-９]"
_FIGURE = rf"(?:{_DIGIT}|{MASK})(?:{_DIGIT}|[.．]{_DIGIT}|[.．]?{MASK})*"
FIGURE = rf"{_FIGURE}(?:[-－–—~～]+{_FIGURE})*(?:[%％‰]|(?=个百分点))?"
"""A number, a range or a percentage, or what masks one: 12.5％, 1-6, X%, 20XX."""

_MASK = compiled.pattern(MASK)
_FIGURES = compiled.pattern(FIGURE)
_RANGE = compiled.pattern(r"(?<=\d)[-–—~至]+(?=\d)")
_SIGNS = compiled.pattern(r"[^\w%‰℃*×+=~]|_(?!_)")  # ~ is a range by now, what is left of the others is a mark
_HAN = compiled.pattern(f"[{HAN}]")
_SAMPLE = 4_000  # code points at the head of a text that tell its script
_TRADITIONAL = 0.1  # share of the characters; in official texts it is more than a third
_MASKED = 15  # characters that a mask may stand for
_SOMETHING = f"[^，。；：！？、,;:!?]{{1,{_MASKED}}}"


def simple(text: str) -> str:
    """The text in simplified characters, each where the traditional one stood (those of ``traditional.txt``)."""
    table, any_of = _simplified()
    return text.translate(table) if any_of.search(text) else text


def traditional(text: str) -> bool:
    """The text is written in traditional characters."""
    begins = text[:_SAMPLE]
    return len(_simplified()[1].findall(begins)) > _TRADITIONAL * len(_HAN.findall(begins))


def folded(text: str) -> str:
    """Return the text without blanks, in half width where a character has both widths (％ becomes %, （ becomes ( )."""
    return "".join(unicodedata.normalize("NFKC", simple(text)).split())


def words(text: str) -> str:
    """Return the folded text without its marks; texts with the same words differ at most in punctuation."""
    return _SIGNS.sub("", _RANGE.sub("~", folded(text)))


def faceless(text: str) -> str:
    """Replace every figure or mask in words with one sign, so that X% and 12.5% are alike.

    Args:
        text: as ``words`` gives it.
    """
    return _FIGURES.sub("#", text)


def masked(one: str, other: str) -> bool:
    """Whether two texts differ only in figures or names that one of them masks (增长X%, 增长12.5%)."""
    return _unmasks(words(one), words(other)) or _unmasks(words(other), words(one))


def filled(one: str, other: str) -> bool:
    """Whether the second text states what the first masks (增长X%, then 增长12.5%)."""
    return _unmasks(words(one), words(other)) and not _unmasks(words(other), words(one))


@cache
def _simplified() -> tuple[dict[int, str], re.Pattern[str]]:
    """The simplified character of each traditional one, and what finds one of these."""
    pairs = list(wordlists.entries(os.path.join(os.path.dirname(__file__), "traditional.txt")))
    table = {ord(one): other for ones, others in pairs for one, other in zip(ones, others, strict=True)}
    return table, compiled.pattern(f"[{''.join(map(chr, sorted(table)))}]")


def _unmasks(mask: str, text: str) -> bool:
    pieces = _MASK.split(mask)
    return len(pieces) > 1 and mask != text and re.fullmatch(_SOMETHING.join(map(re.escape, pieces)), text) is not None
