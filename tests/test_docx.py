"""Word files: the text of their paragraphs, what stands apart, tracked changes, levels, places."""

from __future__ import annotations

import io
import os
from bisect import bisect_right
from pathlib import Path

import pytest
import word as w
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from invariants import check

import speechparse
from speechparse import parser
from speechparse.readers.docx import read
from speechparse.readers.docx.symbols import symbol
from speechparse.source import Place, Source

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
TEXTS = Path(os.environ.get("SPEECHPARSE_TEXTS", os.devnull)) / "corpus" / "docx"
RUN = "<w:r><w:t>{}</w:t></w:r>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def mark(properties: str) -> str:
    return f"<w:rPr>{properties}</w:rPr>"


def field(code: str, result: str) -> str:
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{kinds[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{kinds[1]}{result}{kinds[2]}"


def table(*rows: tuple[str, ...]) -> str:
    return f"<w:tbl>{''.join(row(*cells) for cells in rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(f'<w:tc><w:tcPr/>{cell}</w:tc>' for cell in cells)}</w:tr>"


def text(inner: str, **how: str) -> str:
    return read(w.only(inner), **how).text  # type: ignore[arg-type]


def bodies(source: Source) -> list[str]:
    """The text of the paragraphs that have a place, in order."""
    starts = sorted({place.offset for place in source.places} | {start for start, _ in source.apart} | {len(source.text) + 1})
    offsets = [place.offset for place in source.places if place.kind == "paragraph"]
    return [source.text[offset : starts[bisect_right(starts, offset)] - 1] for offset in offsets]


# ---- paragraphs ----------------------------------------------------------------------------------------------------------


def test_one_line_a_paragraph() -> None:
    assert read(w.data(w.plain(["标题", "", "　　正文。", ""]))).text == "标题\n\n　　正文。\n"


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:ptab/></w:r>", "甲\t乙\t"),
        ('<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:br w:type="textWrapping"/></w:r>', "甲\n乙\n\n"),
        ('<w:r><w:t>甲</w:t><w:br w:type="page"/><w:br w:type="column"/><w:lastRenderedPageBreak/><w:t>乙</w:t></w:r>', "甲乙"),
        ("<w:r><w:t>甲</w:t><w:softHyphen/><w:noBreakHyphen/><w:t>乙</w:t></w:r>", "甲-乙"),
        ("<w:r><w:t>甲\n乙</w:t></w:r>", "甲 乙"),
        ("<w:r><w:footnoteReference/><w:endnoteReference/><w:commentReference/><w:t>甲</w:t></w:r>", "甲"),
        (f"<w:hyperlink>{RUN.format('甲')}</w:hyperlink><w:smartTag>{RUN.format('乙')}</w:smartTag>", "甲乙"),
        (f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{RUN.format('甲')}</w:sdtContent></w:sdt>", "甲"),
        (f"<w:r><w:ruby><w:rubyPr/><w:rt>{RUN.format('yī')}</w:rt><w:rubyBase>{RUN.format('一')}</w:rubyBase></w:ruby></w:r>", "一"),
        (f"<w:fldSimple>{RUN.format('3')}</w:fldSimple>", "3"),
        (field("PAGE", RUN.format("3")) + RUN.format("页"), "3页"),
        (field(f'IF {field("SEQ", RUN.format("1"))} "甲"', RUN.format("乙")), "乙"),
        ('<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/></w:r>' + RUN.format("甲"), "甲"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F081"/><w:sym w:font="Wingdings" w:char="F001"/></w:r>', "①"),
        (f"<mc:AlternateContent><mc:Choice><w:r/></mc:Choice><mc:Fallback>{RUN.format('甲')}</mc:Fallback></mc:AlternateContent>", "甲"),
        ("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>甲</w:t></w:r>", "甲"),
    ],
)
def test_what_a_run_says(inner: str, said: str) -> None:
    assert text(f"<w:p>{inner}</w:p>") == said


def test_a_field_that_has_no_end_hides_only_its_paragraph() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert text(f"<w:p>{begin}{RUN.format('甲')}</w:p><w:p>{RUN.format('乙')}</w:p>") == "\n乙"


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Wingdings 2", "F06A", "①"),
        ("Symbol", "F0B0", "°"),
        ("Symbol", "61", "α"),
        ("宋体", "2460", "①"),
        ("Symbol", "F0FF", ""),
        ("", "x", ""),
        ("", "DFFF", ""),
    ],
)
def test_symbols(font: str, code: str, sign: str) -> None:
    assert symbol(font, code) == sign


def test_hidden_text_is_left_out() -> None:
    hidden = run("藏", "<w:vanish/>")
    assert text(paragraph(run("甲") + hidden + run("乙", '<w:vanish w:val="0"/>'))) == "甲乙"
    assert text(paragraph(hidden, mark("<w:vanish/>")) + paragraph(run("甲"))) == "甲"


def test_hidden_styles() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="D"><w:basedOn w:val="C"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    parts = {
        "word/document.xml": w.body(
            paragraph(run("甲", '<w:rStyle w:val="D"/>') + run("乙"))
            + paragraph(run("丙") + run("丁", '<w:rStyle w:val="C"/>') + run("戊", '<w:vanish w:val="0"/>'), '<w:pStyle w:val="P"/>')
            + paragraph(run("己"))
        ),
        "word/styles.xml": f"<w:styles {w.SPACES}>{styles}</w:styles>",
        "word/_rels/document.xml.rels": '<r><a Id="1" Type="x/styles" Target="styles.xml"/></r>',
    }
    assert read(w.package(parts)).text == "乙\n丁戊己"  # the mark of the second paragraph is hidden, too


def test_a_style_separator_runs_a_heading_in() -> None:
    made = Document()
    w.define(made, [w.level(0, "chineseCounting", "%1、")])
    for _ in range(2):
        heading = w.numbered(made, "加强领导。", style="Heading 1")
        heading._p.pPr.append(w.xml("<w:rPr><w:vanish/><w:specVanish/></w:rPr>"))
        made.add_paragraph("各级要落实责任。")
    source = read(w.data(made))
    assert source.text == "一、加强领导。各级要落实责任。\n二、加强领导。各级要落实责任。"
    assert source.levels == ((0, 1), (16, 1))
    assert [source.place(offset) for offset in (0, 7, 16)] == [
        Place(0, "paragraph", 1),
        Place(7, "paragraph", 2),
        Place(16, "paragraph", 3),
    ]


# ---- tracked changes -----------------------------------------------------------------------------------------------------

CHANGED = (
    paragraph(run("原文") + f"<w:ins>{run('新增')}</w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>")
    + paragraph(f"<w:moveFrom>{run('移走')}</w:moveFrom>" + run("留下"))
    + paragraph(f"<w:moveTo>{run('移来')}</w:moveTo>")
)


def test_tracked_changes() -> None:
    assert text(CHANGED) == "原文新增\n留下\n移来"
    assert text(CHANGED, changes="rejected") == "原文删去\n移走留下\n"


def test_deleted_and_inserted_paragraphs() -> None:
    deleted = paragraph(f"<w:del>{run('甲')}</w:del>", mark("<w:del/>"))
    inserted = paragraph(f"<w:ins>{run('乙')}</w:ins>", mark("<w:ins/>"))
    source = read(w.only(deleted + inserted + paragraph(run("丙"))))
    assert source.text == "乙\n丙"
    assert [source.place(offset).number for offset in (0, 2)] == [2, 3]  # type: ignore[union-attr]
    assert text(deleted + inserted + paragraph(run("丙")), changes="rejected") == "甲\n丙"


def test_paragraphs_that_become_one() -> None:
    source = read(w.only(paragraph(run("甲"), mark("<w:del/>")) + paragraph(run("乙")) + paragraph(run("丙"), mark("<w:del/>"))))
    assert source.text == "甲乙\n丙"
    assert source.places == (Place(0, "paragraph", 1), Place(1, "paragraph", 2), Place(3, "paragraph", 3))


def test_deleted_paragraphs_have_no_number() -> None:
    made = Document()
    w.define(made, [w.level(0, "chineseCounting", "%1、")])
    for word, change in (("甲", ""), ("乙", "<w:del/>"), ("丙", "")):
        each = w.numbered(made, "" if change else word)
        if change:
            each._p.pPr.append(w.xml(f"<w:rPr>{change}</w:rPr>"))
            each._p.append(w.xml(f"<w:del>{run(word)}</w:del>"))
    assert read(w.data(made)).text == "一、甲\n二、丙"
    assert read(w.data(made), changes="rejected").text == "一、甲\n二、乙\n三、丙"


def test_changed_formatting() -> None:
    properties = '<w:outlineLvl w:val="0"/><w:pPrChange><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:pPrChange>'
    inner = paragraph(run("甲") + run("乙", "<w:vanish/><w:rPrChange><w:rPr/></w:rPrChange>"), properties)
    assert read(w.only(inner)).levels == ((0, 1),)
    before = read(w.only(inner), changes="rejected")
    assert (before.text, before.levels) == ("甲乙", ((0, 3),))


def test_changed_rows_and_cells() -> None:
    rows = row(paragraph(run("甲"))) + row(paragraph(run("乙")), properties="<w:del/>") + row(paragraph(run("丙")), properties="<w:ins/>")
    assert text(f"<w:tbl>{rows}</w:tbl>") == "甲\n丙"
    assert text(f"<w:tbl>{rows}</w:tbl>", changes="rejected") == "甲\n乙"
    cells = (
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>{paragraph(run('甲'))}</w:tc><w:tc>{paragraph(run('乙'))}</w:tc></w:tr></w:tbl>"
    )
    assert (text(cells), text(cells, changes="rejected")) == ("\t乙", "甲\t乙")


# ---- what stands apart ---------------------------------------------------------------------------------------------------


def test_tables_stand_apart_where_they_are() -> None:
    nested = (
        paragraph(run("丙") + "<w:r><w:br/><w:tab/></w:r>" + run("三"))
        + table((paragraph(run("丁")), paragraph(run("戊"))))
        + paragraph("")
    )
    grid = table((paragraph(run("甲")), paragraph(run("乙")) + paragraph(run("二"))), (nested, ""), ("", paragraph("")))
    source = read(w.only(paragraph(run("前")) + grid + paragraph(run("后")) + grid))
    rows = "甲\t乙 二\n丙  三 丁 戊"
    assert source.text == f"前\n{rows}\n后\n{rows}"
    assert [source.text[start:end] for start, end in source.apart] == [f"{rows}\n", rows]
    assert [place[1:] for place in source.places] == [("paragraph", 1), ("table", 1), ("paragraph", 2), ("table", 2)]


def test_tables_are_no_part_of_the_tree() -> None:
    inner = paragraph(run("一、甲")) + table((paragraph(run("二、乙")), paragraph(run("三")))) + paragraph(run("二、丙"))
    document = speechparse.parser.parse(read(w.only(inner)), parser.grammar("auto", ""))
    assert [section.title for section in document.walk()] == ["甲", "丙"]
    check(document)


BOX = f"<w:txbxContent>{paragraph(run('一、框内'))}{paragraph('')}{table((paragraph(run('格')),))}</w:txbxContent>"


@pytest.mark.parametrize(
    "inner",
    [
        f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>",
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>",
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>",
    ],
)
def test_text_boxes_stand_apart_and_once(inner: str) -> None:
    source = read(w.only(paragraph(run("甲") + inner + run("乙")) + paragraph(run("丙"))))
    assert source.text == "甲乙\n一、框内\n格\n丙"
    assert source.apart == ((3, 10),)
    assert [place.number for place in source.places] == [1, 2]


def test_a_hidden_text_box_is_left_out() -> None:
    assert text(paragraph(f"<w:r><w:rPr><w:vanish/></w:rPr><w:pict>{BOX}</w:pict></w:r>" + run("甲"))) == "甲"


def test_content_controls_are_opened() -> None:
    wrapped = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    rows = wrapped.format(row(wrapped.format(paragraph(run("乙")))))
    source = read(w.only(paragraph(run("前")) + wrapped.format(paragraph(run("甲"))) + f"<w:tbl>{rows}</w:tbl>" + paragraph(run("后"))))
    assert source.text == "前\n甲\n乙\n后"
    assert [place[1:] for place in source.places] == [("paragraph", 1), ("table", 1), ("paragraph", 2)]  # as python-docx counts


# ---- levels --------------------------------------------------------------------------------------------------------------


def test_levels() -> None:
    made = Document()
    made.add_heading("题", 0)  # the style "Title" is no heading
    for n in (1, 2, 3):
        made.add_heading(f"标题{n}", n)
    body = made.add_paragraph("正文", "Heading 1")
    body._p.get_or_add_pPr().append(w.xml('<w:outlineLvl w:val="9"/>'))
    own = made.add_paragraph("自定")
    own._p.get_or_add_pPr().append(w.xml('<w:outlineLvl w:val="3"/>'))
    made.add_paragraph("", "Heading 1")
    source = read(w.data(made))
    assert [(source.text[start:].split("\n")[0], level) for start, level in source.levels] == [
        ("标题1", 1),
        ("标题2", 2),
        ("标题3", 3),
        ("自定", 4),
    ]


def test_heading_styles_are_known_by_name() -> None:
    parts = {
        "word/document.xml": w.body(paragraph(run("甲"), '<w:pStyle w:val="2"/>') + paragraph(run("乙"), '<w:pStyle w:val="x"/>')),
        "word/styles.xml": f'<w:styles {w.SPACES}><w:style w:styleId="2"><w:name w:val="heading 2"/></w:style></w:styles>',
        "word/_rels/document.xml.rels": '<r><a Type="x/styles" Target="/word/Styles.xml"/></r>',
    }
    assert read(w.package(parts)).levels == ((0, 2),)


# ---- the same tree as the text -------------------------------------------------------------------------------------------


def rows(document: speechparse.tree.Document) -> list[object]:
    found: list[object] = []
    for article in document.articles:
        found.append(article.title.joined if article.title else None)
        found += [(section.level, section.marker.scheme, section.marker.ordinal, section.title) for section in article.walk()]
    return found


def parsed(made: w.Word, grammar: str = "auto") -> speechparse.tree.Document:
    source = read(w.data(made))
    document = parser.parse(source, parser.grammar(grammar, source.text))
    check(document)
    return document


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_text_and_its_word_file_have_the_same_tree(path: Path) -> None:
    document = speechparse.load(path)
    made = w.plain(document.source.text.split("\n"))
    assert read(w.data(made)).text == document.source.text
    assert rows(parsed(made)) == rows(document)


FORMS = {
    "cn-comma": ("chineseCounting", "%1、"),
    "cn-paren": ("chineseCounting", "（%1）"),
    "arabic-dot": ("decimal", "%1."),
    "arabic-paren": ("decimal", "（%1）"),
    "circled": ("decimalEnclosedCircleChinese", "%1"),
}


@pytest.mark.parametrize("suffix", ["nothing", "space", "tab"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_text_with_automatic_numbers_has_the_same_tree(path: Path, suffix: str) -> None:
    """Every number at the head of a line that a list of Word would write so is written by one."""
    document = speechparse.load(path)
    made = w.plain(document.source.text.split("\n"))
    paragraphs = made.paragraphs
    for name, lists in enumerate(
        [article.sections for article in document.articles] + [section.children for section in document.walk()], 1000
    ):
        before = None
        for section in lists:
            form, shown = FORMS.get(section.marker.scheme, ("", ""))
            line = paragraphs[section.position.line - 1]
            if not form or line.text.strip("　 ").find(section.marker.text) != 0:
                continue
            if before is None:
                w.define(made, [w.level(0, form, shown, start=section.marker.ordinal, suffix=suffix)], name=name)
            elif section.marker.ordinal != before + 1:
                break
            before = section.marker.ordinal
            line.text = line.text.strip("　 ").removeprefix(section.marker.text).lstrip()
            line._p.get_or_add_pPr().append(w.xml(f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{name}"/></w:numPr>'))
    assert rows(parsed(made)) == rows(document)


OUTLINE = st.recursive(st.just(()), lambda below: st.lists(below, min_size=2, max_size=3).map(tuple), max_leaves=12)
HEADINGS = ("提高思想认识", "压实各级责任", "补齐工作短板", "加强督促检查", "改进工作作风", "守牢安全底线")
OFFICE = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "（%4）"))


@given(OUTLINE, st.sampled_from(("nothing", "space", "tab")))
@settings(max_examples=40)
def test_outlines_with_automatic_numbers(outline: tuple[object, ...], suffix: str) -> None:
    """An outline with its numbers typed and with Word's lists gives one tree; its lines are the same but for the suffix."""
    typed: list[str] = ["在云湖市工作会议上的讲话"]
    made = w.plain(typed)
    w.define(made, [w.level(n, form, shown, suffix=suffix) for n, (form, shown) in enumerate(OFFICE)])

    def put(items: tuple[object, ...], n: int) -> None:
        for count, below in enumerate(items):
            words = HEADINGS[(count + n) % len(HEADINGS)]
            number = ("一二三", "一二三", "123", "123")[n][count]
            typed.append(OFFICE[n][1].replace(f"%{n + 1}", number) + words)
            w.numbered(made, words, n=n)
            typed.append("各地各部门要认真抓好落实。")
            made.add_paragraph(typed[-1])
            assert isinstance(below, tuple)
            if n + 1 < len(OFFICE):
                put(below, n + 1)

    put(outline, 0)
    document = parsed(made)
    after = {"nothing": "", "space": " ", "tab": "\t"}[suffix]
    assert document.source.text.replace(after, "") == "\n".join(typed)
    assert rows(document) == rows(speechparse.parse("\n".join(typed)))


RUNS = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=8), max_size=4)


@given(st.lists(RUNS, max_size=8))
@settings(max_examples=40)
def test_any_paragraphs_are_those_of_python_docx(paragraphs: list[list[str]]) -> None:
    made = Document()
    for runs in paragraphs:
        added = made.add_paragraph()
        for each in runs:
            added.add_run(each)
    content = w.data(made)
    source = read(content)
    assert bodies(source) == [each.text for each in Document(io.BytesIO(content)).paragraphs]
    check(parser.parse(source, parser.grammar("auto", source.text)))


@pytest.mark.skipif(not TEXTS.is_dir(), reason="SPEECHPARSE_TEXTS names no folder")
def test_real_files() -> None:
    paths = sorted(TEXTS.glob("*.docx"))
    assert paths
    for path in paths:
        source = read(path.read_bytes(), path.name)
        expected = [each.text for each in Document(str(path)).paragraphs]
        assert bodies(source) == expected, path.name  # none of them has automatic numbers
        assert [place.number for place in source.places if place.kind == "paragraph"] == list(range(1, len(expected) + 1))
        check(parser.parse(source, parser.grammar("auto", source.text)))
