"""The settings of ``stats`` in a call or a configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

RATE = 200.0
"""Syllables a minute, one a Chinese character. 惯例: no standard says how fast a speech is read; guides for those who write speeches
reckon with 150 to 200 characters a minute, and everyday Chinese is usually put at about 240 syllables."""


class Settings(NamedTuple):
    """Settings of ``stats``; None leaves a setting to the configuration, or else to the default.

    Attributes:
        rate: characters (syllables) a minute.
        user_dict: file with words for jieba: a word a line, with its frequency and tag if need be.
        stop_words: file with words that are no keywords, a word a line; in place of the built-in list.
    """

    rate: float | None = None
    user_dict: Path | None = None
    stop_words: Path | None = None

    def over(self, other: Settings) -> Settings:
        """Return these settings, with the others in place of those that are None."""
        return Settings(
            self.rate if self.rate is not None else other.rate, self.user_dict or other.user_dict, self.stop_words or other.stop_words
        )
