"""``speechparse explain``: the manuals of the rules, as a user calls them up."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys

import pytest
from rich.console import Console
from update_messages import template

from speechparse.check.manual import manual, parts, summary
from speechparse.check.model import Rule, Safety, Severity
from speechparse.check.table import RULES
from speechparse.cli.output import show
from speechparse.render import manual as rendered

SOURCE = """A list of one
item.

A list has two items
or more.

中文里换行
不加空格。

Wrong:
    一、抓学习

    就这一条。

Right: none
Source: 惯例.

Options:
least: how many items are too few.

Fix: unsafe. The marker
goes.
"""


def _check(facts: object, *, least: int = 2, words: tuple[str, ...] = ("一要",)) -> None:
    """Its signature alone matters."""


RULE = Rule("TST001", "test-list", Severity.WARNING, SOURCE, _check, fix=Safety.UNSAFE)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")


def _call(*arguments: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "SPEECHPARSE_LANG": language}
    command = [sys.executable, "-m", "speechparse", "explain", *arguments]
    return subprocess.run(command, capture_output=True, env=env, check=False, encoding="utf-8")


def _said(*arguments: str, language: str = "en") -> str:
    done = _call(*arguments, language=language)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_parts_of_a_manual() -> None:
    assert [(part.kind, part.head) for part in parts(RULE)] == [
        ("", ""),
        ("wrong", "Wrong:"),
        ("right", "Right:"),
        ("source", "Source:"),
        ("options", "Options:"),
        ("fix", "Fix:"),
    ]
    assert parts(RULE)[0].paragraphs == ("A list of one item.", "A list has two items or more.", "中文里换行不加空格。")
    assert parts(RULE)[1].text == "一、抓学习\n\n就这一条。"
    assert parts(RULE)[5].paragraphs == ("unsafe. The marker goes.",)
    assert summary(RULE) == "A list of one item."


def test_text() -> None:
    assert list(rendered.text([RULE, RULE]))[:5] == [
        "TST001 test-list",
        "severity: warning",
        "fix: unsafe",
        'options: least = 2, words = ["一要"]',
        "",
    ]
    assert "\n".join(rendered.text([RULE, RULE])).count(f"\n\n{SOURCE.strip()}") == 2


def test_markdown() -> None:
    assert list(rendered.chapters([RULE])) == [
        "## TST001 test-list",
        "",
        "- severity: warning",
        "- fix: unsafe",
        '- options: least = 2, words = ["一要"]',
        "",
        "A list of one item.",
        "",
        "A list has two items or more.",
        "",
        "中文里换行不加空格。",
        "",
        "**Wrong:**",
        "",
        "```text",
        "一、抓学习",
        "",
        "就这一条。",
        "```",
        "",
        "**Right:**",
        "",
        "```text",
        "none",
        "```",
        "",
        "**Source:** 惯例.",
        "",
        "**Options:** least: how many items are too few.",
        "",
        "**Fix:** unsafe. The marker goes.",
        "",
    ]


def test_data() -> None:
    assert json.loads(rendered.document([RULE])) == {
        "schema": "speechparse/rules/1",
        "rules": [
            {
                "id": "TST001",
                "name": "test-list",
                "severity": "warning",
                "fix": "unsafe",
                "summary": "A list of one item.",
                "options": {"least": 2, "words": ["一要"]},
                "manual": SOURCE.strip(),
            }
        ],
    }


def test_in_a_terminal() -> None:
    console = Console(file=io.StringIO(), width=24, force_terminal=True, color_system="standard", highlight=False)
    show(console, rendered.manuals([RULE]))
    assert isinstance(console.file, io.StringIO)
    written = console.file.getvalue()
    assert re.search("\x1b\\[31m\\s*一、抓学习", written)  # wrong examples are red
    plain = re.sub("\x1b\\[[0-9;]*m", "", written)
    lines = [line.rstrip() for line in plain.split("\n")]
    assert lines[:5] == ["TST001 test-list", "severity: warning", "fix: unsafe", "options: least = 2,", 'words = ["一要"]']
    assert "A list has two items or" in lines  # as wide as the terminal, whatever the lines of the manual
    assert lines[lines.index("Wrong:") + 1] == "    一、抓学习"


def test_the_table_in_a_terminal() -> None:
    assert _table(80) == [
        "rule    name       severity  fix     what is wrong",
        "TST001  test-list  warning   unsafe  A list of one item.",
        "",
    ]
    assert _table(20) == ["TST001 test-list", "warning unsafe", "    A list of one", "    item.", ""]


def _table(width: int) -> list[str]:
    console = Console(file=io.StringIO(), width=width, highlight=False)
    show(console, rendered.table([RULE], console.width))
    assert isinstance(console.file, io.StringIO)
    return [line.rstrip() for line in console.file.getvalue().split("\n")]


def test_one_rule() -> None:
    by_id = _said("NUM001")
    assert by_id.startswith("NUM001 number-gap\nseverity: error\nfix: unsafe\n\nA number is missing in a list.\n\n")
    assert by_id == _said("number-gap") == _said("num001") == _said("Number-Gap")
    assert "\nWrong:\n    一、提高认识\n    二、狠抓落实\n    四、加强领导\n\nRight:\n" in by_id
    assert "\x1b" not in by_id


def test_families_and_several() -> None:
    numbering = [rule.id for rule in RULES if rule.family == "NUM"]
    assert re.findall(r"^(NUM\d+) [a-z]", _said("NUM"), flags=re.MULTILINE) == numbering
    several = json.loads(_said("--format", "json", "NUM002", "number-gap", "NUM00"))["rules"]
    assert [rule["id"] for rule in several] == [name for name in numbering if name.startswith("NUM00")]


def test_all_rules() -> None:
    ids = [rule.id for rule in RULES]
    assert [line.split("\t")[0] for line in _said().splitlines()] == ids
    assert "NUM001\tnumber-gap\terror\tunsafe\tA number is missing in a list." in _said().splitlines()
    table = _said("-f", "markdown").splitlines()
    assert table[:2] == ["| rule | name | severity | fix | what is wrong |", "| --- | --- | --- | --- | --- |"]
    assert "| NUM001 | number-gap | error | unsafe | A number is missing in a list. |" in table
    assert [line.split()[1] for line in table[2:]] == ids
    assert [rule["id"] for rule in json.loads(_said("-f", "json"))["rules"]] == ids
    assert re.findall(r"^## (\w+)", _said("--all", "-f", "markdown"), flags=re.MULTILINE) == ids


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("NUM00Q", "no rule is named NUM00Q; did you mean NUM00"),
        ("numbergap", "no rule is named numbergap; did you mean number-gap"),
        ("gap", "no rule is named gap; did you mean number-gap"),
        ("xyzzy", "no rule is named xyzzy; “speechparse explain” lists the rules"),
    ],
)
def test_an_unknown_rule(word: str, said: str) -> None:
    done = _call(word)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"speechparse: {said}")
    assert done.stderr.count("\n") == 1


def test_in_chinese() -> None:
    said = _said("NUM001", language="zh")
    assert said.startswith("NUM001 number-gap\n")
    for head in ("错例：", "正例：", "依据：", "修正："):
        assert f"\n{head}" in said
    assert "Wrong:" not in said


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_manual_has_its_sections(rule: Rule, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    kinds = [part.kind for part in parts(rule)]
    assert set(kinds) == {"", "wrong", "right", "source"} | ({"options"} if rule.options else set()) | ({"fix"} if rule.fix else set())
    assert kinds.index("wrong") < kinds.index("right") < kinds.index("source")
    assert all(part.text for part in parts(rule))
    assert summary(rule).endswith("." if language == "en" else "。")
    assert all(name in manual(rule) for name in rule.options)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.fix], ids=lambda rule: rule.id)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_fix_section_says_how_safe_the_fix_is(rule: Rule, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = {Safety.SAFE: ("safe.", "安全。"), Safety.UNSAFE: ("unsafe.", "不安全。"), Safety.DISPLAY: ("display.", "仅供参考。")}
    monkeypatch.setenv("LANGUAGE", language)
    (said,) = [part.text for part in parts(rule) if part.kind == "fix"]
    assert rule.fix
    assert said.startswith(words[rule.fix][language == "zh"])


def test_manuals_are_messages() -> None:
    messages = {message.id for message in template()}
    assert {manual(rule) for rule in RULES} <= messages
