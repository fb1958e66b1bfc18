"""What a user may be told has gone wrong: one line that says what, where, and what to do."""

from __future__ import annotations


class SpeechparseError(Exception):
    """Base of every error that this package raises on purpose; its text is for the user."""


class ReadError(SpeechparseError):
    """A file that cannot be read, or is no text."""


class GrammarError(SpeechparseError):
    """A grammar that cannot be found or does not hold together."""
