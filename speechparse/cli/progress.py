"""Shows progress on standard error if it is a terminal."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TypeVar

T = TypeVar("T")

_PATIENCE = 1.0  # seconds before it is shown


def shown(items: Iterator[T], total: int) -> Iterator[T]:
    """Yield the items as they come, with a progress bar if they take long."""
    begun = time.monotonic()
    number = 0
    for item in items:
        number += 1
        yield item
        if time.monotonic() - begun >= _PATIENCE:
            break
    else:
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        bar = progress.add_task("", total=total, completed=number)
        for item in items:
            yield item
            progress.advance(bar)
