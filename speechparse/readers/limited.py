"""Processes an untrusted file in a process of its own, so that a hang, a crash or too much memory there harms nothing here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

_CHILD = "import sys; sys.path.insert(0, sys.argv[1]); from speechparse.readers.limited import work; work(*sys.argv[2:])"


class LimitError(Exception):
    """The process ran out of time, crashed, or ran out of memory."""


def run(module: str, data: bytes, seconds: float, memory: int) -> Any:
    """Return what the function ``work`` of a module of this package returns for the data, as JSON carries it.

    Args:
        module: the module's name.
        data: what the function gets.
        seconds: how long it may take.
        memory: how many bytes the process may have, where the system keeps to that (Windows does not).

    Raises:
        LimitError: there is no answer.
    """
    root = str(Path(__file__).parents[2])
    command = [sys.executable, "-P", "-X", "utf8", "-c", _CHILD, root, module, str(memory)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=True)
        return json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise LimitError from error


def work(module: str, memory: str) -> None:
    """Run in the process: set the limit, do the work, print the answer on standard output."""
    from importlib import import_module

    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    except (ImportError, OSError, ValueError):  # Windows has no such limit, macOS does not take every one
        pass
    answer = import_module(f"speechparse.readers.{module}").work(sys.stdin.buffer.read())
    json.dump(answer, sys.stdout)
