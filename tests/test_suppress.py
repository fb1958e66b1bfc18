"""Suppressions: comments in the text, entries of a configuration, and those that are not needed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import speechparse
from speechparse import parser
from speechparse.check.chain import Chain
from speechparse.check.model import Severity
from speechparse.check.settings import Active, Entry, Settings
from speechparse.check.table import RULES
from speechparse.parser import layout
from speechparse.source import Source
from speechparse.tree import Article, Section

SAMPLES = Path(__file__).parent.parent / "samples"
BY_ID = {rule.id: rule for rule in RULES}
GAPS = """\
在云湖市务虚会上的讲话
同志们：
一、提高认识
（一）看清形势
（三）认清差距
三、狠抓落实
谢谢大家！
"""


def told(text: str, *entries: Entry, rules: Iterable[str] = ("NUM001", "SUP001"), judge: bool = True) -> list[str]:
    active = tuple(Active(BY_ID[rule], BY_ID[rule].severity) for rule in rules)
    grammar = parser.grammar("speech", text)
    chain = Chain(grammar, Settings("speech", active, entries, judge=judge))
    findings = chain.findings(parser.parse(Source(text), grammar))
    return [f"{finding.rule.id} {finding.span.position.line}" for finding in findings]


def put(comment: str, line: int, text: str = GAPS) -> str:
    """The text with a comment before a line (from 1)."""
    lines = text.splitlines(keepends=True)
    return "".join([*lines[: line - 1], f"<!-- speechparse: {comment} -->\n", *lines[line - 1 :]])


def test_without_any() -> None:
    assert told(GAPS) == ["NUM001 5", "NUM001 6"]


@pytest.mark.parametrize(
    ("comment", "line", "left"),
    [
        ("ignore NUM001", 7, ["NUM001 5"]),  # in 三、
        ("ignore NUM001", 6, ["NUM001 5"]),  # right above 三、
        ("ignore NUM001", 5, ["NUM001 7"]),  # right above （三）
        ("ignore NUM001", 4, ["SUP001 4", "NUM001 6", "NUM001 7"]),  # right above （一）, where nothing is wrong
        ("ignore NUM001", 3, ["NUM001 7"]),  # right above 一、: what is below it too
        ("ignore NUM001", 2, []),  # in front
        ("ignore NUM001", 1, []),  # above the title
        ("ignore-file NUM001", 7, []),
        ("ignore number-gap -- 第三部分待定", 6, ["NUM001 5"]),
        ("ignore NUM", 6, ["NUM001 5"]),
        ("ignore ALL", 6, ["NUM001 5"]),
        ("ignore SUP001 NUM001", 6, ["NUM001 5"]),
        ("ignore NUM002, NUM001——节选", 6, ["NUM001 5"]),
        ("ignore NUM002", 6, ["NUM001 5", "NUM001 7"]),
    ],
)
def test_what_a_comment_covers(comment: str, line: int, left: list[str]) -> None:
    assert told(put(comment, line)) == left


def test_a_comment_that_hides_nothing_is_told() -> None:
    rules = ("NUM001", "NUM002", "SUP001")
    assert told(put("ignore NUM002 NUM001", 6), rules=rules) == ["NUM001 5", "SUP001 6"]
    assert told(put("ignore NUM002 NUM001", 6), rules=rules, judge=False) == ["NUM001 5"]
    assert told(put("ignore NUM002 NUM001", 6), rules=("NUM001", "NUM002")) == ["NUM001 5"]
    assert told(put("ignore-file SUP001", 6), rules=rules) == ["NUM001 5", "NUM001 7"]


def test_comments_above_one_another_and_over_several_lines() -> None:
    assert told(put("ignore NUM001", 6, put("ignore NUM002", 6)), rules=("NUM001", "NUM002")) == ["NUM001 5"]
    assert told(put("ignore NUM001\n  -- 第二部分，\n  领导临时删去\n", 6)) == ["NUM001 5"]
    assert told(put("ignore NUM001", 6).replace("-->\n", "-->\n\n")) == ["NUM001 5"]
    assert told(GAPS.replace("三、狠", "<!-- speechparse: ignore NUM001 -->三、狠")) == ["NUM001 5", "SUP001 6"]


def test_in_markdown() -> None:
    comment = "<!-- speechparse: ignore NUM001 -- 待定 -->"
    text = f"# 在云湖市务虚会上的讲话\n\n## 一、提高认识\n\n正文。\n\n{comment}\n## 三、狠抓落实\n\n正文。\n"
    assert told(text) == []
    assert told(text.replace("-->\n", "-->\n\n")) == []
    assert told(text.replace(comment, "")) == ["NUM001 8"]


def test_in_one_of_several_articles() -> None:
    text = (SAMPLES / "compilation.txt").read_text(encoding="utf-8")
    first, second, *_ = speechparse.parse(text).articles
    broken = f"{GAPS}\n{text[second.start :]}"
    assert told(broken) == ["NUM001 5", "NUM001 6"]
    assert told(put("ignore NUM001\n-->\n又及。\n<!-- ", 8, broken)) == []  # after the last section of the first
    assert told(put("ignore NUM001", 9, broken)) == ["NUM001 5", "NUM001 6", "SUP001 9"]  # above the title of the second
    assert told(put("ignore NUM001", 1, broken)) == []
    assert told(broken, Entry(("NUM001",), "x", section="#2")) == ["NUM001 5", "NUM001 6"]
    assert told(broken, Entry(("NUM001",), "x", section="#1")) == []
    assert told(broken, Entry(("NUM001",), "x", section="#1/三")) == ["NUM001 5"]
    assert told(broken, Entry(("NUM001",), "x", section="一/（三）")) == ["NUM001 6"]
    assert first.start == 0


def test_severity_info_counts_for_suppressions() -> None:
    grammar = parser.grammar("speech", GAPS)
    chain = Chain(grammar, Settings("speech", (Active(BY_ID["NUM001"], Severity.INFO), Active(BY_ID["SUP001"], Severity.WARNING))))
    assert chain.findings(parser.parse(Source(GAPS), grammar)) == ()
    assert chain.findings(parser.parse(Source(put("ignore NUM001", 6)), grammar)) == ()


@pytest.mark.parametrize(
    ("place", "left"),
    [
        ({"section": "三"}, ["NUM001 5"]),
        ({"section": "一"}, ["NUM001 6"]),
        ({"section": "一/（三）"}, ["NUM001 6"]),
        ({"section": "#1/三"}, ["NUM001 5"]),
        ({"section": "#1"}, []),
        ({"section": "一、/(三)"}, ["NUM001 6"]),
        ({"section": "一/（"}, ["NUM001 5", "NUM001 6"]),
        ({"section": "二"}, ["NUM001 5", "NUM001 6"]),
        ({"text": "狠抓落实"}, ["NUM001 5"]),
        ({"text": "三、狠抓 落实"}, ["NUM001 5"]),
        ({"text": "没有这句话"}, ["NUM001 5", "NUM001 6"]),
        ({"text": "认清差距", "section": "三"}, ["NUM001 5", "NUM001 6"]),
        ({"text": "差距\n三、狠抓"}, []),
        ({"text": "形势（三"}, ["NUM001 6"]),
    ],
)
def test_what_an_entry_covers(place: dict[str, str], left: list[str]) -> None:
    assert told(GAPS, Entry(("NUM001",), "x", section=place.get("section", ""), text=place.get("text", ""))) == left


def test_used_entries_are_known() -> None:
    used, other = Entry(("NUM",), "x", section="三"), Entry(("NUM",), "x", section="四")
    grammar = parser.grammar("speech", GAPS)
    chain = Chain(grammar, Settings("speech", (Active(BY_ID["NUM001"], Severity.ERROR),), (used, other)))
    assert chain.judged(parser.parse(Source(GAPS), grammar))[1] == {used}


def test_what_stands_in_a_comment_is_no_text() -> None:
    hidden = put("ignore NUM002 -- 一是抓学习，三是抓考核", 7)
    assert told(hidden, rules=("NUM001",)) == ["NUM001 5", "NUM001 6"]


def _shape(document: Any) -> list[Any]:
    def of(node: Article | Section) -> Any:
        if isinstance(node, Article):
            return [node.title and node.title.text, [of(section) for section in node.sections]]
        return [node.marker.text, node.title, node.marker.form, node.level, [of(child) for child in node.children]]

    return [of(article) for article in document.articles]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_comments_do_not_change_the_tree(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    plain = speechparse.parse(text)
    comment = "<!-- speechparse: ignore NUM001 -- 第三，领导临时删去；一是保留 -->\n"
    blocks = layout.read(Source(text)).blocks
    starts = [plain.source.line_starts[plain.source.position(block.start).line - 1] for block in blocks]
    titles = [article.title for article in plain.articles if article.title]
    for start in [*starts, len(text)]:
        if any(title.start < start < title.end for title in titles):
            continue  # a comment inside a title parts it
        end = "" if text[:start].endswith("\n") or not start else "\n"
        assert _shape(speechparse.parse(text[:start] + end + comment + text[start:])) == _shape(plain), text[start : start + 20]


def test_the_parser_takes_only_comments_with_lines_of_their_own_for_none() -> None:
    source = Source("一、甲 <!-- 乙 -->\n  <!-- 丙 -->\n<!-- 丁\n二、戊 -->\n三、己\n<!-- 没有结束\n四、庚\n")
    assert [source.text[start:end] for start, end in layout.comment_lines(source)] == ["  <!-- 丙 -->\n", "<!-- 丁\n二、戊 -->\n"]
    assert [section.marker.text for section in speechparse.parse(source.text).walk()] == ["一、", "三、", "四、"]
