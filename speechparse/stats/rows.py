"""The figures of many speeches as rows of a table: one for each file, speech or section."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from speechparse.frozen import Frozen
from speechparse.stats.columns import By
from speechparse.stats.evenness import evenness
from speechparse.stats.lexis import Vocabulary
from speechparse.stats.model import Lengths, Part, Speech
from speechparse.tree import Form, Section, Span

Value = str | int | float | None
Row = dict[str, Value]

_PERCENT = frozenset(("%", "％", "‰", "百分之", "千分之"))


class Group(Frozen):
    """The speeches of one row: one, or all of a file.

    Attributes:
        file: the file.
        path: ``#2`` for one speech of several; "" else.
        speeches: the speeches.
        rate: syllables a minute.
    """

    file: str
    path: str
    speeches: tuple[Speech, ...]
    rate: float

    @cached_property
    def parts(self) -> list[Part]:
        return [part for speech in self.speeches for part in speech.parts]

    @cached_property
    def headings(self) -> Lengths:
        return self._lengths(lambda speech: speech.headings)

    @cached_property
    def paragraphs(self) -> Lengths:
        return self._lengths(lambda speech: speech.paragraphs)

    @cached_property
    def sentences(self) -> Lengths:
        return self._lengths(lambda speech: speech.sentences)

    @property
    def kept(self) -> list[bool | None]:
        """For each promise, whether it is kept."""
        return [each.kept for speech in self.speeches for each in speech.promises]

    @property
    def told(self) -> list[Vocabulary]:
        """The measures of the words of each speech; empty if words are not counted."""
        return [speech.vocabulary for speech in self.speeches if speech.vocabulary]

    def total(self, value: Callable[[Speech], int]) -> int:
        """Return the sum of a value over the speeches."""
        return sum(map(value, self.speeches))

    def share(self, value: Callable[[Speech], int]) -> float | None:
        """Return a sum as a share of all that is said."""
        said = self.total(_said)
        return round(self.total(value) / said, 4) if said else None

    def of_level(self, *levels: int) -> list[Part]:
        """Return the sections of some levels."""
        return [part for part in self.parts if part.section.level in levels]

    def of_form(self, form: Form) -> int:
        """Return how many sections have a marker of a form."""
        return sum(part.section.marker.form is form for part in self.parts)

    def _lengths(self, value: Callable[[Speech], Lengths]) -> Lengths:
        return Lengths(tuple(length for speech in self.speeches for length in value(speech).values))


def groups(file: str, speeches: Iterable[Speech], by: By, rate: float) -> Iterator[Group]:
    """Yield the groups of a file: one of all its speeches, or one of each."""
    if by is By.FILE:
        yield Group(file, "", tuple(speeches), rate)
    else:
        yield from (Group(file, speech.path, (speech,), rate) for speech in speeches)


def speech_row(group: Group, names: Iterable[str]) -> Row:
    """Return the figures of a file or a speech.

    Args:
        group: the speeches.
        names: the columns, of ``SPEECH``, and of ``WORDS`` where words are counted. Nothing is measured for any other.
            ``distinctive`` is known when all rows are.
    """
    return {name: _VALUES[name](group) for name in names}


def word_counts(group: Group) -> Counter[str]:
    """Return the words of a file or a speech; empty if words are not counted."""
    counts: Counter[str] = Counter()
    for told in group.told:
        counts.update(told.counts)
    return counts


def section_rows(file: str, speeches: Iterable[Speech], rate: float, names: Container[str]) -> Iterator[Row]:
    """Yield a row for each section, in order: the columns of ``SECTION``, with phrases and keywords only on request."""
    for speech in speeches:
        starts = {name: [each.start for each in found(speech)] for name, found in _PHRASES.items() if name in names}
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
                **(_section_words(speech, section) if "keywords" in names else {}),
            }


def _section_words(speech: Speech, section: Section) -> Row:
    if not speech.vocabulary:
        return {}
    return {"keywords": " ".join(keyword.word for keyword in speech.vocabulary.sections[section.start])}


def rounded(value: float | None, digits: int = 2) -> float | None:
    """Return a value rounded; None for None."""
    return None if value is None else round(float(value), digits)


def _parallelism(group: Group) -> float | None:
    lists = [each for speech in group.speeches for each in speech.lists]
    count = sum(len(each.list.items) for each in lists)
    return round(sum(each.parallelism * len(each.list.items) for each in lists) / count, 4) if count else None


def _said(speech: Speech) -> int:
    return speech.said


def _syllables(group: Group) -> int:
    return group.total(lambda speech: speech.syllables)


def _title(group: Group) -> str:
    return next((speech.title for speech in group.speeches if speech.title), "")


def _variety(group: Group) -> float | None:
    varied = [(each.variety, each.words) for each in group.told if each.variety is not None]
    weight = sum(words for _variety, words in varied)
    return round(sum(value * words for value, words in varied) / weight, 4) if weight else None


def _commands(group: Group) -> int:
    return sum(each.commands.count for each in group.told)


def _fours(group: Group) -> int:
    return sum(count for each in group.told for _word, count in each.fours)


def _per_1000(count: int, group: Group) -> float | None:
    said = group.total(_said)
    return round(1000 * count / said, 2) if said else None


def _keywords(group: Group) -> str:
    best = sorted((keyword for each in group.told for keyword in each.keywords), key=lambda keyword: -keyword.weight)
    return " ".join(dict.fromkeys(keyword.word for keyword in best))


_PHRASES: Mapping[str, Callable[[Speech], Sequence[Span]]] = {
    "slogans": lambda speech: speech.slogans,
    "quoted": lambda speech: speech.quoted,
    "citations": lambda speech: speech.citations,
    "figures": lambda speech: speech.figures,
}
"""The columns of a table of sections that count phrases."""

_VALUES: Mapping[str, Callable[[Group], Value]] = {
    "file": lambda group: group.file,
    "path": lambda group: group.path,
    "title": _title,
    "articles": lambda group: len(group.speeches),
    "characters": lambda group: group.total(lambda speech: speech.characters),
    "said": lambda group: group.total(_said),
    "syllables": _syllables,
    "minutes": lambda group: round(_syllables(group) / group.rate, 2),
    "sections": lambda group: len(group.parts),
    "sections_1": lambda group: len(group.of_level(1)),
    "sections_2": lambda group: len(group.of_level(2)),
    "sections_deeper": lambda group: len(group.parts) - len(group.of_level(1, 2)),
    "depth": lambda group: max((speech.depth for speech in group.speeches), default=0),
    "own_line": lambda group: group.of_form(Form.OWN_LINE),
    "run_in": lambda group: group.of_form(Form.RUN_IN),
    "inline": lambda group: group.of_form(Form.INLINE),
    "evenness": lambda group: evenness([part.size.characters for part in group.of_level(1)]),
    "opening_share": lambda group: group.share(lambda speech: speech.opening.characters),
    "closing_share": lambda group: group.share(lambda speech: speech.closing.characters),
    "headings": lambda group: group.headings.count,
    "heading_mean": lambda group: rounded(group.headings.mean),
    "paragraphs": lambda group: group.paragraphs.count,
    "paragraph_mean": lambda group: rounded(group.paragraphs.mean),
    "paragraph_longest": lambda group: group.paragraphs.longest,
    "sentences": lambda group: group.sentences.count,
    "sentence_mean": lambda group: rounded(group.sentences.mean),
    "sentence_median": lambda group: rounded(group.sentences.median),
    "sentence_longest": lambda group: group.sentences.longest,
    "parallelism": _parallelism,
    "promises": lambda group: len(group.kept),
    "promises_kept": lambda group: group.kept.count(True),
    "promises_broken": lambda group: group.kept.count(False),
    "slogans": lambda group: group.total(lambda speech: len(speech.slogans)),
    "quoted_terms": lambda group: group.total(lambda speech: sum(not each.title for each in speech.quoted)),
    "documents": lambda group: group.total(lambda speech: sum(each.title for each in speech.quoted)),
    "citations": lambda group: group.total(lambda speech: len(speech.citations)),
    "figures": lambda group: group.total(lambda speech: len(speech.figures)),
    "percentages": lambda group: group.total(lambda speech: sum(each.unit in _PERCENT for each in speech.figures)),
    "words": lambda group: sum(each.words for each in group.told),
    "variety": _variety,
    "commands": _commands,
    "commands_per_1000": lambda group: _per_1000(_commands(group), group),
    "four_character": _fours,
    "four_character_per_1000": lambda group: _per_1000(_fours(group), group),
    "keywords": _keywords,
    "distinctive": lambda _group: "",
}
"""How the value of each column of a table of files or speeches is measured."""
