"""The resolver alone: a line of markers in, levels out."""

from __future__ import annotations

import pytest
from resolver_cases import Case, cases, text

import speechparse


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"line {case.line}")
def test_levels(case: Case) -> None:
    written, places = text(case)
    levels = {section.start: section.level for section in speechparse.parse(written, "speech").walk()}
    assert [levels.get(place) for place in places] == list(case.levels), " ".join(case.markers)
