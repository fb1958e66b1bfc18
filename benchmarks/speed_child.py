"""Runs one command to its end and prints its seconds, peak memory (KiB) and exit status: ``speed_child.py pipe|terminal COMMAND``.

It is a small process of its own since the kernel counts for a command what the process that started it held: a benchmark with
large texts in memory would measure itself.
"""

from __future__ import annotations

import os
import sys
import termios
import time

LINES, COLUMNS = 40, 100


def drain(handle: int) -> None:
    """Read to the end, as a pager or a terminal does."""
    try:
        while os.read(handle, 1 << 16):
            pass
    except OSError:
        pass  # so Linux tells that nobody writes to a terminal any more


def main() -> None:
    kind, *command = sys.argv[1:]
    nothing = os.open(os.devnull, os.O_RDWR)
    if kind == "terminal":
        ours, theirs = os.openpty()
        termios.tcsetwinsize(theirs, (LINES, COLUMNS))
        streams = (theirs, theirs, theirs)
    else:
        ours, theirs = os.pipe()
        streams = (nothing, theirs, nothing)
    begun = time.perf_counter()
    actions = [(os.POSIX_SPAWN_DUP2, stream, number) for number, stream in enumerate(streams)]
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
    os.close(theirs)
    drain(ours)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - begun
    print(seconds, usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1), os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
