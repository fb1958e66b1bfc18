"""Workers that are processes of this machine."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import forkserver
from typing import Any

from speechparse.run import work

# Python 3.14 changes the default. "fork" copies a process with its threads' locks, which may be held; "spawn" imports everything
# anew in each worker. A server that has imported it and forks is safe and starts workers in a few milliseconds.
START = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"

_RARELY = 200_000  # as in the main process: trees have no cycles to look for


def cores() -> int:
    """How many processes can run at a time: the cores that this one may use."""
    if sys.version_info >= (3, 13):
        return os.process_cpu_count() or 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Processes:
    """Processes that do batches of files. To be closed, also when something else has failed.

    A pool whose worker has died is of no use any more: all of its batches fail, and the next one begins a new pool.
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
        if START == "forkserver":
            self._context.set_forkserver_preload([module])
            with _uninterrupted():
                forkserver.ensure_running()
        self._pool = self._made(count)
        self._single: ProcessPoolExecutor | None = None
        self._under_way: set[Future[list[work.Done[Any]]]] = set()

    def submit(self, job: bytes, names: Sequence[str]) -> Future[list[work.Done[Any]]]:
        try:
            return self._begun(self._pool, job, names)
        except BrokenExecutor:
            self._pool = self._made(self._count)
            return self._begun(self._pool, job, names)

    def alone(self, job: bytes, name: str) -> Future[list[work.Done[Any]]]:
        self._single = self._single or self._made(1)
        try:
            return self._begun(self._single, job, [name])
        except BrokenExecutor:
            self._single = self._made(1)
            return self._begun(self._single, job, [name])

    def wait(self, future: Future[list[work.Done[Any]]]) -> list[work.Done[Any]]:
        return future.result()

    def close(self) -> None:
        """End the processes: at once if they are still at work."""
        at_work = bool(self._under_way)
        for pool in (self._pool, self._single):
            if pool:
                pool.shutdown(wait=not at_work, cancel_futures=True)
        if at_work:
            for process in multiprocessing.active_children():
                process.terminate()

    def _made(self, count: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(count, self._context, _begin)

    def _begun(self, pool: ProcessPoolExecutor, job: bytes, names: Sequence[str]) -> Future[list[work.Done[Any]]]:
        future = pool.submit(work.batch, job, names)
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)
        return future


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


def _begin() -> None:
    """What a worker does first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_RARELY)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker whose main process was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
