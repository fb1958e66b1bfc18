"""Cuts a text into tokens: figures, dates and quoted names whole, the rest into words or characters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from speechparse import compiled
from speechparse.analysis import folding
from speechparse.analysis.characters import HAN
from speechparse.analysis.folding import FIGURE, MASK
from speechparse.tree import Span

Cutter = Callable[[str], Iterable[str]]
"""Cuts a run of Chinese characters; ``list`` gives its characters, ``speechparse.analysis.words.cut`` its words."""

_QUOTED = 20  # characters of a quoted name that is kept whole
_TOKEN = compiled.pattern(
    rf"(?P<whole>{FIGURE}年(?:{FIGURE}月(?:{FIGURE}日)?)?|{FIGURE}月{FIGURE}日"
    rf"|“[^“”\r\n，。；]{{1,{_QUOTED}}}”|《[^《》\r\n]{{1,{_QUOTED}}}》|{FIGURE}|[A-Za-z]+)"
    rf"|(?P<han>(?:(?!{MASK})[{HAN}])+)|(?P<mark>\S)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token.

    Attributes:
        start: where it stands.
        end: where it ends.
        text: its text without blanks and line breaks.
        face: the same for tokens that stand for one another: all widths of a sign, both scripts, all figures and what masks them.
    """

    start: int
    end: int
    text: str
    face: str


def tokens(span: Span, cut: Cutter) -> list[Token]:
    """Return the tokens of a text; blanks and line breaks belong to none and separate none."""
    places = [place for place in range(span.start, span.end) if not span.source.text[place].isspace()]
    text = "".join(span.source.text[place] for place in places)
    found: list[Token] = []
    for match in _TOKEN.finditer(folding.simple(text)):
        start = match.start()
        for word in cut(match.group()) if match.lastgroup == "han" else (match.group(),):
            end = start + len(word)
            face = word if match.lastgroup == "han" else folding.faceless(folding.folded(word))
            found.append(Token(places[start], places[end - 1] + 1, text[start:end], face))
            start = end
    return found
