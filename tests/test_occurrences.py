"""Many words found in one pass are those found one by one."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from speechparse.analysis.occurrences import apart, occurrences, together

SIGNS = "的地工业]-^一"
WORDS = st.lists(st.text(SIGNS, min_size=2, max_size=4), min_size=1, max_size=12, unique=True)
TEXTS = st.text(SIGNS, max_size=40)


@given(TEXTS, WORDS)
def test_occurrences_are_those_that_count_counts(text: str, words: list[str]) -> None:
    found = occurrences(text, words)
    assert {word: len(places) for word, places in found.items()} == {word: text.count(word) for word in words}
    assert all(text.startswith(word, place) for word, places in found.items() for place in places)


@given(TEXTS, WORDS)
def test_words_found_together_are_those_at_every_place(text: str, words: list[str]) -> None:
    found = together(words).find(text)
    ordered = sorted(words, key=len, reverse=True)
    assert found == [(place, word) for place in range(len(text)) for word in ordered if text.startswith(word, place)]


@given(TEXTS, WORDS)
def test_those_apart_are_what_a_pattern_of_the_longest_first_finds(text: str, words: list[str]) -> None:
    pattern = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    assert list(apart(together(words).find(text))) == [(found.start(), found.group()) for found in pattern.finditer(text)]
