"""Words that say nothing about the subject of a text: function words, and those that every official text has."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from speechparse import wordlists
from speechparse.errors import ConfigError
from speechparse.frozen import Frozen
from speechparse.messages import _, reason
from speechparse.stats import lexicon

if TYPE_CHECKING:
    from pathlib import Path

_NOUN = "noun"


class StopWords(Frozen):
    """A list of stop words.

    Attributes:
        words: the words.
        nouns: those of them that may end a phrase (高质量发展).
    """

    words: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()

    def bars(self, first: str, last: str) -> bool:
        """Whether no phrase begins with the first word and ends with the second."""
        return first.lower() in self.words or (last.lower() in self.words and last not in self.nouns)


def stop_words(path: Path | None = None) -> StopWords:
    """Return the built-in list or one from a file: a word a line, followed by a tab and ``noun`` if it may end a phrase.

    Raises:
        ConfigError: the file cannot be read.
    """
    if not path:
        return _built_in()
    try:
        return _from(wordlists.entries(path))
    except (OSError, UnicodeDecodeError) as wrong:
        told = reason(wrong) if isinstance(wrong, OSError) else _("it is not UTF-8 text")
        raise ConfigError(_("{path}: cannot be read: {reason}").format(path=path, reason=told)) from wrong


@cache
def _built_in() -> StopWords:
    return _from(lexicon.entries("stop-words"))


def _from(entries: Iterable[tuple[str, ...]]) -> StopWords:
    found = {word.lower(): _NOUN in fields for word, *fields in entries}
    return StopWords(frozenset(found), frozenset(word for word, noun in found.items() if noun))
