"""The figures of many speeches as rows of a table: one a file, a speech or a section."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from speechparse.stats.evenness import evenness
from speechparse.stats.model import Lengths, Part, Speech
from speechparse.tree import Form, Section, Span

Row = dict[str, str | int | float | None]

_PERCENT = frozenset(("%", "％", "‰", "百分之", "千分之"))


class By(StrEnum):
    """What a row is of."""

    FILE = "file"
    ARTICLE = "article"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Group:
    """The speeches of one row: one, or all of a file.

    Attributes:
        file: the file.
        path: ``#2`` for one speech of several; "" else.
        speeches: the speeches.
    """

    file: str
    path: str
    speeches: tuple[Speech, ...]

    @property
    def parts(self) -> list[Part]:
        return [part for speech in self.speeches for part in speech.parts]

    def total(self, value: Callable[[Speech], int]) -> int:
        """The sum over the speeches."""
        return sum(map(value, self.speeches))

    def lengths(self, value: Callable[[Speech], Lengths]) -> Lengths:
        """All lengths of one kind."""
        return Lengths(tuple(length for speech in self.speeches for length in value(speech).values))

    def share(self, value: Callable[[Speech], int]) -> float | None:
        """A sum as a share of all that is said."""
        said = self.total(lambda speech: speech.said)
        return round(self.total(value) / said, 4) if said else None


def groups(file: str, speeches: Sequence[Speech], by: By) -> Iterator[Group]:
    """The groups of a file: one for all its speeches, or one each."""
    if by is By.FILE:
        yield Group(file, "", tuple(speeches))
    else:
        yield from (Group(file, speech.path, (speech,)) for speech in speeches)


def speech_row(group: Group, rate: float) -> Row:
    """The figures of a file or a speech: the columns of ``SPEECH``.

    Args:
        group: the speeches.
        rate: syllables a minute.
    """
    headings, paragraphs, sentences = (
        group.lengths(lambda speech: speech.headings),
        group.lengths(lambda speech: speech.paragraphs),
        group.lengths(lambda speech: speech.sentences),
    )
    kept = [each.kept for speech in group.speeches for each in speech.promises]
    parts = group.parts
    tops = [part for part in parts if part.section.level == 1]
    syllables = group.total(lambda speech: speech.syllables)
    return {
        "file": group.file,
        "path": group.path,
        "title": next((speech.title for speech in group.speeches if speech.title), ""),
        "articles": len(group.speeches),
        "characters": group.total(lambda speech: speech.characters),
        "said": group.total(lambda speech: speech.said),
        "syllables": syllables,
        "minutes": round(syllables / rate, 2),
        "sections": len(parts),
        "sections_1": len(tops),
        "sections_2": sum(part.section.level == 2 for part in parts),
        "sections_deeper": sum(part.section.level > 2 for part in parts),
        "depth": max((speech.depth for speech in group.speeches), default=0),
        "own_line": sum(part.section.marker.form is Form.OWN_LINE for part in parts),
        "run_in": sum(part.section.marker.form is Form.RUN_IN for part in parts),
        "inline": sum(part.section.marker.form is Form.INLINE for part in parts),
        "evenness": evenness([part.size.characters for part in tops]),
        "opening_share": group.share(lambda speech: speech.opening.characters),
        "closing_share": group.share(lambda speech: speech.closing.characters),
        "headings": headings.count,
        "heading_mean": rounded(headings.mean),
        "paragraphs": paragraphs.count,
        "paragraph_mean": rounded(paragraphs.mean),
        "paragraph_longest": paragraphs.longest,
        "sentences": sentences.count,
        "sentence_mean": rounded(sentences.mean),
        "sentence_median": rounded(sentences.median),
        "sentence_longest": sentences.longest,
        "parallelism": _parallelism(group),
        "promises": len(kept),
        "promises_kept": kept.count(True),
        "promises_broken": kept.count(False),
        "slogans": group.total(lambda speech: len(speech.slogans)),
        "quoted_terms": group.total(lambda speech: sum(not each.title for each in speech.quoted)),
        "documents": group.total(lambda speech: sum(each.title for each in speech.quoted)),
        "citations": group.total(lambda speech: len(speech.citations)),
        "figures": group.total(lambda speech: len(speech.figures)),
        "percentages": group.total(lambda speech: sum(each.unit in _PERCENT for each in speech.figures)),
    }


def word_counts(group: Group) -> Counter[str]:
    """The words of a file or a speech; empty where words are not counted."""
    counts: Counter[str] = Counter()
    for speech in group.speeches:
        if speech.vocabulary:
            counts.update(speech.vocabulary.counts)
    return counts


def word_row(group: Group) -> Row:
    """The columns of ``WORDS``, where words are counted; ``distinctive`` is known when all rows are."""
    told = [speech.vocabulary for speech in group.speeches if speech.vocabulary]
    if not told:
        return {}
    said = group.total(lambda speech: speech.said)
    commands = sum(each.commands.count for each in told)
    fours = sum(count for each in told for _word, count in each.fours)
    varied = [(each.variety, each.words) for each in told if each.variety is not None]
    weight = sum(words for _variety, words in varied)
    best = sorted((keyword for each in told for keyword in each.keywords), key=lambda keyword: -keyword.weight)
    return {
        "words": sum(each.words for each in told),
        "variety": round(sum(value * words for value, words in varied) / weight, 4) if weight else None,
        "commands": commands,
        "commands_per_1000": round(1000 * commands / said, 2) if said else None,
        "four_character": fours,
        "four_character_per_1000": round(1000 * fours / said, 2) if said else None,
        "keywords": " ".join(dict.fromkeys(keyword.word for keyword in best)),
        "distinctive": "",
    }


def section_rows(file: str, speeches: Iterable[Speech], rate: float) -> Iterator[Row]:
    """A row for each section, in order of text: the columns of ``SECTION``."""
    for speech in speeches:
        starts = {name: [each.start for each in found] for name, found in _phrases(speech)}
        for part in speech.parts:
            marker, section = part.section.marker, part.section
            yield {
                "file": file,
                "path": part.path,
                "title": section.title,
                "speech": speech.title,
                "marker": "".join(marker.text.split()),
                "ordinal": marker.ordinal,
                "scheme": marker.scheme,
                "form": str(marker.form),
                "level": section.level,
                "line": marker.position.line,
                "start": section.start,
                "end": section.end,
                "characters": part.size.characters,
                "syllables": part.size.syllables,
                "minutes": round(part.size.syllables / rate, 2),
                "share": round(part.share, 4),
                "sections": part.inner,
                "children": len(section.children),
                **{name: bisect_left(found, section.end) - bisect_left(found, section.start) for name, found in starts.items()},
                **_section_words(speech, section),
            }


def _section_words(speech: Speech, section: Section) -> Row:
    if not speech.vocabulary:
        return {}
    return {"keywords": " ".join(keyword.word for keyword in speech.vocabulary.sections[section.start])}


def _phrases(speech: Speech) -> tuple[tuple[str, Sequence[Span]], ...]:
    return (("slogans", speech.slogans), ("quoted", speech.quoted), ("citations", speech.citations), ("figures", speech.figures))


def rounded(value: float | None, digits: int = 2) -> float | None:
    return None if value is None else round(float(value), digits)


def _parallelism(group: Group) -> float | None:
    lists = [each for speech in group.speeches for each in speech.lists]
    count = sum(len(each.list.items) for each in lists)
    return round(sum(each.parallelism * len(each.list.items) for each in lists) / count, 4) if count else None
