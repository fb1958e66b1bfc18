"""The table of all rules, in the order of their ids."""

from __future__ import annotations

from speechparse.check.rules.numbering import gap

RULES = (gap.RULE,)
