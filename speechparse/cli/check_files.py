"""The files of a call of ``speechparse check``: each with its settings, checked and mended one after the other."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from speechparse import parser
from speechparse.check import baseline
from speechparse.check.chain import Chain
from speechparse.check.report import Report
from speechparse.check.selection import matching
from speechparse.check.settings import Choice, Entry, Settings, settings
from speechparse.check.since import Changed
from speechparse.cli.check_options import Options
from speechparse.cli.output import save
from speechparse.cli.sources import Opened, Sources
from speechparse.errors import SpeechparseError
from speechparse.messages import _, ngettext
from speechparse.source import Source
from speechparse.vcs import Repositories

if TYPE_CHECKING:
    from speechparse.config.load import Config


class Checked(NamedTuple):
    """A file as it was, and what is told of it (after its fixes)."""

    before: Source
    report: Report


class Files:
    """The files of a call in order, checked; one that cannot be is told on standard error, counted and left out.

    Attributes:
        names: the files, and "-".
        changed: how many files fixes changed, or would.
    """

    def __init__(self, names: list[str], options: Options) -> None:
        self.names = names
        self.baselines = Baselines(options)
        self.changed = 0
        self._options = options
        self._sources = Sources(names, options.reading)
        self._made = self._refused = 0
        self._entries: dict[Entry, bool] = {}  # those that a file could need, and whether one did
        self._all: dict[Entry, None] = {}  # all entries of the configurations
        self._repositories = None
        if options.since is not None:
            self._repositories = Repositories(options.since)
            for name in names:
                if Path(name).exists():
                    self._repositories.of(name)  # a wrong revision is told once, before any file is read

    @property
    def failed(self) -> int:
        """How much work could not be done."""
        return self._sources.failed

    def __iter__(self) -> Iterator[Checked]:
        for opened in self._sources:
            try:
                checked = self._checked(opened)
            except SpeechparseError as error:
                self._sources.fail(error)
            else:
                yield checked

    def _checked(self, opened: Opened) -> Checked:
        config = self._options.reading.configs.of(opened.source.path)
        asked = file_settings(config, self._options, opened.source.path)
        changed = None
        if self._repositories and (hunks := self._repositories.of(opened.path).hunks(opened.path)) is not None:
            changed = Changed(opened.source.text, hunks)
        chain = Chain(opened.grammar, asked, self.baselines.of(opened.source.path, config), changed)
        source = self._mended(opened, chain) if self._options.fix else opened.source
        findings, used = chain.judged(parser.parse(source, opened.grammar))
        self._suppressions(asked, used)
        if config and asked.judge:
            self._all.update(dict.fromkeys(config.check.suppress))
        return Checked(opened.source, Report(source, findings))

    # ---- fixes -----------------------------------------------------------------------------------------------------

    def _mended(self, opened: Opened, chain: Chain) -> Source:
        """The source after its fixes, which are written unless they are only shown; as it was where that cannot be done."""
        from speechparse.check.fix import fixed
        from speechparse.check.write import write

        after = opened.source
        try:
            mended = fixed(opened.source, opened.grammar, chain.findings, self._options.unsafe)
            if not self._options.diff and opened.path != "-":
                write(opened.source, mended.source)
            after = mended.source
            self._made += len(mended.applied)
            self._refused += len(mended.refused)
            self.changed += after.text != opened.source.text
        except SpeechparseError as error:
            self._sources.fail(error)
        if opened.path == "-" and not self._options.diff:
            sys.stdout.flush()
            sys.stdout.buffer.write(after.encode())
            sys.stdout.buffer.flush()
        return after

    def sums(self) -> Iterator[str]:
        """How many fixes were made or would be, and how many were not."""
        if self._made:
            would = ngettext("Would mend {count} flaw.", "Would mend {count} flaws.", self._made)
            did = ngettext("Mended {count} flaw.", "Mended {count} flaws.", self._made)
            yield (would if self._options.diff else did).format(count=self._made)
        if self._refused:
            told = ngettext(
                "{count} fix was not made: it could not be shown to leave the text intact.",
                "{count} fixes were not made: they could not be shown to leave the text intact.",
                self._refused,
            )
            yield told.format(count=self._refused)

    # ---- suppressions ----------------------------------------------------------------------------------------------

    def _suppressions(self, asked: Settings, used: Iterable[Entry]) -> None:
        applied = {each.rule.id for each in asked.active}
        for entry in asked.suppress if asked.judge else ():
            if any(matching(name) & applied for name in entry.rules):
                self._entries.setdefault(entry, False)
        self._entries.update(dict.fromkeys(used, True))

    def unused(self, paths: Iterable[str]) -> Iterator[str]:
        """A line for each suppression in a configuration that no file needs.

        One for several files is only judged where all of them were checked: where a path named is the configuration's folder
        or one above it. So is one for a file that is not there (any more).
        """
        folders = [Path(path).resolve() for path in paths if path != "-" and Path(path).is_dir()]
        for entry in {**self._entries, **self._all}:
            here = Path(entry.path).resolve().parent
            there = bool(entry.file) and (here / entry.file.lstrip("/")).is_file()
            whole = any(folder in (here, *here.parents) for folder in folders)
            judged = whole or there if entry in self._entries else whole and entry.file and not there
            if judged and not self._entries.get(entry):
                where = entry.section or entry.text
                message = _("{path}:{line}: this suppression is not needed any more ({rules}, {where}); take it out")
                yield message.format(path=entry.path, line=entry.line, rules=", ".join(entry.rules), where=where)


class Baselines:
    """The baselines of files: the one of the call, else that of the configuration."""

    def __init__(self, options: Options) -> None:
        self._path = options.baseline
        self._record = options.record
        self._default = Path(baseline.NAME)
        self._targets: dict[str, Path] = {}
        self._configured: set[Path] = set()
        if self._path and (self._path.exists() or not self._record):
            _load(self._path)

    def of(self, file: str, config: Config | None) -> baseline.Counts | None:
        """What is recorded of a file; None without a baseline, and where one is to be written."""
        path = self._path or (config.check.baseline if config else None)
        if config and config.check.baseline:
            self._configured.add(config.check.baseline)
        if self._record:
            self._targets[file] = path or (config.path.parent / baseline.NAME if config else self._default)
            return None
        return _load(path).of(file) if path else None

    def record(self, found: Mapping[str, baseline.Counts]) -> Iterator[str]:
        """Write what is found in files to their baselines; a line for each baseline."""
        for path in dict.fromkeys(self._targets[file] for file in found):
            files = {file: counts for file, counts in found.items() if self._targets[file] == path}
            before = _load(path) if path.exists() else baseline.Baseline(path)
            save(path, baseline.written(baseline.updated(before, files)))
            count = sum(sum(sections.values()) for counts in files.values() for sections in counts.values())
            message = ngettext("Recorded {count} finding in {path}.", "Recorded {count} findings in {path}.", count)
            yield message.format(count=count, path=path)
            if path not in self._configured:
                yield _("Leave them out with --baseline {path}, or name it in .speechparse.yaml (check, baseline).").format(path=path)


_load = cache(baseline.load)


def file_settings(config: Config | None, options: Options, file: str) -> Settings:
    """How a file is checked, by its configuration and the call."""
    return settings(config.check if config else Choice(), options.demand, config.relative(file) if config else None)
