"""Grammars: what schemes there are, how markers are written, and what a reading costs."""

from speechparse.grammar.library import grammar as _shipped
from speechparse.grammar.library import shipped
from speechparse.grammar.model import Grammar, Scheme

__all__ = ["Grammar", "Scheme", "load", "shipped"]


def load(name: str) -> Grammar:
    """Return a shipped grammar by its name, or the grammar in a file (a name that ends in .yaml or .yml, or holds a slash).

    Raises:
        GrammarError: there is no such grammar, or it is wrong; the text names file and line.
    """
    if name in shipped():
        return _shipped(name)
    from speechparse.grammar.own import load as of_file

    return of_file(name)
