"""Workers that are processes on this machine."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import forkserver
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

from speechparse.run import work

# Python 3.14 changes the default. "fork" copies a process with its threads' locks, which may be held; "spawn" imports everything
# anew in each worker. A server that has imported it and forks is safe and starts workers in a few milliseconds.
START = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"

_RARELY = 200_000  # as in the main process: trees have no cycles to look for
_SMALL = 2_000  # bytes that are sent whole or not at all: a pipe takes up to 4096 at once


def cores() -> int:
    """Return how many processes can run at a time: the number of cores that this one may use."""
    if sys.version_info >= (3, 13):
        return os.process_cpu_count() or 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Processes:
    """Processes that work on batches of files; to be closed even after a failure.

    A pool whose worker has died is of no use any more: all of its batches fail, and the next one begins a new pool. Results come as
    files in a folder of this call, as all workers of a pool write to one pipe: where one is killed in the middle of a long result, the
    pool would wait for the rest of it for ever.
    """

    size = 256_000
    died: tuple[type[BaseException], ...] = (BrokenExecutor,)

    def __init__(self, count: int, module: str) -> None:
        """Make the pool.

        Args:
            count: how many processes.
            module: the module of the job, imported before the workers begin.

        Raises:
            OSError, ImportError, NotImplementedError: this machine has no semaphores, and so no pools.
        """
        self.ahead = 4 * count
        self._count = count
        self._context = multiprocessing.get_context(START)
        self._others = {process.pid for process in multiprocessing.active_children()}
        if START == "forkserver":
            self._context.set_forkserver_preload([module])
            with _uninterrupted():
                forkserver.ensure_running()
        self._before = signal.signal(signal.SIGTERM, _ended) if threading.current_thread() is threading.main_thread() else None
        self._folder = tempfile.TemporaryDirectory(prefix="speechparse-", ignore_cleanup_errors=True)
        self._pool = self._made(count)
        self._single: ProcessPoolExecutor | None = None
        self._under_way: set[Future[Any]] = set()

    def submit(self, job: bytes, names: Sequence[str]) -> Future[Any]:
        try:
            return self._begun(self._pool, job, names)
        except BrokenExecutor:
            self._pool = self._made(self._count)
            return self._begun(self._pool, job, names)

    def alone(self, job: bytes, name: str) -> Future[Any]:
        self._single = self._single or self._made(1)
        try:
            return self._begun(self._single, job, [name])
        except BrokenExecutor:
            self._single = self._made(1)
            return self._begun(self._single, job, [name])

    def wait(self, future: Future[Any]) -> list[work.Done[Any]]:
        sent: bytes | str = future.result()
        if isinstance(sent, str):
            path, sent = sent, Path(sent).read_bytes()
            Path(path).unlink()
        found: list[work.Done[Any]] = pickle.loads(sent)
        return found

    def close(self) -> None:
        """End the processes: at once if they are still at work."""
        if self._under_way:
            for process in multiprocessing.active_children():
                if process.pid not in self._others:
                    process.terminate()
        for pool in (self._pool, self._single):
            if pool:
                pool.shutdown(cancel_futures=True)
        self._folder.cleanup()
        if self._before is not None:
            signal.signal(signal.SIGTERM, self._before)

    def _made(self, count: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(count, self._context, _begin, (self._folder.name,))

    def _begun(self, pool: ProcessPoolExecutor, job: bytes, names: Sequence[str]) -> Future[Any]:
        future = pool.submit(_batch, job, names, self._folder.name)
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)
        return future


def _ended(number: int, _frame: FrameType | None) -> NoReturn:
    """Told to end (kill, a job that ran out of time), the main process ends its workers and leaves nothing behind."""
    raise SystemExit(128 + number)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """What is started here takes no notice of Ctrl-C, from its first instruction on, nor does what that starts: it is for the main
    process alone.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _batch(job: bytes, names: Sequence[str], folder: str) -> bytes | str:
    """Process a batch and return its results pickled, or the file that holds them if they are large."""
    found = pickle.dumps(work.batch(job, names), pickle.HIGHEST_PROTOCOL)
    if len(found) <= _SMALL:
        return found
    try:
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
            file.write(found)
    except OSError:  # a full disk
        return found
    return file.name


def _begin(folder: str) -> None:
    """Prepare a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_RARELY)
    threading.Thread(target=_end_with_parent, args=(folder,), daemon=True).start()


def _end_with_parent(folder: str) -> None:
    """A worker whose main process was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)
