"""Measures how parallel the headings of a list are (对仗), as a share that can be explained.

The form of a list is that of most of its headings: how many clauses they have (marks part them), and how many characters each clause
has (the median of its place). A heading is in step if it has that many clauses and each is as long, within one character; or if it
has that many clauses and begins or ends with the words that most headings begin or end with (two characters at least). The
parallelism is the share of headings in step. 惯例: no standard says how headings are to be made parallel; equal clauses and shared
words are what writers strive for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from speechparse import compiled
from speechparse.analysis.characters import HAN
from speechparse.analysis.headings import layout, phrase
from speechparse.analysis.lists import NumberedList
from speechparse.stats.model import ListForm
from speechparse.tree import Section

_CLAUSE = compiled.pattern(r"[，、；：,;:]")
_MARKS = compiled.pattern(r"[^\w*×]|_")  # blanks, quotation marks and brackets have no length
_WORDS = compiled.pattern(f"[{HAN}A-Za-z]+")  # figures and masks are no shared words
_ABOUT = 1  # characters that a clause may be longer or shorter
_LEAST = 2  # characters of words that are shared


def list_forms(lists: Iterable[NumberedList], paths: Mapping[int, str]) -> Iterator[ListForm]:
    """Yield the form of every list of headings; lists of sentences have none.

    Args:
        lists: numbered lists.
        paths: section paths, by the offset that a section begins at.
    """
    for each in lists:
        if len(each.items) > 1 and all(phrase(item) and (layout(item) or item.children) for item in each.items):
            yield _form(each, paths)


def _middle(values: list[int]) -> int:
    """The middle one, of an even number the lower of the middle two."""
    return sorted(values)[(len(values) - 1) // 2]


def _form(each: NumberedList, paths: Mapping[int, str]) -> ListForm:
    titles = [_clauses(item.title) for item in each.items]
    count = Counter(map(len, titles)).most_common(1)[0][0]
    usual = [title for title in titles if len(title) == count]
    lengths = tuple(_middle([len(title[n]) for title in usual]) for n in range(count))
    whole = ["".join(title) for title in usual]
    opening, ending = _most_begin(whole), _most_begin([title[::-1] for title in whole])[::-1]
    odd = tuple(item for item, title in zip(each.items, titles, strict=True) if not _in_step(title, lengths, opening, ending))
    parent = each.parent
    path = paths[parent.start] if isinstance(parent, Section) else ""
    return ListForm(each, path, lengths, opening, ending, odd, 1 - len(odd) / len(titles))


def _clauses(title: str) -> list[str]:
    return [clause for clause in (_MARKS.sub("", piece) for piece in _CLAUSE.split(title)) if clause] or [""]


def _in_step(title: Sequence[str], lengths: Sequence[int], opening: str, ending: str) -> bool:
    if len(title) != len(lengths):
        return False
    whole = "".join(title)
    shares = (opening and whole.startswith(opening)) or (ending and whole.endswith(ending))
    return bool(shares) or all(abs(len(clause) - length) <= _ABOUT for clause, length in zip(title, lengths, strict=True))


def _most_begin(titles: Sequence[str]) -> str:
    """The longest words that more than half of some headings, and at least three (or both of two), begin with."""
    least = max(len(titles) // 2 + 1, min(len(titles), 3))
    best = ""
    for size in range(_LEAST, max(map(len, titles)) + 1):
        words, count = Counter(title[:size] for title in titles if len(title) >= size).most_common(1)[0]
        if count < least or len(titles) < 2:
            break
        best = words
    return best if _WORDS.fullmatch(best) else ""
