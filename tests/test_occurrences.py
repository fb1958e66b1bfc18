"""Many words found in one pass are those found one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from speechparse.analysis.occurrences import any_of, occurrences

SIGNS = "的地工业]-^一"
WORDS = st.lists(st.text(SIGNS, min_size=2, max_size=4), min_size=1, max_size=12, unique=True)
TEXTS = st.text(SIGNS, max_size=40)


@given(TEXTS, WORDS)
def test_occurrences_are_those_that_count_counts(text: str, words: list[str]) -> None:
    found = occurrences(text, words)
    assert {word: len(places) for word, places in found.items()} == {word: text.count(word) for word in words}
    assert all(text.startswith(word, place) for word, places in found.items() for place in places)


@given(TEXTS, WORDS)
def test_any_of_many_words_finds_the_longest_at_every_place(text: str, words: list[str]) -> None:
    pattern = any_of(words)
    for place in range(len(text)):
        found = pattern.match(text, place)
        longest = max((word for word in words if text.startswith(word, place)), key=len, default=None)
        assert (found.group() if found else None) == longest
