"""Every rule against its cases in ``tests/rules``: what it finds, what it lets pass, what its fix makes of a text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from speechparse import parser
from speechparse.check import Active, check
from speechparse.check.fix import fixed
from speechparse.check.table import RULES
from speechparse.source import Source
from speechparse.tree import Document, Span

CASES = Path(__file__).parent / "rules"
SECTIONS = ("Wrong:", "Right:", "Source:")


def _cases(rule: str) -> list[dict[str, Any]]:
    found = yaml.safe_load((CASES / f"{rule}.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found


def _place(span: Span) -> str:
    return "{}:{}".format(*span.position)


ALL = [pytest.param(rule, case, id=f"{rule.id}-{case['name']}") for rule in RULES for case in _cases(rule.id)]


@pytest.mark.parametrize(("rule", "case"), ALL)
def test_case(rule: Any, case: dict[str, Any]) -> None:
    source = Source(case["text"], case.get("path", ""))
    grammar = parser.grammar(case.get("grammar", "auto"), source.text)
    active = [Active(rule, rule.severity, case.get("options", {}))]

    def find(document: Document) -> Any:
        return check(document, grammar, active)

    findings = find(parser.parse(source, grammar))
    assert [_place(finding.span) for finding in findings] == case["finds"]
    if "places" in case:  # all places of each finding that repeats
        assert [[_place(span) for span in finding.places or (finding.span,)] for finding in findings] == case["places"]
    if "fixed" in case:
        assert fixed(source, grammar, find, unsafe=True).source.text == case["fixed"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_cases_and_a_manual(rule: Any) -> None:
    cases = _cases(rule.id)
    assert [case for case in cases if case["finds"]], "no failing case"
    assert [case for case in cases if not case["finds"]], "no passing case"
    assert not rule.fix or rule.fix == "display" or [case for case in cases if "fixed" in case], "no fixed case"
    assert [section for section in SECTIONS if section not in rule.manual] == []
    assert (rule.fix is not None) == ("\nFix:" in rule.manual)
    assert all(name in rule.manual for name in rule.options)


def test_ids_and_names_are_unique_and_in_order() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert len({rule.name for rule in RULES}) == len(ids)
    assert {path.stem for path in CASES.glob("*.yaml")} == set(ids)
