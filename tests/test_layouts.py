"""The same tree from texts whose line breaks were damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from invariants import check

import speechparse
from speechparse.tree import LeafKind

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
# Without a break or a blank nothing tells where these headings without marks end (1 总体要求1.1 编制背景…),
# and where the second text begins.
UNREADABLE = {"plan-decimal", "notice"}


def _tree(text: str) -> list[tuple[int, str, str]]:
    document = speechparse.parse(text)
    check(document)
    return [(section.level, _bare(section.marker.text), _bare(section.title)) for section in document.walk()]


def _bare(text: str) -> str:
    return "".join(text.split())


def _wrapped(text: str, width: int) -> str:
    return "\n".join("\n".join(line[n : n + width] for n in range(0, len(line), width)) for line in text.split("\n"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [33, 40])
def test_hard_wrapped(path: Path, width: int) -> None:
    text = path.read_text(encoding="utf-8")
    assert _tree(_wrapped(text, width)) == _tree(text)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_joined_with_blanks_for_breaks(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [row[:2] for row in _tree(text.replace("\n", "　　"))] == [row[:2] for row in _tree(text)]


@pytest.mark.parametrize("path", [path for path in SAMPLES if path.stem not in UNREADABLE], ids=lambda path: path.stem)
def test_joined(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [row[:2] for row in _tree(text.replace("\n", ""))] == [row[:2] for row in _tree(text)]


def test_a_blank_at_the_end_of_a_line_ends_a_paragraph_as_in_pages_that_word_made() -> None:
    """A heading as wide as the page and the paragraph below it, whose first line is full too."""
    body = "各级各部门要结合实际，把各项工作部署到位落到实处，年底前见到成效。" * 3
    heading = "健全灯会组织指挥体系，提升灯会安全保障水平"
    written = "".join(f"{number}、{heading}\n{body}\n" for number in "一二三")
    blanks_behind_headings = _wrapped(written, 24).replace(f"{heading}\n", f"{heading} \n")
    assert {title for _level, _marker, title in _tree(blanks_behind_headings)} != {heading}  # they tell nothing: no sentence has one
    pages = "\n".join(f"{_wrapped(line, 24)} " for line in written.splitlines()) + "\n"
    pages += "就讲到这里，谢谢大家。 \n" * 3
    assert {title for _level, _marker, title in _tree(pages)} == {heading}


def test_page_furniture_and_slips() -> None:
    """Page numbers and a running head between lines, a marker split by a page, slips of a scanner."""
    body = "各级各部门要结合实际抓好落实，把各项部署落到实处，\n确保年底前见到成效，让群众看得见、摸得着、得实惠。\n"
    pages = [body * 6 + f"- {number} -\n云湖市文件选编\n" for number in range(1, 8)]
    text = (
        "一、总体要求\n"
        + pages[0]
        + "二' 工作措施\n"
        + pages[1]
        + "(一) 摸清底数\n"
        + pages[2]
        + "(=) 分类处置\n"
        + "".join(pages[3:])
        + "三· 组织保障\n"
    )
    document = speechparse.parse(text)
    assert [leaf.text for leaf in document.leaves() if leaf.kind is LeafKind.FURNITURE][:2] == ["- 1 -", "云湖市文件选编"]
    assert _tree(text) == [
        (1, "一、", "总体要求"),
        (1, "二'", "工作措施"),
        (2, "(一)", "摸清底数"),
        (2, "(=)", "分类处置"),
        (1, "三·", "组织保障"),
    ]


def test_a_page_that_lost_its_number() -> None:
    body = "各镇要在月底以前把台账交到县里，逾期的说明原因，\n县里逐一核对，核对的结果在会上通报，请大家抓紧。\n"
    text = "一、摸清底数\n" + "".join(body * 14 + f"{number}\n" for number in (10, 11, 13, 14)) + "二、分类处置\n" + body
    leaves = list(speechparse.parse(text).leaves())
    assert [leaf.text for leaf in leaves if leaf.kind is LeafKind.FURNITURE] == ["10", "11", "13", "14"]


@pytest.mark.parametrize(
    ("text", "mark", "body"),
    [
        ("二、加强领导。*年以来，成绩不小。", "。", "*年以来，成绩不小。"),
        ("二、加强领导。**镇走在前面。", "。", "**镇走在前面。"),
        ("**二、加强领导。**各镇都要抓紧。", "。**", "各镇都要抓紧。"),
        ("二、**加强领导**。各镇都要抓紧。", "**。", "各镇都要抓紧。"),
        ("**二、加强领导。****镇走在前面。", "。**", "**镇走在前面。"),
    ],
)
def test_stars_behind_a_heading(text: str, mark: str, body: str) -> None:
    """Those that end bold type close the heading; others stand for a figure or a name, and begin the body."""
    document = speechparse.parse(f"一、提高认识。这件事关系重大。\n\n{text}\n")
    leaves = list(list(document.walk())[1].leaves())
    assert [leaf.text for leaf in leaves if leaf.kind is LeafKind.MARK] == [mark]
    assert "".join(leaf.text for leaf in leaves if leaf.kind is LeafKind.TEXT and leaf.text.strip("* ")) == body
