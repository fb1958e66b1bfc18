"""Baselines: recorded findings are left out, whatever line they are on now."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from speechparse import parser
from speechparse.check import check
from speechparse.check.baseline import SCHEMA, Baseline, counted, key, load, unrecorded, updated, written
from speechparse.check.model import Finding
from speechparse.check.settings import Active
from speechparse.check.table import RULES
from speechparse.errors import ConfigError
from speechparse.source import Source

GAPS = "一、提高认识\n（一）看清形势\n（三）认清差距\n三、狠抓落实\n五、加强领导\n"


def found(text: str) -> tuple[Finding, ...]:
    grammar = parser.grammar("speech", text)
    rules = [Active(rule, rule.severity) for rule in RULES if rule.id == "NUM001"]
    return check(parser.parse(Source(text), grammar), grammar, rules)


def lines(findings: tuple[Finding, ...]) -> list[int]:
    return [finding.span.position.line for finding in findings]


def test_written_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    drafts = {str(tmp_path / "drafts" / "b.txt"): found(GAPS), str(tmp_path / "a.txt"): found("一、甲\n三、乙\n三、丙\n五、丁\n")}
    counts = {file: counted(findings) for file, findings in drafts.items()}
    text = written(updated(Baseline(path), counts))
    assert json.loads(text) == {
        "schema": "speechparse/baseline/1",
        "findings": {
            "a.txt": {"NUM001": {"三": 1, "五": 1}},
            "drafts/b.txt": {"NUM001": {"一/（三）": 1, "三": 1, "五": 1}},
        },
    }
    assert text == written(updated(Baseline(path), dict(reversed(counts.items()))))
    path.write_text(text, encoding="utf-8")
    read = load(path)
    for file, findings in drafts.items():
        assert unrecorded(findings, read.of(file)) == ()
    assert unrecorded(found(GAPS), read.of(str(tmp_path / "c.txt"))) == found(GAPS)


def test_lines_do_not_matter_but_sections_do(tmp_path: Path) -> None:
    recorded = updated(Baseline(tmp_path / "b.json"), {"a.txt": counted(found(GAPS))}).of("a.txt")
    assert unrecorded(found("在云湖市务虚会上的讲话\n同志们：\n" + GAPS), recorded) == ()
    assert lines(unrecorded(found(GAPS.replace("五、", "六、")), recorded)) == [5]
    assert lines(unrecorded(found(GAPS + "七、再接再厉\n"), recorded)) == [6]
    assert unrecorded(found("一、提高认识\n三、狠抓落实\n"), recorded) == ()


def test_no_more_than_the_recorded_count() -> None:
    twice = "一、提高认识\n要做到：一是抓学习；三是抓考核。\n还要做到：一是抓住人；三是抓住事。\n二、狠抓落实\n"
    findings = found(twice)
    assert [finding.section for finding in findings] == ["一/三是", "一/三是"]
    assert lines(unrecorded(findings, {"NUM001": {"一/三是": 1}})) == [3]
    assert unrecorded(findings, {"NUM001": {"一/三是": 2}}) == ()
    assert lines(unrecorded(findings, {"NUM002": {"一/三是": 2}})) == [2, 3]


def test_files_that_are_not_looked_at_stay(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).touch()
    counts = {"NUM001": {"三": 1}}
    before = Baseline(tmp_path / "b.json", {"a.txt": counts, "b.txt": counts, "gone.txt": counts, "-": counts})
    after = updated(before, {str(tmp_path / "a.txt"): {}})
    assert after.files == {"b.txt": counts, "-": counts}


def test_files_are_named_from_the_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert key(Path("b.json"), "drafts/a.txt") == "drafts/a.txt"
    assert key(Path("known/b.json"), "drafts/a.txt") == "../drafts/a.txt"
    assert key(tmp_path / "b.json", os.path.join("drafts", "..", "a.txt")) == "a.txt"  # noqa: PTH118
    assert key(Path("b.json"), "-") == "-"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "同志们：",
        '{"schema": "speechparse/baseline/2", "findings": {}}',
        '{"schema": "%s"}'.replace("%s", SCHEMA),
        '{"schema": "%s", "findings": []}'.replace("%s", SCHEMA),
        '{"schema": "%s", "findings": {"a.txt": {"NUM001": 3}}}'.replace("%s", SCHEMA),
        '{"schema": "%s", "findings": {"a.txt": {"NUM001": {"三": "1"}}}}'.replace("%s", SCHEMA),
        '{"schema": "%s", "findings": {"a.txt": {"NUM001": {"三": -1}}}}'.replace("%s", SCHEMA),
        "[" * 100_000,
    ],
    ids=lambda text: text[:40],
)
def test_what_is_no_baseline_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as told:
        load(path)
    assert str(told.value).startswith(str(path))
    assert "\n" not in str(told.value)


def test_a_baseline_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="--write-baseline"):
        load(tmp_path / "b.json")
    with pytest.raises(ConfigError):
        load(tmp_path)
