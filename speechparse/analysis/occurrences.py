"""Finds the places of many words in a text, in one pass however many words there are."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from speechparse import compiled

# The commonest characters of speeches and papers, the commonest first. A word is looked for at its rarest one.
_COMMON = (
    "的和业国人发展民建大一化中政全进加产工设地会新生市要实有行制务作力年经在理主保区动定高提体法社合重用以推强等不资持能成改是本家为增公规基关济对机度施开面部方分上平管服企应代出我现同各农入城革第性技个创"
    "学系水事科量文共治十长及好育级府项条通点支三坚质构义了办自党们下金标利当完深场造到教内时活五品位源于安结目员步期续效程策多调善域向优领心与更外二快表放立统决升可划得村护取门物权导信收就来积所总过融院特"
    "费投之态数际局者委流其路供件准明或间境整前计医术海元四省防稳式任万集研查商范求环专交促营监居指意障相口题这健由台群型战解引单议极运据广小形组批案比使依协正需色础险问情转日乡确住道消空联落格责助并证审益"
)
_RANK = {sign: rank for rank, sign in enumerate("、，" + _COMMON)}

Place = tuple[int, str]  # where a word begins, and the word
_Known = Mapping[str, list[tuple[int, str]]]  # by two characters: the words that hold them, each with how far behind its beginning


@dataclass(frozen=True, slots=True)
class Words:
    """Words that are searched for together.

    Attributes:
        places: where the rarest character of a word may stand: one that is beside it in a word is beside it there.
        ahead: the words by that character and the one behind it.
        back: the words whose rarest character is their last, by the one before it and that character.
    """

    places: re.Pattern[str]
    ahead: _Known
    back: _Known

    def find(self, text: str) -> list[Place]:
        """Return all places of all words in order, also overlapping ones; of several words at one place the longest comes first."""
        return sorted(self.each(text), key=lambda place: (place[0], -len(place[1])))

    def each(self, text: str) -> Iterator[Place]:
        """Yield the same places; only those of each single word are in order."""
        ahead, back = self.ahead, self.back
        starts = array("I", map(re.Match.start, self.places.finditer(text)))
        one = ((at - offset, word) for at in starts if (pair := text[at : at + 2]) in ahead for offset, word in ahead[pair])
        other = ((at - offset, word) for at in starts if (pair := text[at - 1 : at + 1]) in back for offset, word in back[pair])
        return (place for place in chain(one, other) if place[0] >= 0 and text.startswith(place[1], place[0]))


def together(words: Iterable[str], compile: Callable[[str], re.Pattern[str]] = compiled.pattern) -> Words:
    """Prepare words of two or more characters for a common search.

    Args:
        words: the words.
        compile: makes a pattern of its text.
    """
    ahead: dict[str, list[tuple[int, str]]] = {}
    back: dict[str, list[tuple[int, str]]] = {}
    for word in dict.fromkeys(words):
        offset = max(range(len(word)), key=lambda n: _RANK.get(word[n], len(_RANK)))
        if offset < len(word) - 1:
            ahead.setdefault(word[offset : offset + 2], []).append((offset, word))
        else:
            back.setdefault(word[-2:], []).append((offset, word))
    beside = []
    if ahead:
        beside.append(f"(?<={one_of(pair[0] for pair in ahead)})(?={one_of(pair[1] for pair in ahead)})")
    if back:
        beside.append(f"(?<={one_of(pair[0] for pair in back)}{one_of(pair[1] for pair in back)})")
    rarest = one_of(chain((pair[0] for pair in ahead), (pair[1] for pair in back)))
    return Words(compile(f"{rarest}(?:{'|'.join(beside)})" if beside else "(?!)"), ahead, back)


def apart(found: Iterable[Place]) -> Iterator[Place]:
    """Yield the places that ``Words.find`` gives, without those that overlap one before them."""
    end = 0
    for start, word in found:
        if start >= end:
            end = start + len(word)
            yield start, word


def occurrences(text: str, words: Iterable[str]) -> dict[str, array[int]]:
    """Return the offsets of every word, in order: those that ``str.count`` counts, so the places of one word do not overlap.

    Args:
        text: the text.
        words: words of two characters or more.
    """
    found = {word: array("I") for word in words}
    for start, word in together(found, re.compile).each(text) if found else ():  # nobody will look for the same words again
        if not (found[word] and start < found[word][-1] + len(word)):
            found[word].append(start)
    return found


def one_of(signs: Iterable[str]) -> str:
    """Return a pattern that matches one of some characters."""
    return f"[{re.escape(''.join(sorted(set(signs))))}]"
