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


_PAGES = "各级各部门要结合实际抓好落实，把各项部署落到实处，确保年底前见到成效，让群众看得见、摸得着、得实惠。" * 12 + "\n"


@pytest.mark.parametrize("indent", ["", "　　"])
def test_a_full_line_among_short_items(indent: str) -> None:
    """The page tells how wide a full line is where the lines around it do not."""
    items = f"{indent}（一）已经按照规定缴费满一年，或者不满一年但是本人还有没有领完的期限的；\n（二）有证明；\n（三）有住所。\n"
    text = f"一、总体要求\n{_PAGES}二、申请条件\n{items}三、办理程序\n{_PAGES}"
    assert _tree(_wrapped(text, 30)) == _tree(text)
    assert (2, "（一）", "已经按照规定缴费满一年，或者不满一年但是本人还有没有领完的期限的") in _tree(text)


def test_a_heading_as_wide_as_the_page_ends_with_its_line() -> None:
    """Others of its list have lines of their own."""
    headings = [
        "提高对办好灯会的认识，摸清各村各镇的家底",
        "建好灯会组织指挥体系，把灯会安全保障抓紧抓实抓到位抓到底",
        "加强领导，抓好落实",
    ]
    text = "".join(f"{number}、{heading}\n{_PAGES}" for number, heading in zip("一二三", headings, strict=True))
    assert [row[2] for row in _tree(_wrapped(text, 30))] == headings


def test_a_markdown_heading_or_a_bullet_is_no_line_of_a_paragraph() -> None:
    wide = "各镇要在月底以前把台账交到县里逾期的说明原因县里逐一核对"
    text = f"# {wide}\n\n- 一是{wide}\n- 二是{wide}\n- 三是{wide}\n- 四是{wide}\n"
    assert [row[2] for row in _tree(text)] == [wide] * 4


def test_a_year_at_the_head_of_a_wrapped_line_is_no_number_of_a_page() -> None:
    pages = "".join(f"2026年云湖市的粮食总产量\n{_wrapped(_PAGES, 30)}" + f"{number}全市要抓{number}件事\n" for number in range(3, 8))
    document = speechparse.parse(pages)
    furniture = [leaf.text for leaf in document.leaves() if leaf.kind is LeafKind.FURNITURE]
    assert furniture == ["3", "4", "5", "6", "7"]


def test_a_running_head_behind_the_number_of_the_page() -> None:
    pages = "".join(f"{_wrapped(_PAGES, 30)}{number} DB99/T 0001\n" for number in range(3, 8))
    document = speechparse.parse(f"1 范围\n1.1 对象\n{pages}1.2 办法\n")
    assert [leaf.text for leaf in document.leaves() if leaf.kind is LeafKind.FURNITURE] == [f"{n} DB99/T 0001" for n in range(3, 8)]


def test_a_note_below_a_table_has_no_items_where_it_lists_none() -> None:
    text = "1 供水\n1.1 水量\n水量见表1。\n注：表中未考虑消防。\n1.2 方式\n几种方式组合。\n注：\n1.以年计。\n2.以月计。\n"
    assert [row[1] for row in _tree(text)] == ["1", "1.1", "1.2"]


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


@pytest.mark.parametrize(
    ("line", "furniture"),
    [
        ("**市委高度重视，**市政府全力推进。", []),
        ("**县要带头，每周调度一次。", []),
        ("**活动开始，大家走进旧址。**这里陈列着实物。", ["**"]),
        ("**时间：** 十二月四日", ["**"]),
        ("**一、提高认识，**把准方向", ["**"]),
        ("- **镇要带头，**村要跟上。", ["- "]),
    ],
)
def test_stars_at_the_head_of_a_line(line: str, furniture: list[str]) -> None:
    """They stand for a name, and belong to the text, where the next ones cannot end bold type."""
    document = speechparse.parse(f"在会议上的讲话\n同志们：\n{line}\n请大家抓紧落实。\n")
    assert [leaf.text for leaf in document.leaves() if leaf.kind is LeafKind.FURNITURE] == furniture
