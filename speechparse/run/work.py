"""Does one job for every file, in this process or by workers; the results come in the order of the files.

A job is called with the name of a file and gives a result. Workers get it pickled, and send results back: a job holds little, and
gives what is finished (the lines of a file, figures, findings in the words of a format), no trees.
"""

from __future__ import annotations

import os
import stat
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

from speechparse.errors import SpeechparseError
from speechparse.messages import _
from speechparse.readers import is_address

if TYPE_CHECKING:
    from concurrent.futures import Future

R = TypeVar("R")
Job = Callable[[str], R]

FEW = 2_000_000
"""Bytes of input that are done sooner in this process than by workers, which take a while to start."""
_EACH = 4_000  # bytes that reading a file costs beside what is in it
_FAR = 100_000  # bytes that a file behind an address is taken for


class Done(NamedTuple, Generic[R]):
    """The outcome for a file: a result, or the reason why there is none."""

    result: R | None
    error: str = ""


class Workers(Protocol):
    """A pool of workers.

    Attributes:
        size: bytes of a batch: so many that a batch takes much longer than sending it.
        ahead: how many batches are under way at a time; results wait for those before them, so no more may be there.
        died: what a batch fails with when its worker dies.
    """

    size: int
    ahead: int
    died: tuple[type[BaseException], ...]

    def submit(self, job: bytes, names: Sequence[str]) -> Future[list[Done[Any]]]:
        """Begin a batch."""

    def alone(self, job: bytes, name: str) -> Future[list[Done[Any]]]:
        """Begin a batch of one file, on a worker that does nothing else."""

    def wait(self, future: Future[list[Done[Any]]]) -> list[Done[Any]]:
        """Wait for a batch and return its results."""

    def close(self) -> None:
        """End the work, even if not all of it is done."""


def results(job: Job[R], names: Iterable[str], workers: Workers | None = None) -> Iterator[Done[R]]:
    """Yield the outcome for each file, in their order.

    A worker that dies loses only the file that it dies of: the batches that were under way are done again, a file at a time.

    Args:
        job: what is done with each.
        names: the files.
        workers: who does it; None for this process.
    """
    if workers is None:
        for name in names:
            yield done(job, name)
        return
    import pickle

    pickled = pickle.dumps(job)
    under_way: deque[tuple[list[str], Future[list[Done[R]]] | None]] = deque()
    for batch, here in _batches(names, workers.size):
        under_way.append((batch, None if here else workers.submit(pickled, batch)))
        if len(under_way) >= workers.ahead:
            yield from _finished(job, pickled, *under_way.popleft(), workers)
    while under_way:
        yield from _finished(job, pickled, *under_way.popleft(), workers)


def _finished(job: Job[R], pickled: bytes, names: list[str], future: Future[list[Done[R]]] | None, workers: Workers) -> Iterator[Done[R]]:
    if future is None:
        yield from (done(job, name) for name in names)
        return
    try:
        yield from workers.wait(future)
    except workers.died:
        for name in names:
            yield _alone(pickled, name, workers)


def _alone(pickled: bytes, name: str, workers: Workers) -> Done[Any]:
    try:
        (only,) = workers.wait(workers.alone(pickled, name))
    except workers.died:
        return Done(None, _("{path}: left out: the process that read it was killed (too little memory?)").format(path=name))
    return only


def batch(job: bytes, names: Sequence[str]) -> list[Done[Any]]:
    """Do the job for each file of a batch; called in a worker."""
    return [done(_unpickled(job), name) for name in names]


@lru_cache(maxsize=1)
def _unpickled(job: bytes) -> Job[Any]:
    """The job, the same object for all batches, so that it keeps what it caches (configurations)."""
    import pickle

    unpickled: Job[Any] = pickle.loads(job)
    return unpickled


def done(job: Job[R], name: str) -> Done[R]:
    """Do the job for a file. Whatever fails, the files after it are still processed."""
    try:
        return Done(job(name))
    except SpeechparseError as error:
        return Done(None, str(error))
    except MemoryError:
        return Done(None, _("{path}: left out: there is not enough memory for it").format(path=name))
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        message = _("{path}: left out: a mistake in speechparse, please report it ({error}); python -X dev -m speechparse shows where")
        return Done(None, message.format(path=name, error=" ".join(f"{type(error).__name__}: {error}".split())))


def is_much(names: Iterable[str]) -> bool:
    """Whether there is so much to read that starting workers pays."""
    total = 0
    for name in names:
        total += _cost(name) or 0
        if total > FEW:
            return True
    return False


def _batches(names: Iterable[str], size: int) -> Iterator[tuple[list[str], bool]]:
    """Yield the files of each batch, and whether only this process can read them."""
    batch: list[str] = []
    total = 0
    for name in names:
        cost = _cost(name)
        if batch and (cost is None or total + cost > size):
            yield batch, False
            batch, total = [], 0
        if cost is None:
            yield [name], True
        else:
            batch.append(name)
            total += cost
    if batch:
        yield batch, False


def _cost(name: str) -> int | None:
    """The cost of a file in bytes of text; None if only this process can read it (standard input, a pipe)."""
    if name == "-" or is_address(name):
        return None if name == "-" else _FAR
    try:
        found = os.stat(name)
    except (OSError, ValueError):
        return _EACH  # the job tells
    return found.st_size + _EACH if stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode) else None
