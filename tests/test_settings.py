"""Which rules are on, how grave they are, with which options."""

from __future__ import annotations

import pytest

from speechparse.check.model import Severity
from speechparse.check.profiles import PROFILES
from speechparse.check.selection import Selection, chosen, matching, most_specific, selectors, specificity
from speechparse.check.settings import Choice, Demand, Settings, matches, settings
from speechparse.check.table import RULES

NUM = {rule.id for rule in RULES if rule.family == "NUM"}
EVERY = {rule.id for rule in RULES}


def on(*layers: Selection, off: tuple[str, ...] = ()) -> set[str]:
    return set(chosen(off, layers))


def of(choice: Choice = Choice(), demand: Demand = Demand(), file: str | None = "a.txt") -> Settings:  # noqa: B008
    return settings(choice, demand, file)


def severity(found: Settings, rule: str) -> Severity:
    return next(active.severity for active in found.active if active.rule.id == rule)


def test_selectors() -> None:
    assert matching("NUM001") == matching("number-gap") == {"NUM001"}
    assert matching("NUM") == NUM
    assert {"NUM001", "NUM009"} <= matching("NUM00") < NUM
    assert matching("ALL") == EVERY
    assert not matching("NU")
    assert not matching("num001")
    assert not matching("")
    assert sorted(["number-gap", "ALL", "NUM00", "NUM"], key=specificity) == ["ALL", "NUM", "NUM00", "number-gap"]
    assert all(matching(selector) for selector in selectors())


def test_the_more_specific_wins() -> None:
    assert on(Selection(select=("NUM",), ignore=("NUM001",))) == NUM - {"NUM001"}
    assert on(Selection(select=("NUM001",), ignore=("NUM",))) == {"NUM001"}
    assert on(Selection(select=("NUM",), ignore=("NUM",))) == set()
    assert on(Selection(select=("NUM001",), ignore=("number-gap",))) == set()
    assert on(Selection(select=("NUM002", "NUM00"), ignore=("NUM", "NUM001"))) == matching("NUM00") - {"NUM001"}
    assert on(Selection(ignore=("ALL",), extend_select=("NUM002",))) == {"NUM002"}


def test_without_select_all_rules_are_on() -> None:
    assert on(Selection()) == EVERY
    assert on(Selection(ignore=("NUM",))) == EVERY - NUM
    assert on(Selection(select=())) == set()
    assert on(Selection(select=(), extend_select=("NUM001",))) == {"NUM001"}


def test_the_command_line_is_over_the_configuration() -> None:
    config = Selection(select=("NUM",), ignore=("NUM001",))
    assert on(config, Selection()) == NUM - {"NUM001"}
    assert on(config, Selection(select=("NUM001", "NUM002"))) == {"NUM001", "NUM002"}
    assert on(config, Selection(extend_select=("NUM001",))) == NUM
    assert on(config, Selection(ignore=("NUM002",))) == NUM - {"NUM001", "NUM002"}
    assert on(Selection(select=("NUM001",)), Selection(ignore=("NUM",))) == set()
    assert on(config, Selection(select=("NUM",), ignore=("NUM003",))) == NUM - {"NUM003"}


def test_what_a_profile_leaves_out_has_to_be_named() -> None:
    assert on(Selection(), off=("NUM001",)) == EVERY - {"NUM001"}
    assert on(Selection(select=("NUM",)), off=("NUM001",)) == NUM - {"NUM001"}
    assert on(Selection(select=("number-gap",)), off=("NUM001",)) == {"NUM001"}
    assert on(Selection(extend_select=("NUM001",)), off=("NUM001",)) == EVERY
    assert on(Selection(), Selection(extend_select=("NUM",)), off=("NUM001",)) == EVERY
    assert on(Selection(), Selection(select=("NUM",)), off=("NUM001",)) == NUM - {"NUM001"}


def test_severity_by_the_most_specific_selector() -> None:
    choice = Choice(severity={"ALL": Severity.INFO, "NUM": Severity.WARNING, "number-gap": Severity.ERROR})
    found = of(choice)
    assert severity(found, "NUM001") == "error"
    assert severity(found, "NUM002") == "warning"
    assert severity(found, "SUP001") == "info"
    assert most_specific({"HED": 1}, RULES[0]) is None


def test_profiles() -> None:
    infos = {rule.id for rule in RULES if rule.severity is Severity.INFO}
    speech, official, strict = (of(demand=Demand(profile=name)) for name in ("speech", "official", "strict"))
    assert {active.rule.id for active in speech.active} == EVERY
    assert all(active.severity is active.rule.severity for active in speech.active)
    assert of().profile == "speech"
    assert not matching("DOC003") & {active.rule.id for active in official.active}
    assert severity(official, "NUM011") == "warning"
    assert infos
    assert all(severity(strict, rule) == "warning" for rule in infos)
    assert all(active.severity is active.rule.severity for active in strict.active if active.rule.id not in infos)
    assert severity(of(Choice(profile="strict", severity={"NUM010": Severity.INFO})), "NUM010") == "info"
    assert of(Choice(profile="official"), Demand(profile="strict")).profile == "strict"


@pytest.mark.parametrize("name", PROFILES)
def test_every_code_of_a_profile_is_a_rule(name: str) -> None:
    profile = PROFILES[name]
    assert [code for code in (*profile.ignore, *profile.severity) if not matching(code)] == []


def test_options_and_per_file_ignores() -> None:
    choice = Choice(options={"NUM001": {"longest": 3}}, per_file_ignores={"archive/**": ("NUM",), "*.md": ("number-gap",)})
    assert {active.rule.id for active in of(choice, file="archive/a.txt").active} == EVERY - NUM
    assert {active.rule.id for active in of(choice, file="x/b.md").active} == EVERY - {"NUM001"}
    assert {active.rule.id for active in of(choice, file=None).active} == EVERY
    assert next(active.options for active in of(choice).active if active.rule.id == "NUM001") == {"longest": 3}
    # What a configuration says of a file holds for the command line's selection too.
    narrowed = of(choice, Demand(selection=Selection(select=("NUM001", "NUM002"))), "b.md")
    assert [active.rule.id for active in narrowed.active] == ["NUM002"]


def test_patterns_of_files_are_those_of_gitignore() -> None:
    assert matches("a.txt", "sub/a.txt")
    assert not matches("/a.txt", "sub/a.txt")
    assert matches("archive/", "archive/x/a.txt")
    assert not matches("*.md", None)


def test_suppressions_are_judged_only_when_no_rule_may_be_missing() -> None:
    assert of().judge
    assert of(demand=Demand(selection=Selection(extend_select=("NUM",)))).judge
    assert not of(demand=Demand(selection=Selection(select=("NUM",)))).judge
    assert not of(demand=Demand(selection=Selection(ignore=("NUM001",)))).judge
