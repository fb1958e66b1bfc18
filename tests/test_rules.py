"""Every rule against its cases in ``tests/rules``: what it finds, what it lets pass, what its fix makes of a text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from speechparse import parser
from speechparse.check import Active, check
from speechparse.check.fix import fixed
from speechparse.check.manual import parts
from speechparse.check.table import RULES
from speechparse.source import Source
from speechparse.tree import Document, Span

CASES = Path(__file__).parent / "rules"
# An example stands alone, or as the body, a part or the beginning of a speech.
FRAMES = (
    "{}",
    "在云湖市防汛工作会议上的讲话\n同志们：\n{}",
    "在云湖市防汛工作会议上的讲话\n同志们：\n今天的会议很重要。\n一、提高认识\n{}二、狠抓落实\n正文在这里。\n谢谢大家！\n",
    "{}正文接着说下去，大家要认真抓好落实。\n谢谢大家！\n",
)
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
def test_the_examples_of_the_manual_hold(rule: Any) -> None:
    examples = {part.kind: part.text + "\n" for part in parts(rule)}
    if "…" in examples["wrong"]:
        pytest.skip("an example that leaves something out shows only the form")
    assert any(_finds(rule, frame.format(examples["wrong"])) for frame in FRAMES)
    assert not any(_finds(rule, frame.format(examples["right"])) for frame in FRAMES[:2])


def _finds(rule: Any, text: str) -> bool:
    """The rule finds something, be the text a draft or Markdown."""
    grammar = parser.grammar("auto", text)
    documents = (parser.parse(Source(text, path), grammar) for path in ("draft.txt", "draft.md"))
    return any(check(document, grammar, [Active(rule, rule.severity)]) for document in documents)


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
