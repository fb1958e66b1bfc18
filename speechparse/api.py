"""``load`` and ``parse``, in a module of their own so that ``import speechparse`` stays light and their annotations can be evaluated."""

from __future__ import annotations

from os import PathLike

from speechparse import parser
from speechparse.readers import Changes, read
from speechparse.source import Source
from speechparse.tree import Document


def parse(text: str, grammar: str = "auto") -> Document:
    """Return the section tree of a text; every text has one.

    Args:
        text: the text; its line ends are kept as they are.
        grammar: name of a shipped grammar (see ``speechparse grammar list``), path of a YAML file, or "auto".

    Raises:
        speechparse.GrammarError: there is no such grammar, or it is wrong.
    """
    return parser.parse(Source(text), parser.grammar(grammar, text))


def load(path: str | PathLike[str], grammar: str = "auto", encoding: str | None = None, *, changes: Changes = "accepted") -> Document:
    """Return the section tree of a file.

    Args:
        path: the file, an address such as s3://bucket/a.txt, or "-" for standard input.
        grammar: as for ``parse``.
        encoding: the encoding of a text file (None: found out from UTF-8, GB18030, Big5 and UTF-16).
        changes: how the tracked changes of a Word file are read: as if they had been "accepted" or "rejected".

    Raises:
        speechparse.ReadError: the file cannot be read, is no text, or is not in that encoding.
        speechparse.ExtraError: its format (or an address) needs a library that is not installed; the text says which to install.
        speechparse.GrammarError: there is no such grammar, or it is wrong.
    """
    source = read(str(path), encoding, changes)
    return parser.parse(source, parser.grammar(grammar, source.text))
