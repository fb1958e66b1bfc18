"""Workers of a Dask cluster. They read the files themselves, by the same paths, which they must see too, or by addresses."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from typing import Any

from speechparse import messages
from speechparse.errors import ClusterError, ExtraError
from speechparse.messages import _, series
from speechparse.readers import is_address
from speechparse.run import work
from speechparse.version import __version__

_ANSWER = 20  # seconds in which the scheduler must answer, and a worker be there
_PATIENCE = 60  # seconds without any worker
_LOOK = 2  # seconds between two looks at the workers


class Cluster:
    """A Dask cluster that processes batches of files.

    The scheduler itself gives a batch to another worker when one dies; a batch that several have died of comes back as failed.
    """

    size = 1_000_000  # a batch costs the scheduler some 5 ms

    def __init__(self, address: str) -> None:
        """Connect.

        Raises:
            ExtraError: distributed is not installed.
            ClusterError: there is no such cluster, or its workers cannot do the work.
        """
        try:
            import distributed
            from distributed.scheduler import KilledWorker
        except ImportError as error:
            raise ExtraError(_("--cluster needs distributed: pip install 'speechparse[cluster]'")) from error
        connect: Any = distributed.Client  # untyped, as all of it
        self.died: tuple[type[BaseException], ...] = (KilledWorker,)
        self._address = address
        try:
            self._client = connect(address, timeout=_ANSWER, set_as_default=False)
        except Exception as error:  # a wrong address, none that answers, another version: an error of its own each
            raise self._told(_("no Dask scheduler answers"), error) from error
        try:
            self._look_at_workers()
        except BaseException:
            self._client.close()
            raise
        self._executor = self._client.get_executor(pure=False)
        self._here = os.getcwd(), messages.language()

    def _look_at_workers(self) -> None:
        """Check that there are workers, and that they have the same version of this program."""
        try:
            self._client.wait_for_workers(1, timeout=_ANSWER)
        except Exception as error:
            raise self._told(_("the cluster has no workers"), error) from error
        try:
            versions: set[str] = set(self._client.run(installed).values())
        except Exception as error:
            versions = {" ".join(str(error).split())}
        if versions != {__version__}:
            message = _("{address}: its workers must have speechparse {version}; install it there: {found}")
            raise ClusterError(message.format(address=self._address, version=__version__, found=series(sorted(versions))))
        threads: int = sum(self._client.nthreads().values())
        self.ahead = 4 * threads

    def submit(self, job: bytes, names: Sequence[str]) -> Future[list[work.Done[Any]]]:
        future: Future[list[work.Done[Any]]] = self._executor.submit(batch, job, list(names), *self._here)
        return future

    def alone(self, job: bytes, name: str) -> Future[list[work.Done[Any]]]:
        """Begin a batch of one file. The scheduler tells what a worker died of from what was waiting, so the others go on."""
        return self.submit(job, [name])

    def wait(self, future: Future[list[work.Done[Any]]]) -> list[work.Done[Any]]:
        last = time.monotonic()
        while True:
            try:
                return future.result(_LOOK)
            except TimeoutError as error:
                if future.done():
                    raise
                if self._client.scheduler_info().get("workers"):
                    last = time.monotonic()
                elif time.monotonic() - last > _PATIENCE:
                    raise self._told(_("the cluster has no workers any more"), error) from error
            except CancelledError as error:
                raise self._told(_("the connection to the cluster was lost"), error) from error

    def close(self) -> None:
        """Cancel what is still to be done, and disconnect."""
        self._executor.shutdown(wait=False)
        self._client.close()

    def _told(self, what: str, error: BaseException) -> ClusterError:
        why = " ".join(f"{error}".split()) or type(error).__name__
        return ClusterError(f"{self._address}: {what} ({why})")


def installed() -> str:
    """Return the version of speechparse that a worker has."""
    return __version__


def batch(job: bytes, names: Sequence[str], folder: str, language: str) -> list[work.Done[Any]]:
    """Process a batch on a worker of a cluster, in a folder and a language."""
    with _as_in(folder, language) as there:
        if there:
            return work.batch(job, names)
        message = _("{path}: the workers of the cluster do not see this folder; use one that all share, or addresses")
        lost = work.Done(None, message.format(path=folder))
        return [work.batch(job, [name])[0] if is_address(name) else lost for name in names]


_ALONE = threading.Lock()
_LANGUAGE = ("LANGUAGE", "LC_MESSAGES", "LC_ALL")


@contextmanager
def _as_in(folder: str, language: str) -> Iterator[bool]:
    """In another folder and language; whether there is that folder. They are those of a whole process: its threads take turns,
    which costs nothing, as only one at a time could compute.
    """
    with _ALONE:
        before, environment = os.getcwd(), {name: os.environ.get(name) for name in _LANGUAGE}
        try:
            os.chdir(folder)
            there = True
        except OSError:
            there = False
        messages.choose(language)
        try:
            yield there
        finally:
            os.chdir(before)
            for name, value in environment.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value
