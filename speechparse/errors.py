"""The errors that a user may see; the text of each is one line that says what went wrong, where, and what to do."""

from __future__ import annotations


class SpeechparseError(Exception):
    """Base of all errors that this package raises on purpose; the text is meant for the user."""


class ReadError(SpeechparseError):
    """A file cannot be read, or is not text."""


class GrammarError(SpeechparseError):
    """A grammar cannot be found, or is not valid."""


class ConfigError(SpeechparseError):
    """A configuration, an option or a baseline cannot be read, or is not valid."""


class RepositoryError(SpeechparseError):
    """Git cannot say what changed: there is no repository, or no such revision."""


class BranchError(SpeechparseError):
    """A section path names nothing."""


class FixError(SpeechparseError):
    """A text cannot be mended without harm."""


class WriteError(SpeechparseError):
    """A file cannot be written, or must not be because it has changed since it was read."""


class PlotError(SpeechparseError):
    """A picture cannot be drawn because there is no Chinese font."""


class ClusterError(SpeechparseError):
    """A cluster cannot be reached, or cannot do the work."""


class ExtraError(SpeechparseError):
    """A library that only some formats or commands need is not installed; the text names the command that installs it.

    It is no ReadError: a program that passes over files it cannot read should not pass over all PDF files for want of a library.
    """
