"""The job of ``speechparse check``: one file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from speechparse import parser
from speechparse.check import baseline
from speechparse.check.chain import Chain
from speechparse.check.model import Finding
from speechparse.check.report import Report, Tally, tally
from speechparse.check.selection import matching
from speechparse.check.settings import Choice, Entry, Settings, settings
from speechparse.check.since import Changed
from speechparse.cli.check_options import Options
from speechparse.cli.sources import Opened
from speechparse.errors import SpeechparseError, WriteError
from speechparse.messages import _
from speechparse.readers import is_address
from speechparse.render.findings import part
from speechparse.render.page import Page
from speechparse.source import Source
from speechparse.vcs import Repositories

if TYPE_CHECKING:
    from speechparse.config.load import Config


@dataclass(slots=True)
class Checked:
    """The result for a file (after its fixes), as plain values that can be sent between processes.

    Attributes:
        path: the name of the file.
        told: its findings as the format writes them; or the lines of the changes, with --diff.
        tally: how many findings there are.
        counts: the findings as a baseline has them, where one is to be written.
        baseline: the file of that baseline.
        configured: the baseline that the configuration names.
        mended: the bytes after the fixes, of standard input.
        made, refused: how many fixes were made, or would be, and how many were not.
        changed: whether fixes changed the file, or would.
        error: why fixes could not be written.
        entries: the suppressions of the configuration that the file could need; those that it did need.
        all_entries: all suppressions of the configuration.
    """

    path: str
    told: list[Any] = field(default_factory=list)
    tally: Tally = field(default_factory=Counter)
    counts: baseline.Counts | None = None
    baseline: Path | None = None
    configured: Path | None = None
    mended: bytes | None = None
    made: int = 0
    refused: int = 0
    changed: bool = False
    error: str = ""
    entries: dict[Entry, bool] = field(default_factory=dict)
    all_entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Checking:
    """The job: a file checked, and mended where that is asked for.

    Attributes:
        options: what the call asks for.
        page: what findings are printed on.
        repositories: what changed in the files of git; None if all findings are reported.
    """

    options: Options
    page: Page
    repositories: Repositories | None

    def __call__(self, path: str) -> Checked:
        opened = self.options.reading.read(path)
        name = opened.source.path
        config = self.options.reading.configs.of(name)
        asked = file_settings(config, self.options, name)
        found = Checked(name, configured=config.check.baseline if config else None)
        chain = Chain(opened.grammar, asked, self._recorded(found, config), self._changed(opened))
        source = self._mended(opened, chain, found) if self.options.fix else opened.source
        findings, used = chain.judged(parser.parse(source, opened.grammar))
        found.entries = {**dict.fromkeys(_needed(asked), False), **dict.fromkeys(used, True)}
        if config and asked.judge:
            found.all_entries = config.check.suppress
        report = Report(source, tuple(map(Finding.by_hand, findings)) if source.places else findings)
        found.tally = tally(report)
        if self.options.record:
            found.counts = baseline.counted(findings)
        elif self.options.diff:
            from speechparse.check.write import diff

            found.told = list(diff(opened.source, source))
        elif not self.options.statistics:
            found.told = part(report, self.options.form, self.page)
        return found

    def _recorded(self, found: Checked, config: Config | None) -> baseline.Counts | None:
        """What is recorded for a file; None without a baseline, or if one is to be written."""
        path = self.options.baseline or found.configured
        if self.options.record:
            found.baseline = path or (config.path.parent / baseline.NAME if config else Path(baseline.NAME))
            return None
        return loaded(path).of(found.path) if path else None

    def _changed(self, opened: Opened) -> Changed | None:
        """What changed in a file; None if all findings are reported."""
        if self.repositories is None:
            return None
        hunks = self.repositories.of(opened.path).hunks(opened.path)
        return None if hunks is None else Changed(opened.source.text, hunks)

    def _mended(self, opened: Opened, chain: Chain, found: Checked) -> Source:
        """The source after its fixes, which are written unless they are only shown; unchanged if that cannot be done."""
        from speechparse.check.fix import fixed
        from speechparse.check.write import write

        after = opened.source
        try:
            mended = fixed(opened.source, opened.grammar, chain.findings, self.options.unsafe)
            if not self.options.diff and opened.path != "-":
                if is_address(opened.path):
                    raise WriteError(_("{path}: not written: fixes are written to files, not to addresses").format(path=opened.path))
                write(opened.source, mended.source)
            after = mended.source
            found.made, found.refused = len(mended.applied), len(mended.refused)
            found.changed = after.text != opened.source.text
        except SpeechparseError as error:
            found.error = str(error)
        if opened.path == "-" and not self.options.diff:
            found.mended = after.encode()
        return after


def _needed(asked: Settings) -> Iterator[Entry]:
    """The suppressions that a file could need."""
    applied = {each.rule.id for each in asked.active}
    for entry in asked.suppress if asked.judge else ():
        if any(matching(name) & applied for name in entry.rules):
            yield entry


loaded = cache(baseline.load)


def file_settings(config: Config | None, options: Options, file: str) -> Settings:
    """Return how a file is checked, by its configuration and the call."""
    return settings(config.check if config else Choice(), options.demand, config.relative(file) if config else None)
