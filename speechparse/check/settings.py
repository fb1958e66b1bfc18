"""What a call of ``check`` asks for, as frozen values: which rules, how grave, with which options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from speechparse.check.model import Rule, Severity
from speechparse.check.table import RULES


@dataclass(frozen=True, slots=True)
class Active:
    """A rule that is on, as it is to be applied."""

    rule: Rule
    severity: Severity
    options: Mapping[str, Any] = field(default_factory=dict)


def everything() -> tuple[Active, ...]:
    """All rules as they are by themselves."""
    return tuple(Active(rule, rule.severity) for rule in RULES)
