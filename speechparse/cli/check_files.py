"""The files of a call of ``speechparse check``, and their results taken together."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from speechparse.check import baseline
from speechparse.check.settings import Entry
from speechparse.cli.check_job import Checked, Checking, loaded
from speechparse.cli.check_options import Options
from speechparse.cli.many import Files
from speechparse.cli.output import put_bytes, save
from speechparse.messages import _, ngettext, series
from speechparse.render.page import Page
from speechparse.vcs import Repositories


class Checks:
    """The files of a call, which are checked as they are asked for, with sums over those checked so far.

    Attributes:
        changed: how many files fixes changed, or would.
        baselines: the baselines to write.
    """

    def __init__(self, files: Files, options: Options) -> None:
        self.changed = 0
        self.baselines = Baselines(options)
        self._files = files
        self._options = options
        self._made = self._refused = 0
        self._entries: dict[Entry, bool] = {}  # those that a file could need, and whether one did
        self._all: dict[Entry, None] = {}  # all entries of the configurations
        self._repositories = None
        if options.since is not None:
            self._repositories = Repositories(options.since)
            for name in files.names:
                if os.path.exists(name):
                    self._repositories.of(name)  # a wrong revision is told once, before any file is read

    @property
    def failed(self) -> int:
        """How much work could not be done."""
        return self._files.failed

    def each(self, page: Page) -> Iterator[Checked]:
        """The files in order."""
        for found in self._files.each(Checking(self._options, page, self._repositories)):
            if found.error:
                self._files.fail(found.error)
            if found.mended is not None:
                put_bytes(found.mended)
            self._made += found.made
            self._refused += found.refused
            self.changed += found.changed
            for entry, needed in found.entries.items():
                self._entries[entry] = needed or self._entries.get(entry, False)
            self._all.update(dict.fromkeys(found.all_entries))
            self.baselines.add(found)
            yield found

    def sums(self) -> Iterator[str]:
        """Yield how many fixes were made or would be, and how many were not."""
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

    def unused(self, paths: Iterable[str]) -> Iterator[str]:
        """Yield a line for each suppression in a configuration that no file needs.

        One for several files is only judged where all of them were checked: where a path named is the configuration's folder
        or one above it. So is one for a file that is not there (any more).
        """
        folders = [Path(path).resolve() for path in paths if path != "-" and os.path.isdir(path)]
        for entry in {**self._entries, **self._all}:
            here = Path(entry.path).resolve().parent
            there = bool(entry.file) and os.path.isfile(here / entry.file.lstrip("/"))
            whole = any(folder in (here, *here.parents) for folder in folders)
            judged = whole or there if entry in self._entries else whole and entry.file and not there
            if judged and not self._entries.get(entry):
                where = entry.section or entry.text
                message = _("{path}:{line}: this suppression is not needed any more ({rules}, {where}); take it out")
                yield message.format(path=entry.path, line=entry.line, rules=series(entry.rules), where=where)


class Baselines:
    """The baselines of files: the one of the call, else that of the configuration."""

    def __init__(self, options: Options) -> None:
        self._targets: dict[str, Path] = {}
        self._configured: set[Path] = set()
        if options.baseline and (os.path.exists(options.baseline) or not options.record):
            loaded(options.baseline)  # a wrong one is told once, before any file is read

    def add(self, found: Checked) -> None:
        """Note where the findings of a file are recorded."""
        if found.baseline:
            self._targets[found.path] = found.baseline
        if found.configured:
            self._configured.add(found.configured)

    def record(self, found: Mapping[str, baseline.Counts]) -> Iterator[str]:
        """Write the findings of files to their baselines; yield a line for each baseline."""
        for path in dict.fromkeys(self._targets[file] for file in found):
            files = {file: counts for file, counts in found.items() if self._targets[file] == path}
            before = loaded(path) if os.path.exists(path) else baseline.Baseline(path)
            save(path, baseline.written(baseline.updated(before, files)))
            count = sum(sum(sections.values()) for counts in files.values() for sections in counts.values())
            message = ngettext("Recorded {count} finding in {path}.", "Recorded {count} findings in {path}.", count)
            yield message.format(count=count, path=path)
            if path not in self._configured:
                yield _("Leave them out with --baseline {path}, or name it in .speechparse.yaml (check, baseline).").format(path=path)
