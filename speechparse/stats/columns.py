"""The columns of the tables, with their types; the manual explains each."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class By(StrEnum):
    """What a row is of."""

    FILE = "file"
    ARTICLE = "article"
    SECTION = "section"


SPEECH: Mapping[str, type] = {
    "file": str,
    "path": str,
    "title": str,
    "articles": int,
    "characters": int,
    "said": int,
    "syllables": int,
    "minutes": float,
    "sections": int,
    "sections_1": int,
    "sections_2": int,
    "sections_deeper": int,
    "depth": int,
    "own_line": int,
    "run_in": int,
    "inline": int,
    "evenness": float,
    "opening_share": float,
    "closing_share": float,
    "headings": int,
    "heading_mean": float,
    "paragraphs": int,
    "paragraph_mean": float,
    "paragraph_longest": int,
    "sentences": int,
    "sentence_mean": float,
    "sentence_median": float,
    "sentence_longest": int,
    "parallelism": float,
    "promises": int,
    "promises_kept": int,
    "promises_broken": int,
    "slogans": int,
    "quoted_terms": int,
    "documents": int,
    "citations": int,
    "figures": int,
    "percentages": int,
}
"""The columns of a table of files or speeches."""

SECTION: Mapping[str, type] = {
    "file": str,
    "path": str,
    "title": str,
    "speech": str,
    "marker": str,
    "ordinal": int,
    "scheme": str,
    "form": str,
    "level": int,
    "line": int,
    "start": int,
    "end": int,
    "characters": int,
    "syllables": int,
    "minutes": float,
    "share": float,
    "sections": int,
    "children": int,
    "slogans": int,
    "quoted": int,
    "citations": int,
    "figures": int,
}
"""The columns of a table of sections."""

WORDS: Mapping[str, type] = {
    "words": int,
    "variety": float,
    "commands": int,
    "commands_per_1000": float,
    "four_character": int,
    "four_character_per_1000": float,
    "keywords": str,
    "distinctive": str,
}
"""The columns that a table of files or speeches has besides where words are asked for; one of sections has ``keywords`` alone."""
