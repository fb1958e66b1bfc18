"""Runs a job for each file of a call: by how many processes, on which cluster, with what progress."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from speechparse.cli.program import complain
from speechparse.cli.texts import Whole, option
from speechparse.errors import ReadError
from speechparse.frozen import Frozen
from speechparse.messages import _, later

if TYPE_CHECKING:
    from speechparse.run.work import Job, Workers

R = TypeVar("R")


class Many(Frozen):
    """How a call works on its files.

    Attributes:
        jobs: how many processes do the work; None for as many as there are cores, where there is much to read.
        cluster: the address of a Dask scheduler whose workers do it; None for this machine.
        include, exclude: which files of directories are taken, and which are not, by patterns as in a .gitignore.
    """

    jobs: int | None = None
    cluster: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


class Files:
    """The files of a call. What cannot be done is reported on standard error, counted and left out.

    Attributes:
        names: the files, and "-".
        failed: how much work could not be done.
    """

    def __init__(self, paths: tuple[str, ...], many: Many, output: str | None = None) -> None:
        """List the files.

        Args:
            paths: files, directories and "-".
            many: which files of directories are taken, and how they are gone over.
            output: the file that is to be written.

        Raises:
            WriteError: the file to be written is one of those to be read.
        """
        from speechparse.cli.output import spare  # help and completion do without
        from speechparse.run.files import Wanted, files

        self.failed = 0
        self._many = many
        self._told: set[str] = set()
        self.names: list[str] = []
        for path in paths:
            before = len(self.names), self.failed
            self.names += files((path,), Wanted(many.include, many.exclude), lambda error: self.fail(str(error)))
            if (len(self.names), self.failed) == before:
                self.fail(_("no file to read in {path}").format(path=path))
        spare(output, self.names)

    def each(self, job: Job[R]) -> Iterator[R]:
        """Yield the results of a job for each file, in their order."""
        from speechparse.run.work import results

        workers = self._workers(job)
        if workers:
            click.get_current_context().call_on_close(workers.close)
        found = results(job, self.names, workers)
        if len(self.names) > 1 and sys.stderr.isatty() and not sys.stdout.isatty():
            from speechparse.cli.progress import shown

            found = shown(found, len(self.names))
        for done in found:
            if done.result is None:
                self.fail(done.error)
            else:
                yield done.result

    def fail(self, message: str) -> None:
        """Count work that could not be done, and say why, once (many files may share a wrong configuration)."""
        self.failed += 1
        if message not in self._told:
            self._told.add(message)
            complain(message)

    def _workers(self, job: Job[R]) -> Workers | None:
        """The workers; None for this process."""
        if self._many.cluster:
            from speechparse.run.cluster import Cluster

            return Cluster(self._many.cluster)
        if self._many.jobs == 1 or len(self.names) < 2:
            return None
        from speechparse.run.processes import Processes, cores
        from speechparse.run.work import is_much

        if not self._many.jobs and not is_much(self.names):
            return None
        count = min(self._many.jobs or cores(), len(self.names))
        try:
            return Processes(count, type(job).__module__) if count > 1 else None
        except (ImportError, NotImplementedError, OSError):  # a machine without semaphores: some sandboxes
            return None


_OPTIONS = (
    option(
        "--jobs",
        "-j",
        type=Whole(1),
        metavar="N",
        help=later("Read files in N processes at a time (default: as many as there are cores; for little input 1)."),
    ),
    option("--cluster", metavar="ADDRESS", help=later("Have the workers of a Dask cluster read the files (tcp://host:8786).")),
    option(
        "--include",
        multiple=True,
        metavar="PATTERN",
        help=later("Of directories take the files that match, as in a .gitignore, whatever their endings."),
    ),
    option("--exclude", multiple=True, metavar="PATTERN", help=later("Of directories leave out what matches, as in a .gitignore.")),
)


def many_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of every command that works on many files, which it gets as one value."""

    @wraps(command)
    def called(*, jobs: int | None, cluster: str | None, include: tuple[str, ...], exclude: tuple[str, ...], **given: Any) -> Any:
        if jobs and cluster:
            raise click.UsageError(_("--jobs and --cluster exclude one another"))
        for name, patterns in (("--include", include), ("--exclude", exclude)):
            if patterns:
                _check(name, patterns)
        return command(many=Many(jobs, cluster, include, exclude), **given)

    for decorate in reversed(_OPTIONS):
        called = decorate(called)
    return called


def _check(name: str, patterns: tuple[str, ...]) -> None:
    from speechparse.run.files import matching

    try:
        matching(patterns)
    except ReadError as error:
        raise click.UsageError(f"{name}: {error}") from error
