"""What a user may be told has gone wrong: one line that says what, where, and what to do."""

from __future__ import annotations


class SpeechparseError(Exception):
    """Base of every error that this package raises on purpose; its text is for the user."""


class ReadError(SpeechparseError):
    """A file that cannot be read, or is no text."""


class GrammarError(SpeechparseError):
    """A grammar that cannot be found or does not hold together."""


class ConfigError(SpeechparseError):
    """A configuration, an option or a baseline that cannot be read or does not hold together."""


class RepositoryError(SpeechparseError):
    """A git repository that cannot say what changed: there is none, or no such revision."""


class BranchError(SpeechparseError):
    """A section path that names nothing."""


class FixError(SpeechparseError):
    """A text that cannot be mended without harm."""


class WriteError(SpeechparseError):
    """A file that cannot be written, or must not be: it has changed since it was read."""


class PlotError(SpeechparseError):
    """A picture that cannot be drawn: there is no Chinese font."""


class ClusterError(SpeechparseError):
    """A cluster that cannot be reached, or cannot do the work."""


class ExtraError(SpeechparseError):
    """A thing that needs an extra which is not installed; the text names the command that installs it."""
