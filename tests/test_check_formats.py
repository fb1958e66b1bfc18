"""How findings are printed: every format, exactly, over small texts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from speechparse import parser
from speechparse.check import check
from speechparse.check.model import Edit, Finding, Fix, Flaw, Rule, Safety, Severity
from speechparse.check.report import Report, Tally, fingerprints, tally
from speechparse.readers import read
from speechparse.render.findings import FORMATS, joined, part, statistics, wording
from speechparse.render.findings.excerpt import excerpt
from speechparse.render.findings.sarif import uri
from speechparse.render.page import Page
from speechparse.source import Source
from speechparse.tree import Span

HERE = Path(__file__).parent
SAMPLES = sorted((HERE.parent / "samples").glob("*.txt"))
MANUAL = """Brackets are half-width.

They are full-width
in Chinese text.

Wrong:
    (一)学习

Right:
    （一）学习

Source: 惯例.

Fix: safe. They are made full-width.
"""


def _nothing() -> Iterator[Flaw]:
    yield from ()


BRACKETS = Rule("TST001", "test-brackets", Severity.WARNING, MANUAL, _nothing, fix=Safety.SAFE)
GAP = Rule("TST002", "test-gap", Severity.ERROR, MANUAL, _nothing, fix=Safety.UNSAFE)
LENGTH = Rule("TST003", "test-length", Severity.INFO, MANUAL, _nothing)

TEXT = "同志们：\n一、抓学习\n\t(一)学理论。\r\n三、抓落实，要求:100%。\n一抓再抓，再抓还抓。\n"
PATH = "草稿/a b.txt"


def _finding(source: Source, rule: Rule, quoted: str, message: str, fix: Fix | None = None, **more: Any) -> Finding:
    start = source.text.index(quoted)
    return Finding(rule, rule.severity, more.pop("section", ""), Span(source, start, start + len(quoted)), message, fix, **more)


def _edit(source: Source, old: str, new: str) -> Edit:
    start = source.text.index(old)
    return Edit(start, start + len(old), new)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.fixture
def report() -> Report:
    source = Source(TEXT, PATH)
    brackets = Fix((_edit(source, "(", "（"), _edit(source, ")", "）")), Safety.SAFE)
    number = Fix((_edit(source, "三", "二"),), Safety.UNSAFE)
    again = tuple(Span(source, found.start(), found.end()) for found in re.finditer("再抓", TEXT))
    return Report(
        source,
        (
            _finding(source, BRACKETS, "(一)", "(一) is half-width", brackets, section="一/(一)"),
            _finding(source, GAP, "三、", "三 follows 一: 100%,\nthat is a gap", number, section="三"),
            _finding(source, LENGTH, "再抓，再抓", "too often", places=again, section="三"),
        ),
    )


@pytest.fixture
def clean() -> Report:
    return Report(Source("同志们：\n一、抓学习\n", "/clean.txt"), ())


def _lines(form: str, *reports: Report, page: Page | None = None) -> list[str]:
    return list(joined((part(report, form, page or Page()) for report in reports), form))


def _json(form: str, *reports: Report) -> Any:
    return json.loads("\n".join(_lines(form, *reports)))


def test_full(report: Report) -> None:
    assert _lines("full", report) == [
        "草稿/a b.txt:3:2: warning TST001 (一) is half-width",
        "   3 |     (一)学理论。",
        "     |     ^^^^",
        "     = help: “(” becomes “（”, and 1 more change (safe: --fix)",
        "",
        "草稿/a b.txt:4:1: error TST002 三 follows 一: 100%, that is a gap",
        "   4 | 三、抓落实，要求:100%。",
        "     | ^^^^",
        "     = help: “三” becomes “二” (unsafe: --unsafe-fixes)",
        "",
        "草稿/a b.txt:5:3: info TST003 too often",
        "   5 | 一抓再抓，再抓还抓。",
        "     |     ^^^^^^^^^^",
        "     = 2 places: 5:3, 5:6",
        "",
    ]


def test_full_in_colour(report: Report) -> None:
    first, second, third, *_rest = _lines("full", report, page=Page(60, colour=True))
    assert first == "\x1b[1m草稿/a b.txt:3:2:\x1b[0m \x1b[33mwarning\x1b[0m \x1b[33mTST001\x1b[0m (一) is half-width"
    assert second == "\x1b[2m   3 |\x1b[0m     (一)学理论。"
    assert third == "\x1b[2m     |\x1b[0m     \x1b[33m^^^^\x1b[0m"


def test_long_messages_go_on_in_the_next_line_of_a_terminal(report: Report) -> None:
    said = replace(report.findings[0], message="标点（不一致），others are different altogether")
    lines = _lines("full", Report(report.source, (said,)), page=Page(40, fold=True))
    assert lines == [
        "草稿/a b.txt:3:2: warning TST001 标点",
        "    （不一致），others are different",
        "    altogether",
        "   3 |     (一)学理论。",
        "     |     ^^^^",
        "     = help: “(” becomes “（”, and 1",
        "       more change (safe: --fix)",
        "",
    ]
    assert all(cell_len(line) <= 40 for line in lines)


@pytest.mark.parametrize("room", [20, 21, 53, 93])
@pytest.mark.parametrize("before", [0, 5, 700])
@pytest.mark.parametrize("after", [0, 5, 700])
def test_a_long_line_is_cut_around_the_place(room: int, before: int, after: int) -> None:
    text = "甲，乙" * before + "三、" + "丙a丁" * after
    line, signs = excerpt(Span(Source(f"前\n{text}\n后"), 2 + 3 * before, 4 + 3 * before), room)
    assert cell_len(line) <= room
    assert len(signs) <= room
    assert cell_len(line[: line.index("三、")]) == signs.index("^")
    assert signs.count("^") == 4
    assert (line == text) == (cell_len(text) <= room)
    assert line.strip("…") in text
    if cell_len(text) > room:
        assert cell_len(line) >= room - 3  # the window is filled


@pytest.mark.parametrize(
    ("text", "start", "end", "room", "shown"),
    [
        ("一、抓学习\n二、", 0, 2, 40, ("一、抓学习", "^^^^")),
        ("　　一、学", 2, 4, 40, ("　　一、学", "    ^^^^")),
        ("\t1. 学", 1, 3, 40, ("    1. 学", "    ^^")),
        ("a学b", 2, 3, 40, ("a学b", "   ^")),
        ("学习\r\n落实", 2, 4, 40, ("学习", "    ^")),  # the line end itself
        ("学习\n落实", 0, 5, 40, ("学习", "^^^^")),  # of a place over two lines what stands in the first
        ("学习\n", 3, 3, 40, ("", "^")),
        ("", 0, 0, 40, ("", "^")),
        ("学\u200b习", 1, 2, 40, ("学�习", "  ^")),
        ("学\x1b[31m", 2, 3, 40, ("学�[31m", "   ^")),
        ("学\udc80习", 2, 3, 40, ("学�习", "   ^^")),
        ("😀e\u0301习", 3, 4, 40, ("😀e\u0301习", "   ^^")),
        ("学习" * 20, 0, 40, 20, ("学习学习学习学习学…", "^^^^^^^^^^^^^^^^^^")),
        ("一二三四五六七八九十" * 3, 18, 20, 20, ("…六七八九十一二三四…", "       ^^^^")),
        ("一二三四五六七八九十" * 3, 29, 30, 20, ("…二三四五六七八九十", "                 ^^")),
    ],
)
def test_the_place_is_marked(text: str, start: int, end: int, room: int, shown: tuple[str, str]) -> None:
    assert excerpt(Span(Source(text), start, end), room) == shown


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (("抓学习", "抓学习。"), "“抓学习” becomes “抓学习。”"),
        (("\t", ""), "remove “␣”"),
        (("\r\n三", "三"), "“⏎三” becomes “三”"),
        (("抓落实，要求", "一二三四五六七八九十" * 3), "“抓落实，要求” becomes “一二三四五六七八九十一二…十一二三四五六七八九十”"),
    ],
)
def test_what_a_fix_would_write(edit: tuple[str, str], said: str) -> None:
    source = Source(TEXT)
    assert wording.help_(source, Fix((_edit(source, *edit),), Safety.DISPLAY)) == f"{said} (a proposal, to be made by hand)"


def test_where_a_fix_would_put_something() -> None:
    source = Source("一、抓学习\n二、抓落实")
    assert wording.change(source, Edit(5, 5, "。")) == "insert “。” after “一、抓学习”"
    assert wording.change(source, Edit(6, 6, "　　")) == "insert “␣␣”"


def test_many_places_are_named_by_the_first() -> None:
    source = Source("抓\n" * 8)
    every = tuple(Span(source, 2 * n, 2 * n + 1) for n in range(8))
    assert wording.places(_finding(source, LENGTH, "抓", "", places=every)) == "8 places: 1:1, 2:1, 3:1, 4:1, 5:1, …"


def test_concise(report: Report, clean: Report) -> None:
    assert _lines("concise", report, clean) == [
        "草稿/a b.txt:3:2: TST001 warning (一) is half-width [*]",
        "草稿/a b.txt:4:1: TST002 error 三 follows 一: 100%, that is a gap [~]",
        "草稿/a b.txt:5:3: TST003 info too often",
    ]
    assert _lines("concise", clean) == []


FIRST = {
    "path": PATH,
    "rule": "TST001",
    "name": "test-brackets",
    "severity": "warning",
    "line": 3,
    "column": 2,
    "end_line": 3,
    "end_column": 5,
    "start": 12,
    "end": 15,
    "section": "一/(一)",
    "message": "(一) is half-width",
    "fix": {"safety": "safe", "edits": [{"start": 12, "end": 13, "text": "（"}, {"start": 14, "end": 15, "text": "）"}]},
    "places": [],
}


def test_json(report: Report, clean: Report) -> None:
    data = _json("json", report, clean, report)
    assert list(data) == ["schema", "findings"]
    assert data["schema"] == "speechparse/check/1"
    assert len(data["findings"]) == 6
    assert data["findings"][0] == FIRST
    assert list(data["findings"][0]) == list(FIRST)
    third = data["findings"][2]
    assert third["fix"] is None
    assert third["places"] == [{"line": 5, "column": 3, "start": 38, "end": 40}, {"line": 5, "column": 6, "start": 41, "end": 43}]
    for finding, place in zip(data["findings"], ["(一)", "三、", "再抓，再抓"], strict=False):
        assert TEXT[finding["start"] : finding["end"]] == place
    assert _json("json", clean) == {"schema": "speechparse/check/1", "findings": []}


def test_jsonl(report: Report, clean: Report) -> None:
    first, _second, third = (json.loads(line) for line in _lines("jsonl", report, clean))
    assert first == {"schema": "speechparse/check/1", **FIRST}
    assert third["rule"] == "TST003"
    assert _lines("jsonl", clean) == []


def _validate(log: Any) -> None:
    schema = json.loads((HERE / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)


def test_sarif(report: Report, clean: Report) -> None:
    log = _json("sarif", report, clean, report)
    _validate(log)
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["TST001", "TST002", "TST003"]
    assert rules[0] == {
        "id": "TST001",
        "name": "test-brackets",
        "shortDescription": {"text": "Brackets are half-width."},
        "fullDescription": {"text": "Brackets are half-width.\n\nThey are full-width in Chinese text."},
        "help": {
            "text": MANUAL.strip(),
            "markdown": "Brackets are half-width.\n\nThey are full-width in Chinese text.\n\n**Wrong:**\n\n```text\n(一)学习\n```\n\n"
            "**Right:**\n\n```text\n（一）学习\n```\n\n**Source:** 惯例.\n\n**Fix:** safe. They are made full-width.",
        },
        "defaultConfiguration": {"level": "warning"},
    }
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["warning", "error", "note"]
    results = run["results"]
    assert [(result["ruleId"], result["ruleIndex"], result["level"]) for result in results[:3]] == [
        ("TST001", 0, "warning"),
        ("TST002", 1, "error"),
        ("TST003", 2, "note"),
    ]
    (location,) = results[0]["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "%E8%8D%89%E7%A8%BF/a%20b.txt"},
        "region": {"startLine": 3, "startColumn": 2, "endLine": 3, "endColumn": 5, "charOffset": 12, "charLength": 3},
    }
    assert location["logicalLocations"] == [{"name": "(一)", "fullyQualifiedName": "一/(一)"}]
    (fix,) = results[0]["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"] == location["physicalLocation"]["artifactLocation"]
    assert change["replacements"][1] == {
        "deletedRegion": {"startLine": 3, "startColumn": 4, "endLine": 3, "endColumn": 5, "charOffset": 14, "charLength": 1},
        "insertedContent": {"text": "）"},
    }
    assert fix["properties"] == {"safety": "safe"}
    assert results[1]["fixes"][0]["properties"] == {"safety": "unsafe"}
    assert "fixes" not in results[2]
    assert results[2]["relatedLocations"][0]["physicalLocation"]["region"]["startColumn"] == 6


def test_sarif_of_clean_files(clean: Report) -> None:
    log = _json("sarif", clean)
    _validate(log)
    assert log["runs"][0]["results"] == []


def test_a_proposal_is_no_fix_for_programs() -> None:
    source = Source(TEXT, "a.txt")
    proposed = Report(source, (_finding(source, GAP, "三", "gap", Fix((_edit(source, "三", "二"),), Safety.DISPLAY)),))
    assert "fixes" not in _json("sarif", proposed)["runs"][0]["results"][0]
    assert "suggestions" not in _json("rdjson", proposed)["diagnostics"][0]
    assert _lines("concise", proposed) == ["a.txt:4:1: TST002 error gap"]
    assert _json("json", proposed)["findings"][0]["fix"]["safety"] == "display"


def test_the_schema_is_not_indulgent(report: Report) -> None:
    log = _json("sarif", report)
    log["runs"][0]["results"][0]["level"] = "info"
    with pytest.raises(jsonschema.ValidationError):
        _validate(log)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sarif_of_a_real_text_is_valid(path: Path) -> None:
    source = read(str(path), None)
    grammar = parser.grammar("auto", source.text)
    report = Report(source, check(parser.parse(source, grammar), grammar))
    log = _json("sarif", report)
    _validate(log)
    for result, finding in zip(log["runs"][0]["results"], report.findings, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        line = source.line_starts[region["startLine"] - 1]
        assert line + region["startColumn"] - 1 == region["charOffset"] == finding.span.start
        line = source.line_starts[region["endLine"] - 1]
        assert line + region["endColumn"] - 1 == region["charOffset"] + region["charLength"] == finding.span.end


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.txt", "a.txt"),
        ("./b/100%.txt", "b/100%25.txt"),
        ("a:b?#.txt", "a%3Ab%3F%23.txt"),
        ("/稿/a b.txt", "file:///%E7%A8%BF/a%20b.txt"),
        ("a\udcff.txt", "a%FF.txt"),
        ("-", "-"),
    ],
)
def test_paths_as_uris(path: str, expected: str) -> None:
    assert uri(path) == expected


def test_fingerprints_do_not_depend_on_lines() -> None:
    def named(text: str) -> list[str]:
        source = Source(text, "a.txt")
        found = [Span(source, each.start(), each.end()) for each in re.finditer(r"\(.\)", text)]
        findings = tuple(Finding(BRACKETS, Severity.ERROR, "一", span, "") for span in found)
        return [name for _finding, name in fingerprints(Report(source, findings))]

    one, again, two = named("一、\n(一)甲\n(一)乙\n(二)")
    assert len({one, again, two}) == 3
    assert named("前言\n\n一、新的题目\n　(一)甲\n\n(一)乙\n(二)") == [one, again, two]


COMMAND = re.compile(r"::(?P<name>\w+) (?P<properties>.*?)::(?P<message>.*)")
ESCAPES = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}


def _unescaped(text: str) -> str:
    return re.sub("%(?:0D|0A|3A|2C|25)", lambda found: ESCAPES[found.group()], text)


def _read_back(line: str) -> dict[str, Any]:
    """A workflow command as GitHub's runner reads it."""
    found = COMMAND.fullmatch(line)
    assert found
    properties = dict(pair.split("=", 1) for pair in found["properties"].split(","))
    read = {name: _unescaped(value) for name, value in properties.items()}
    return {"command": found["name"], "message": _unescaped(found["message"]), **read}


def test_github_is_read_back(report: Report) -> None:
    assert _lines("github", report)[1] == (
        "::error file=草稿/a b.txt,line=4,endLine=4,col=1,endColumn=3,title=TST002 test-gap::三 follows 一: 100%25,%0Athat is a gap"
    )
    names = {"error": "error", "warning": "warning", "info": "notice"}
    for line, finding in zip(_lines("github", report), report.findings, strict=True):
        start, end = finding.span.position, report.source.position(finding.span.end)
        assert _read_back(line) == {
            "command": names[finding.severity],
            "file": PATH,
            "line": f"{start.line}",
            "endLine": f"{end.line}",
            "col": f"{start.column}",
            "endColumn": f"{end.column}",
            "title": f"{finding.rule.id} {finding.rule.name}",
            "message": finding.message,
        }


def test_github_escapes_paths_and_leaves_out_columns_over_lines() -> None:
    source = Source("一、\n二、", "a,b:c=100%::d.txt")
    odd = _finding(source, GAP, "、\n二", "%0A is a text")
    (line,) = _lines("github", Report(source, (odd,)))
    assert line == "::error file=a%2Cb%3Ac=100%25%3A%3Ad.txt,line=1,endLine=2,title=TST002 test-gap::%250A is a text"
    assert _read_back(line)["file"] == source.path
    assert _read_back(line)["message"] == odd.message


def test_gitlab(report: Report, clean: Report) -> None:
    other = Report(Source(TEXT, "b.txt"), report.findings)
    issues = _json("gitlab", report, clean, other)
    assert issues[1] == {
        "description": "TST002 三 follows 一: 100%,\nthat is a gap",
        "check_name": "test-gap",
        "fingerprint": issues[1]["fingerprint"],
        "severity": "major",
        "location": {"path": PATH, "lines": {"begin": 4, "end": 4}},
    }
    assert [issue["severity"] for issue in issues[:3]] == ["minor", "major", "info"]
    assert len({issue["fingerprint"] for issue in issues}) == 6
    assert _json("gitlab", clean) == []


def test_junit(report: Report, clean: Report) -> None:
    root = ElementTree.fromstring("\n".join(_lines("junit", report, clean)).encode())
    assert root.tag == "testsuites"
    first, second = root
    assert first.attrib == {"name": PATH, "tests": "3", "failures": "2", "skipped": "1", "errors": "0"}
    gap = first[1]
    assert gap.attrib == {"name": "TST002 test-gap 4:1", "classname": PATH, "file": PATH, "line": "4"}
    assert gap[0].tag == "failure"
    assert gap[0].attrib == {"type": "error", "message": "三 follows 一: 100%,\nthat is a gap"}
    assert gap[0].text == "草稿/a b.txt:4:1: 三 follows 一: 100%,\nthat is a gap"
    assert [case[0].tag for case in first] == ["failure", "failure", "skipped"]
    assert second.attrib == {"name": "/clean.txt", "tests": "1", "failures": "0", "skipped": "0", "errors": "0"}
    (passed,) = second
    assert (passed.attrib["name"], list(passed)) == ("speechparse", [])


def test_junit_holds_what_xml_cannot() -> None:
    source = Source("一、\x00\x0b\udc80<&>\"'", "a<b>\x1f.txt")
    broken = _finding(source, GAP, "\x00", "\x00 \x0b \udc80 \uffff <&>\"' \U0001f600")
    root = ElementTree.fromstring("\n".join(_lines("junit", Report(source, (broken,)))).encode())
    assert root[0][0].attrib["file"] == "a<b>�.txt"
    assert root[0][0][0].attrib["message"] == "� � � � <&>\"' \U0001f600"


def test_rdjson(report: Report, clean: Report) -> None:
    data = _json("rdjson", report, clean)
    assert (data["source"], data["severity"]) == ({"name": "speechparse"}, "ERROR")
    assert [diagnostic["severity"] for diagnostic in data["diagnostics"]] == ["WARNING", "ERROR", "INFO"]
    assert data["diagnostics"][0] == {
        "message": "(一) is half-width",
        "location": {"path": PATH, "range": {"start": {"line": 3, "column": 2}, "end": {"line": 3, "column": 7}}},
        "severity": "WARNING",
        "code": {"value": "TST001"},
        "suggestions": [
            {"range": {"start": {"line": 3, "column": 2}, "end": {"line": 3, "column": 3}}, "text": "（"},
            {"range": {"start": {"line": 3, "column": 6}, "end": {"line": 3, "column": 7}}, "text": "）"},
        ],
    }
    assert _json("rdjson", clean) == {"source": {"name": "speechparse"}, "diagnostics": []}


@pytest.mark.parametrize(("text", "column"), [("a𐐀b三", 7), ("一\udc80三", 5), ("\ud800三", 2)])
def test_rdjson_counts_bytes(text: str, column: int) -> None:
    source = Source(text, "a.txt")
    (diagnostic,) = _json("rdjson", Report(source, (_finding(source, GAP, "三", ""),)))["diagnostics"]
    assert diagnostic["location"]["range"]["start"] == {"line": 1, "column": column}
    assert diagnostic["location"]["range"]["end"] == {"line": 1, "column": column + 3}


# What a file system can name: characters, and bytes that are none.
_NAMES = st.characters(exclude_characters="\0", exclude_categories=["Cs"]) | st.sampled_from("\udc80\udcff")


@given(text=st.text(st.characters(categories=None), max_size=30), data=st.data())
@pytest.mark.parametrize("form", FORMATS)
def test_any_text_can_be_printed(form: str, text: str, data: st.DataObject) -> None:
    source = Source(text, data.draw(st.text(_NAMES, max_size=5)))
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    span = Span(source, start, end)
    fix = Fix((Edit(start, end, text),), data.draw(st.sampled_from(Safety)))
    found = Finding(GAP, data.draw(st.sampled_from(Severity)), text, span, text, fix, (span, span))
    lines = _lines(form, Report(source, (found, found)))
    printed = "\n".join(lines).encode("utf-8")
    if form in ("json", "sarif", "gitlab", "rdjson"):
        parsed = json.loads(printed)
        if form == "sarif":
            _validate(parsed)
    elif form == "junit":
        ElementTree.fromstring(printed)
    elif form == "concise":
        assert [len(line.splitlines()) for line in lines] == [1, 1]
    elif form == "full":
        assert all(len(line.splitlines()) < 2 for line in lines)


def _tally(*reports: Report) -> Tally:
    return sum(map(tally, reports), Tally())


def test_statistics(report: Report, clean: Report) -> None:
    one = Report(report.source, report.findings[2:])
    found = _tally(report, clean, *[one] * 10)
    assert list(statistics.lines(found)) == ["11  TST003  [ ] test-length", " 1  TST001  [*] test-brackets", " 1  TST002  [~] test-gap"]
    assert statistics.data(found)[1] == {"rule": "TST001", "name": "test-brackets", "count": 1, "safe_fixes": 1, "unsafe_fixes": 0}
    assert list(statistics.lines(_tally(clean))) == []


def test_summary(report: Report, clean: Report) -> None:
    assert list(wording.summary(_tally(report, clean))) == [
        "Found 3 flaws: 1 error, 1 warning, 1 remark.",
        "1 fixable with --fix; 1 more with --unsafe-fixes.",
    ]
    assert list(wording.summary(_tally(clean))) == ["No flaws found."]
    safe, unsafe, info = (Report(report.source, report.findings[n : n + 1]) for n in range(3))
    assert list(wording.summary(_tally(safe, safe))) == ["Found 2 flaws: 2 warnings.", "2 fixable with --fix."]
    assert list(wording.summary(_tally(unsafe))) == ["Found 1 flaw: 1 error.", "1 fixable with --unsafe-fixes."]
    assert list(wording.summary(_tally(info))) == ["Found 1 flaw: 1 remark."]
