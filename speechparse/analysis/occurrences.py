"""Where many words stand in a text, found in one pass however many words there are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from speechparse import compiled


def occurrences(text: str, words: Iterable[str]) -> dict[str, list[int]]:
    """The offsets of every word, in order: those that ``str.count`` counts, so places of one word do not overlap.

    Args:
        text: the text.
        words: words of two characters or more.
    """
    found: dict[str, list[int]] = {word: [] for word in words}
    lengths: dict[str, list[int]] = {}  # of the words that begin with two characters
    for word in found:
        known = lengths.setdefault(word[:2], [])
        if len(word) not in known:
            known.append(len(word))
    if not lengths:
        return found
    pairs = compiled.pattern(f"{one_of(pair[0] for pair in lengths)}(?={one_of(pair[1] for pair in lengths)})")
    for place in pairs.finditer(text):
        start = place.start()
        for length in lengths.get(text[start : start + 2], ()):
            word = text[start : start + length]
            if word in found and not (found[word] and start < found[word][-1] + length):
                found[word].append(start)
    return found


def one_of(signs: Iterable[str]) -> str:
    """The pattern of one of some characters."""
    return f"[{re.escape(''.join(sorted(set(signs))))}]"


def any_of(words: Collection[str]) -> re.Pattern[str]:
    """A pattern of many words of two characters or more; of several that stand at a place, the longest is found.

    Words are tried only where two characters follow one another that some word begins with, and there only those of a
    class of first characters: an alternation is tried from left to right, and hundreds of words make it slow.
    """
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_first.setdefault(word[0], []).append(re.escape(word))
    firsts = list(by_first)
    size = max(1, round(len(firsts) ** 0.5))
    classes = [firsts[n : n + size] for n in range(0, len(firsts), size)]
    tried = (f"(?={one_of(some)})(?:{'|'.join('|'.join(by_first[first]) for first in some)})" for some in classes)
    return compiled.pattern(f"(?={one_of(firsts)}{one_of(word[1] for word in words)})(?:{'|'.join(tried)})")
