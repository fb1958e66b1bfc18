"""What two processes gain, and how memory grows with the number of files: ``python benchmarks/scaling.py [ROUNDS]``.

Cores that share caches, memory and heat do not do twice the work of one, and a busy machine still less. So each round measures what
the machine itself scales: one call with ``--jobs 1`` over ten thousand files, and two such calls at the same time over half of them
each. What ``--jobs 2`` gains is told as a share of that; the goal is 0.93. Memory is the peak (maximum resident set) of the main
process and of the largest worker, for a thousand and for ten thousand files.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

from speed_texts import speeches

GOAL = 0.93
FILES, TEN = 1_000, 10_000
LENGTH = 1_000  # characters of a file, at most
COMMANDS = (("outline", "--format", "jsonl"), ("check", "--format", "jsonl"), ("stats", "--no-words", "--format", "csv"))


def fill(folder: Path, count: int) -> list[str]:
    """Write that many files, a hundred a folder; the folders."""
    texts = [text[:LENGTH] for text in speeches()]
    for number, text in enumerate(islice(cycle(texts), count)):
        path = folder / f"{number // 100:03}" / f"{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [f"{number:03}" for number in range(count // 100)]


def started(folder: Path, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "speechparse", *arguments]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def seconds(folder: Path, *calls: Sequence[str]) -> float:
    """How long calls take that are made at the same time."""
    begun = time.perf_counter()
    for process in [started(folder, call) for call in calls]:
        process.wait()
    return time.perf_counter() - begun


def scaling(folder: Path, parts: Sequence[str], command: Sequence[str], rounds: int) -> None:
    alone, halves, jobs = [], [], []
    half = len(parts) // 2
    for _round in range(rounds):
        alone.append(seconds(folder, [*command, "--jobs", "1", *parts]))
        one, other = [*command, "--jobs", "1", *parts[:half]], [*command, "--jobs", "1", *parts[half:]]
        halves.append(seconds(folder, one, other))
        jobs.append(seconds(folder, [*command, "--jobs", "2", *parts]))
    machine = statistics.median(a / b for a, b in zip(alone, halves, strict=True))
    ours = statistics.median(a / b for a, b in zip(alone, jobs, strict=True))
    share = statistics.median(b / c for b, c in zip(halves, jobs, strict=True))
    verdict = "yes" if share >= GOAL else "no"
    print(f"{command[0]:8} machine {machine:.2f} ×  --jobs 2 {ours:.2f} ×  share {share:.3f}  (goal {GOAL}: {verdict})")


def peak(folder: Path, parts: Sequence[str], command: Sequence[str]) -> tuple[float, float]:
    """MiB that the main process and the largest of those below it took at most, as Linux counts them."""
    process = started(folder, [*command, "--jobs", "2", *parts])
    main = workers = 0
    while process.poll() is None:
        main = max(main, high(process.pid))
        workers = max(workers, *map(high, below(process.pid)), 0)
        time.sleep(0.1)
    return main / 1024, workers / 1024


def high(pid: int) -> int:
    """KiB that a process has taken at most so far; 0 if it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


def below(pid: int) -> list[int]:
    """The processes that a process has started, and those that they have."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [each for child in map(int, children) for each in (child, *below(child))]


def main(rounds: int) -> None:
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, rounds: {rounds}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts = fill(folder, TEN)
        few = parts[: FILES // 100]
        for command in COMMANDS:
            scaling(folder, parts, command, rounds)
        for command in COMMANDS:
            (a, b), (c, d) = peak(folder, few, command), peak(folder, parts, command)
            print(f"{command[0]:8} {FILES:,} files: main {a:.1f}, worker {b:.1f} MiB; {TEN:,}: main {c:.1f}, worker {d:.1f} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
