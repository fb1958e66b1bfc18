"""The columns of the tables: their names for people, how values are shown, which are shown by default."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from speechparse.messages import _, language
from speechparse.stats.columns import SECTION, SPEECH, WORDS, By
from speechparse.stats.rows import Row

_TOLD = ("characters", "minutes", "sections", "depth", "evenness", "sentence_mean", "parallelism", "figures", "distinctive")

USUAL: Mapping[By, tuple[str, ...]] = {
    By.FILE: ("file", "articles", *_TOLD),
    By.ARTICLE: ("file", "path", "title", *_TOLD),
    By.SECTION: ("file", "path", "title", "characters", "minutes", "share", "figures", "keywords"),
}
"""The columns of a table for people; the other formats have all."""

IDLE = ("depth", "evenness", "sentence_mean", "figures", "parallelism", "distinctive", "keywords")
"""Those of them that are left out where there is no room, in this order."""


def shown_by(form: str, by: By, words: bool) -> tuple[str, ...]:
    """Return the default columns of a table of a format: those for people are fewer."""
    return tuple(name for name in USUAL[by] if name in every(by, words)) if form in ("text", "markdown") else every(by, words)


def telling(names: Sequence[str], rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the columns without those that are empty or the same in all rows."""
    left = [name for name in names if any(row[name] not in (None, "") for row in rows) or not rows]
    return tuple(name for name in left if name != "file" or len(rows) < 2 or len({row["file"] for row in rows}) > 1)


def every(by: By, words: bool) -> tuple[str, ...]:
    """Return all columns of a table."""
    if by is By.SECTION:
        return (*SECTION, "keywords") if words else tuple(SECTION)
    return (*SPEECH, *WORDS) if words else tuple(SPEECH)


def kind(name: str) -> type:
    """Return the type of a column's values."""
    return {**SECTION, **SPEECH, **WORDS}[name]


def shown(name: str, value: Any) -> str:
    """Return a value as people read it."""
    if value is None:
        return "–"
    if name == "share" or name.endswith("_share") or name == "parallelism":
        return f"{value:.0%}"
    if name in ("evenness", "variety"):
        return f"{value:.2f}"
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def label(name: str) -> str:
    """Return a column's name for people."""
    return _labels(language())[name]


@cache
def _labels(_language: str) -> Mapping[str, str]:
    return {
        "file": _("file"),
        "path": _("place"),
        "title": _("title"),
        "speech": _("speech"),
        "articles": _("speeches"),
        "marker": _("number"),
        "ordinal": _("ordinal"),
        "scheme": _("scheme"),
        "form": _("form"),
        "level": _("level"),
        "line": _("line"),
        "start": _("start"),
        "end": _("end"),
        "characters": _("characters"),
        "said": _("characters said"),
        "syllables": _("syllables"),
        "minutes": _("minutes"),
        "share": _("share"),
        "sections": _("sections"),
        "children": _("sections right below"),
        "sections_1": _("sections of level 1"),
        "sections_2": _("sections of level 2"),
        "sections_deeper": _("deeper sections"),
        "depth": _("depth"),
        "own_line": _("numbers on own lines"),
        "run_in": _("numbers run in"),
        "inline": _("numbers inside paragraphs"),
        "evenness": _("evenness"),
        "opening_share": _("opening"),
        "closing_share": _("closing"),
        "headings": _("headings"),
        "heading_mean": _("mean heading"),
        "paragraphs": _("paragraphs"),
        "paragraph_mean": _("mean paragraph"),
        "paragraph_longest": _("longest paragraph"),
        "sentences": _("sentences"),
        "sentence_mean": _("mean sentence"),
        "sentence_median": _("median sentence"),
        "sentence_longest": _("longest sentence"),
        "parallelism": _("parallel"),
        "promises": _("promises"),
        "promises_kept": _("promises kept"),
        "promises_broken": _("promises not kept"),
        "slogans": _("slogans"),
        "quoted": _("quoted"),
        "quoted_terms": _("quoted terms"),
        "documents": _("documents"),
        "citations": _("citations"),
        "figures": _("figures"),
        "percentages": _("percentages"),
        "words": _("words"),
        "variety": _("variety"),
        "commands": _("command words"),
        "commands_per_1000": _("command words per 1000"),
        "four_character": _("four-character phrases"),
        "four_character_per_1000": _("four-character phrases per 1000"),
        "keywords": _("keywords"),
        "distinctive": _("distinctive words"),
    }
