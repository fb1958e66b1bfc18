"""How ``speed.py`` measures: whole processes in turn, figures of each round, their median."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from speed_texts import ROOT

CHILD = Path(__file__).with_name("speed_child.py")
GOOD = (0, 1)  # a linter that has found something ends with 1


@dataclass(frozen=True)
class Job:
    """A command that is measured, in the folder of the texts."""

    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    terminal: bool = False
    cold: bool = False  # with an empty cache folder


@dataclass(frozen=True)
class Run:
    seconds: float
    peak: float  # MiB


Runs = Mapping[str, Run]  # one round: each job's name, and how it ran
Figure = Callable[[Runs], float]


@dataclass(frozen=True)
class Goal:
    sign: str
    limit: float

    def met(self, value: float) -> bool:
        return value <= self.limit if self.sign == "≤" else value >= self.limit


@dataclass(frozen=True)
class Row:
    """A line of the table: what it is, in English and in Chinese, and how it is worked out from a round."""

    what: tuple[str, str]
    figure: Figure
    unit: str
    goal: Goal | None = None


@dataclass(frozen=True)
class Trial:
    """Jobs that run in turn, round after round, and what is told of them."""

    name: str
    jobs: Mapping[str, Job]
    rows: tuple[Row, ...]
    rounds: int = 1  # for each one asked for: short runs need more


@dataclass(frozen=True)
class Result:
    row: Row
    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def spread(self) -> tuple[float, float]:
        """The lower and the upper quartile."""
        if len(self.values) == 1:
            return self.values[0], self.values[0]
        low, _, high = statistics.quantiles(self.values, method="inclusive")
        return low, high

    @property
    def met(self) -> bool | None:
        return self.row.goal.met(self.median) if self.row.goal else None


def results(trial: Trial, rounds: Iterator[Runs]) -> list[Result]:
    kept = list(rounds)
    return [Result(row, tuple(row.figure(runs) for runs in kept)) for row in trial.rows]


def measured(trial: Trial, rounds: int, folder: Path) -> Iterator[Runs]:
    """The rounds of a trial; one before them, which fills the caches, is thrown away."""
    for n in range(rounds * trial.rounds + 1):
        runs = {name: run(job, folder) for name, job in trial.jobs.items()}
        if n:
            yield runs


def run(job: Job, folder: Path) -> Run:
    with tempfile.TemporaryDirectory() as empty:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **job.environment}
        environment["XDG_CACHE_HOME"] = empty if job.cold else str(folder / "cache")
        for name in ("COLUMNS", "PYTHONDONTWRITEBYTECODE"):
            environment.pop(name, None)
        child = [sys.executable, "-I", "-S", CHILD, "terminal" if job.terminal else "pipe", *job.command]
        said = subprocess.run(child, cwd=folder, env=environment, stdout=subprocess.PIPE, encoding="ascii", check=True).stdout
    seconds, peak, status = said.split()
    if int(status) not in GOOD:
        sys.exit(f"ended with status {status}: {' '.join(job.command)}")
    return Run(float(seconds), int(peak) / 1024)


def over(job: str, base: str = "click") -> Figure:
    """How many times as long a job takes."""
    return lambda runs: runs[job].seconds / runs[base].seconds


def rate(job: str, megabytes: float, start: str) -> Figure:
    """Megabytes a second, less the time of a start."""
    return lambda runs: megabytes / max(runs[job].seconds - runs[start].seconds, 1e-4)


def ratio(one: Figure, other: Figure) -> Figure:
    return lambda runs: one(runs) / other(runs)
