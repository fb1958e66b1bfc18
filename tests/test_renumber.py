"""Lists numbered anew, and references that are carried along, against the cases in ``cases/renumbered.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from toys import finder, numbers

from speechparse import parser
from speechparse.analysis.lists import lists
from speechparse.analysis.references import recalls, references
from speechparse.check.fix import fixed
from speechparse.source import Source

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "renumbered.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_renumbered(case: dict[str, Any]) -> None:
    source = Source(case["text"])
    grammar = parser.grammar(case.get("grammar", "auto"), source.text)
    made = fixed(source, grammar, finder(grammar, numbers), unsafe=True)
    assert made.source.text == case["fixed"]
    assert fixed(made.source, grammar, finder(grammar, numbers), unsafe=True).applied == ()


def _targets(text: str, grammar: str = "auto") -> list[tuple[str, str | None]]:
    source = Source(text)
    rules = parser.grammar(grammar, text)
    document = parser.parse(source, rules)
    found = references(document, tuple(lists(document, rules)), rules)
    return [(one.text, one.target and document.path(one.target)) for one in found]


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("见第二部分。", [("二", "二")]),
        ("见第2部分。", [("2", "二")]),
        ("见第九部分。", [("九", None)]),
        ("要看第一、二部分。", [("一", "一"), ("二", "二")]),
        ("第一部分第（二）点已经讲了。", [("一", "一"), ("二", "一/（二）")]),
        ("第二部分的（一）要先办。", [("二", "二"), ("一", "二/（一）")]),
        ("前述第（二）项要先办。", [("二", "二/（二）")]),
        ("前面讲的第二点要先办。", [("二", "二/（二）")]),
        ("本意见第一部分已经讲了。", [("一", "一")]),
        ("省里的意见第一部分已经讲了。", []),
        ("《意见》第一部分第（二）点、第二部分已经讲了。", []),
        ("《意见（试行）》的第一部分已经讲了。", []),
        ("第二点是什么意思？", []),
        ("第一部分：道路。", []),
        ("要抓好两个部分的工作。", []),
    ],
)
def test_references(words: str, targets: list[tuple[str, str | None]]) -> None:
    assert _targets(f"一、道路\n（一）甲村\n（二）乙村\n二、水电\n（一）甲村\n（二）乙村\n{words}\n") == targets


def test_sections_of_a_chapter_are_those_of_this_chapter() -> None:
    text = "第一章　总则\n第一节　目的\n第二节　范围\n第二章　渡船\n第一节　船\n第二节　人\n见本章第一节和第一章第二节。\n第三章　附则\n"
    assert _targets(text, "law") == [("一", "第二章/第一节"), ("一", "第一章"), ("二", "第一章/第二节")]


def test_the_entries_of_a_table_of_contents_point_to_their_sections() -> None:
    entries = "第一章　城区\n第一节　绿化\n第二章　乡镇\n第一节　道路\n第九节　渡口\n"
    text = f"望川镇志\n目　录\n{entries}\n" + entries.replace("第九节　渡口\n", "乡里的路这几年修了不少，比过去好走多了。\n")
    paths = ["第一章", "第一章/第一节", "第二章", "第二章/第一节", None]
    assert [path for _, path in _targets(text, "law")] == paths


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("以上三点，务必做到。", 3),
        ("上述三个方面，缺一不可。", 3),
        ("这三项工作，年底前办完。", 3),
        ("以上提出的三条意见，请研究。", 3),
        ("以上五点，务必做到。", None),
        ("这一点很要紧。", 0),
        ("要抓好这三件事：路、桥、水。", 0),
        ("三点意见，供参考。", 0),
    ],
)
def test_recalls(words: str, count: int | None) -> None:
    text = f"一、道路\n二、水电\n要做到：一是修路；二是架桥；三是通水。{words}\n"
    rules = parser.grammar("auto", text)
    document = parser.parse(Source(text), rules)
    found = list(recalls(document, tuple(lists(document, rules))))
    assert [one.list and len(one.list.items) for one in found] == ([] if count == 0 else [count])
