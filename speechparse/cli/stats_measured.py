"""The jobs of ``speechparse stats``: one file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from speechparse import parser
from speechparse.cli.sources import Reading
from speechparse.errors import BranchError
from speechparse.frozen import Frozen
from speechparse.messages import _
from speechparse.render.data import document as written
from speechparse.stats.columns import By
from speechparse.stats.data import data
from speechparse.stats.lexis import lexis
from speechparse.stats.measure import measure
from speechparse.stats.model import Speech
from speechparse.stats.rows import Row, groups, section_rows, speech_row, word_counts
from speechparse.stats.settings import RATE, Settings
from speechparse.tree import Document


class Measured(Frozen):
    """A file with its speeches, measured one by one as they are asked for, and the rate of speaking (syllables a minute)."""

    document: Document
    speeches: Iterable[Speech]
    rate: float


class Measuring(Frozen):
    """Reads a file and measures it.

    Attributes:
        reading: how files are read.
        settings: what the call says, over what the configuration of each file says.
        words: words are counted too.
        article: the number of the only speech of each file that is wanted; None for all.
        top: how many words of a kind are reported; 0 for all.
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
        speeches: Iterable[Speech] = measure(document, rules, counted)
        if self.article:
            speeches = tuple(islice(speeches, self.article - 1, self.article))
        if self.article and not speeches:
            raise BranchError(_("{path}: there is no speech {number}").format(path=source.path, number=self.article))
        return Measured(document, speeches, settings.rate or RATE)


class InJson(Frozen):
    """The job: a file measured, as JSON."""

    measuring: Measuring

    def __call__(self, path: str) -> str:
        measured = self.measuring(path)
        return written(data(measured.document, measured.speeches, measured.rate), "json")


class Only(NamedTuple):
    """The only speech of a call, and the rate of speaking."""

    speech: Speech
    rate: float


@dataclass(slots=True)
class Rows:
    """The rows that a file adds to a table.

    Attributes:
        path: the file, as the call names it.
        rows: its rows.
        words: for each row its words with their counts and its telling words, if distinctive words are asked for.
        single: its only row is of one speech.
        only: that speech, where the file is the only one, or cannot be read again.
    """

    path: str
    rows: list[Row] = field(default_factory=list)
    words: list[tuple[Counter[str], tuple[str, ...]]] = field(default_factory=list)
    single: bool = False
    only: Only | None = None


class InRows(Frozen):
    """The job: a file measured, as rows of a table.

    Attributes:
        measuring: measures it.
        by: what a row is of.
        names: the columns.
        alone: whether it is the only file.
    """

    measuring: Measuring
    by: By
    names: tuple[str, ...]
    alone: bool

    def __call__(self, path: str) -> Rows:
        measured = self.measuring(path)
        file, rate = measured.document.source.path, measured.rate
        found = Rows(path)
        if self.by is By.SECTION:
            found.rows += section_rows(file, measured.speeches, rate, self.names)
            return found
        for group in groups(file, measured.speeches, self.by, rate):
            if group.speeches:
                found.rows.append(speech_row(group, self.names))
                found.single = len(found.rows) == len(group.speeches) == 1
                found.only = Only(group.speeches[0], rate) if found.single and (self.alone or path == "-") else None
                if "distinctive" in self.names:
                    found.words.append((word_counts(group), tuple(word for told in group.told for word, _count in told.frequent)))
        return found
