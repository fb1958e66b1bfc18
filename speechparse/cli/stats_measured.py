"""The files of a call of ``speechparse stats``, measured one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from speechparse import parser
from speechparse.cli.sources import Sources
from speechparse.errors import BranchError
from speechparse.messages import _
from speechparse.stats.lexis import lexis
from speechparse.stats.measure import measure
from speechparse.stats.model import Speech
from speechparse.stats.settings import RATE, Settings
from speechparse.tree import Document


@dataclass(frozen=True, slots=True)
class Measured:
    """A file, its speeches measured one by one as they are asked for, and the rate (syllables a minute) at which they are spoken."""

    document: Document
    speeches: Iterable[Speech]
    rate: float


@dataclass(frozen=True)
class Measuring:
    """Reads and measures.

    Attributes:
        sources: the files.
        settings: what the call says, over what the configuration of each file says.
        words: words are counted too.
        article: the number of the only speech of each file that is wanted; None for all.
        top: how many words of a kind are told; 0 for all.
    """

    sources: Sources
    settings: Settings
    words: bool
    article: int | None
    top: int

    def __iter__(self) -> Iterator[Measured]:
        for source, rules, _path in self.sources:
            config = self.sources.reading.configs.of(source.path)
            settings = self.settings.over(config.stats) if config else self.settings
            counted = lexis(settings.user_dict, settings.stop_words, self.top) if self.words else None
            document = parser.parse(source, rules)
            speeches: Iterable[Speech] = measure(document, rules, counted)
            if self.article:
                speeches = tuple(islice(speeches, self.article - 1, self.article))
            if self.article and not speeches:
                message = _("{path}: there is no speech {number}")
                self.sources.fail(BranchError(message.format(path=source.path, number=self.article)))
                continue
            yield Measured(document, speeches, settings.rate or RATE)
