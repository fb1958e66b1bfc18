"""Parallel form (对仗): what the headings of one list share, and the one that does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from speechparse import compiled

_WORDS = 3  # code points; fewer are shared by chance (加强…)
_PHRASE = 8  # code points; shorter headings are of one length by chance
_ABOUT = 1  # code points; a heading that much longer or shorter is as long
_SHORT = 24  # code points; a heading with a body is not longer, a sentence is
_LONG = 40  # code points; a heading with a body may still be a sentence that is longer than this
_BLANK = compiled.pattern(r"[\s*＊×]+")  # a placeholder stands for any word


class Trait(StrEnum):
    """What headings can share: words at their beginning or end, the number of clauses or of characters, the form.

    The form is that of a short heading with a body, or of a sentence.
    """

    OPENING = "opening"
    ENDING = "ending"
    CLAUSES = "clauses"
    LENGTH = "length"
    HEADING = "heading"
    SENTENCE = "sentence"


_ORDER: dict[Trait, Callable[[str], Any]] = {
    Trait.OPENING: lambda title: title,
    Trait.ENDING: lambda title: title[::-1],
    Trait.CLAUSES: lambda title: title.count("，"),
    Trait.LENGTH: len,
}
"""Orders in which what shares least with the others stands first or last."""


class Odd(NamedTuple):
    """One heading that is not like all the others.

    Attributes:
        place: its place in the list, from 0.
        trait: what the others share.
        shared: the words they share, or as a number their clauses or characters; "" for the form.
    """

    place: int
    trait: Trait
    shared: str = ""


def odd_words(titles: Sequence[str], least: int = 3) -> Odd | None:
    """Return the one heading that lacks what all the others share, if the others are at least ``least``."""
    bare = [_BLANK.sub("", title) for title in titles]
    if len(bare) <= least or not all(bare):
        return None
    for trait in (Trait.OPENING, Trait.ENDING, Trait.CLAUSES, Trait.LENGTH):
        if _shared(trait, bare):
            continue
        found = [(n, shared) for n in _outer(trait, bare) if (shared := _shared(trait, bare[:n] + bare[n + 1 :]))]
        if len(found) == 1 and not _nearly(trait, bare[found[0][0]], found[0][1]):
            return Odd(found[0][0], trait, found[0][1])
    return None


def odd_form(items: Sequence[tuple[str, bool]], least: int = 3) -> Odd | None:
    """Return the one short heading with a body among sentences, or the one sentence among such headings.

    Args:
        items: for each its heading, and whether more text follows it.
        least: how many the others must be at least; one fewer will do where they are headings, which are no chance.
    """
    forms = [_form(*item) for item in items]
    count = Counter(forms)
    for n, form in enumerate(forms):
        others = {other for other, times in count.items() if times > (other is form)}
        if others == {Trait.SENTENCE} and form is Trait.HEADING and len(forms) > least:
            return Odd(n, Trait.SENTENCE)
        if others == {Trait.HEADING} and form is Trait.SENTENCE and len(items[n][0]) > _LONG and len(forms) >= least:
            return Odd(n, Trait.HEADING)
    return None


def _outer(trait: Trait, titles: Sequence[str]) -> list[int]:
    """The two places of which one is that of the odd heading, if there is any: without any other, as much is shared as with it."""
    key = _ORDER[trait]
    return sorted({titles.index(min(titles, key=key)), titles.index(max(titles, key=key))})


def opening(titles: Sequence[str]) -> str:
    """Return the words that all of some headings begin with."""
    first, last = min(titles), max(titles)  # in the order of their signs: what these two share, all between them have
    return next((first[:n] for n, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), first)


def ending(titles: Sequence[str]) -> str:
    """Return the words that all of some headings end with."""
    return opening([title[::-1] for title in titles])[::-1]


def _nearly(trait: Trait, title: str, shared: str) -> bool:
    """Whether the odd heading has some of the shared words, or is one that every paper has (总体要求)."""
    return (
        len(title) < _WORDS + 2
        or (trait is Trait.OPENING and title.startswith(shared[0]))
        or (trait is Trait.ENDING and title.endswith(shared[-1]))
        or (trait is Trait.LENGTH and abs(len(title) - int(shared)) <= _ABOUT)
    )


def _form(title: str, body: bool) -> Trait | None:
    if len(title) <= _SHORT and "，" not in title:
        return Trait.HEADING if body else None
    return Trait.SENTENCE if not body or (len(title) > _LONG and "，" in title) else None


def _shared(trait: Trait, titles: Sequence[str]) -> str:
    """What all of some headings share; "" if that is nothing worth mentioning."""
    if trait is Trait.OPENING or trait is Trait.ENDING:
        words = (opening(titles) if trait is Trait.OPENING else ending(titles)).strip("“”、，：")
        return words if len(words) >= _WORDS and not any(sign.isdigit() for sign in words) else ""
    if trait is Trait.CLAUSES:
        commas = {title.count("，") for title in titles}
        return str(commas.pop() + 1) if len(commas) == 1 and 0 not in commas else ""
    lengths = {len(title) for title in titles}
    return str(lengths.pop()) if len(lengths) == 1 and len(titles[0]) >= _PHRASE else ""
