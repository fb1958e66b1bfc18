"""The number of findings of each rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from speechparse.check.model import Safety
from speechparse.check.report import Tally
from speechparse.render.findings.wording import sign


def data(tally: Tally) -> list[dict[str, Any]]:
    """Return an entry for each rule, the most frequent first: id, name, number of findings, and of those with a fix."""
    rules: dict[tuple[str, str], list[int]] = {}
    for kind, count in tally.items():
        sums = rules.setdefault((kind.rule, kind.name), [0, 0, 0])
        sums[0] += count
        sums[1] += count if kind.fix is Safety.SAFE else 0
        sums[2] += count if kind.fix is Safety.UNSAFE else 0
    return [
        {"rule": rule, "name": name, "count": count, "safe_fixes": safe, "unsafe_fixes": unsafe}
        for (rule, name), (count, safe, unsafe) in sorted(rules.items(), key=lambda item: (-item[1][0], item[0]))
    ]


def lines(tally: Tally) -> Iterator[str]:
    """Yield a line for each rule: count, id, the sign of the best fix among its findings, name."""
    rows = data(tally)
    width = max((len(f"{row['count']}") for row in rows), default=0)
    for row in rows:
        fix = Safety.SAFE if row["safe_fixes"] else Safety.UNSAFE if row["unsafe_fixes"] else None
        yield f"{row['count']:>{width}}  {row['rule']}  {sign(fix) or '[ ]'} {row['name']}"
