"""Grammars: what schemes there are, how markers are written, and what a reading costs."""

from speechparse.grammar.load import load, shipped
from speechparse.grammar.model import Grammar, Scheme

__all__ = ["Grammar", "Scheme", "load", "shipped"]
