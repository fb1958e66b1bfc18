"""What ``speechparse stats`` does with one file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from speechparse import parser
from speechparse.cli.sources import Reading
from speechparse.errors import BranchError
from speechparse.messages import _
from speechparse.render.data import dumped
from speechparse.stats.data import data
from speechparse.stats.lexis import lexis
from speechparse.stats.measure import measure
from speechparse.stats.model import Speech
from speechparse.stats.rows import By, Row, groups, section_rows, speech_row, word_counts
from speechparse.stats.settings import RATE, Settings
from speechparse.tree import Document


@dataclass(frozen=True, slots=True)
class Measured:
    """A file, its speeches measured, and the rate (syllables a minute) at which they are spoken."""

    document: Document
    speeches: tuple[Speech, ...]
    rate: float


@dataclass(frozen=True)
class Measuring:
    """Reads a file and measures it.

    Attributes:
        reading: how files are read.
        settings: what the call says, over what the configuration of each file says.
        words: words are counted too.
        article: the number of the only speech of each file that is wanted; None for all.
        top: how many words of a kind are told; 0 for all.
    """

    reading: Reading
    settings: Settings
    words: bool
    article: int | None
    top: int

    def __call__(self, path: str) -> Measured:
        source, rules, _path = self.reading.read(path)
        config = self.reading.configs.of(source.path)
        settings = self.settings.over(config.stats) if config else self.settings
        counted = lexis(settings.user_dict, settings.stop_words, self.top) if self.words else None
        document = parser.parse(source, rules)
        speeches = tuple(measure(document, rules, counted))
        chosen = speeches if self.article is None else speeches[self.article - 1 : self.article]
        if self.article and not chosen:
            raise BranchError(_("{path}: there is no speech {number}").format(path=source.path, number=self.article))
        return Measured(document, chosen, settings.rate or RATE)


@dataclass(frozen=True)
class InJson:
    """The job: a file measured, as JSON."""

    measuring: Measuring

    def __call__(self, path: str) -> str:
        measured = self.measuring(path)
        return dumped(data(measured.document, measured.speeches, measured.rate), "json")


@dataclass(slots=True)
class Rows:
    """What a file gives to a table.

    Attributes:
        path: the file, as the call names it.
        speeches: how many it has.
        rows: its rows.
        counts: for each row its words, where the words that set one apart are asked for.
        telling: words of them that are no stop words.
        measured: the file itself, where it cannot be read again, or is the only one.
    """

    path: str
    speeches: int
    rows: list[Row] = field(default_factory=list)
    counts: list[Counter[str]] = field(default_factory=list)
    telling: set[str] = field(default_factory=set)
    measured: Measured | None = None


@dataclass(frozen=True)
class InRows:
    """The job: a file measured, as rows of a table.

    Attributes:
        measuring: measures it.
        by: what a row is of.
        names: the columns.
        alone: it is the only file.
    """

    measuring: Measuring
    by: By
    names: tuple[str, ...]
    alone: bool

    def __call__(self, path: str) -> Rows:
        measured = self.measuring(path)
        file, speeches, rate = measured.document.source.path, measured.speeches, measured.rate
        found = Rows(path, len(speeches), measured=measured if self.alone or path == "-" else None)
        if self.by is By.SECTION:
            found.rows += section_rows(file, speeches, rate, self.names)
            return found
        for group in groups(file, speeches, self.by, rate):
            if group.speeches:
                found.rows.append(speech_row(group, self.names))
                if "distinctive" in self.names:
                    found.counts.append(word_counts(group))
                    found.telling.update(word for told in group.told for word, _count in told.frequent)
        return found
