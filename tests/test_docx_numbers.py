"""Word's automatic numbers, written out: formats, lists, restarts, styles; beside what LibreOffice makes of them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import word as w
from docx import Document
from docx.enum.style import WD_STYLE_TYPE

from speechparse.readers.docx import read
from speechparse.readers.docx.formats import written

OFFICE = ("一、", "（一）", "1.", "（1）", "①")

FORMATS = {
    "decimal": "1 10 11 20 101 1010",
    "chineseCounting": "一 十 十一 二十 一○一 一○一○",
    "chineseCountingThousand": "一 十 十一 二十 一百零一 一千零一十",
    "taiwaneseCounting": "一 十 十一 二十 一○一 一○一○",
    "taiwaneseCountingThousand": "一 十 十一 二十 一百零一 一千零一十",
    "chineseLegalSimplified": "壹 壹拾 壹拾壹 贰拾 壹佰零壹 壹仟零壹拾",
    "ideographLegalTraditional": "壹 壹拾 壹拾壹 貳拾 壹佰零壹 壹仟零壹拾",
    "japaneseCounting": "一 十 十一 二十 百一 千十",
    "japaneseLegal": "壱 壱拾 壱拾壱 弐拾 壱百壱 壱阡壱拾",
    "japaneseDigitalTenThousand": "一 一〇 一一 二〇 一〇一 一〇一〇",
    "ideographDigital": "一 一〇 一一 二〇 一〇一 一〇一〇",
    "taiwaneseDigital": "一 一○ 一一 二○ 一○一 一○一○",
    "koreanDigital": "일 일영 일일 이영 일영일 일영일영",
    "koreanDigital2": "一 一零 一一 二零 一零一 一零一零",
    "koreanCounting": "일 십 십일 이십 백일 천십",
    "ideographTraditional": "甲 癸 11 20 101 1010",
    "ideographZodiac": "子 酉 戌 20 101 1010",
    "ideographZodiacTraditional": "甲子 癸酉 甲戌 癸未 甲辰 癸丑",
    "ideographEnclosedCircle": "㈠ ㈩ 11 20 101 1010",
    "decimalEnclosedCircle": "① ⑩ ⑪ ⑳ 101 1010",
    "decimalEnclosedCircleChinese": "① ⑩ ⑪ ⑳ 101 1010",
    "decimalEnclosedParen": "⑴ ⑽ ⑾ ⒇ 101 1010",
    "decimalEnclosedFullstop": "⒈ ⒑ ⒒ ⒛ 101 1010",
    "decimalFullWidth": "１ １０ １１ ２０ １０１ １０１０",
    "decimalFullWidth2": "１ １０ １１ ２０ １０１ １０１０",
    "decimalHalfWidth": "1 10 11 20 101 1010",
    "decimalZero": "01 10 11 20 101 1010",
    "upperLetter": "A J K T WWWW 1010",
    "lowerLetter": "a j k t wwww 1010",
    "upperRoman": "I X XI XX CI MX",
    "lowerRoman": "i x xi xx ci mx",
    "ganada": "가 차 카 20 101 1010",
    "ordinal": "1st 10th 11th 20th 101st 1010th",
    "hex": "1 A B 14 65 3F2",
    "cardinalText": "1 10 11 20 101 1010",  # and any other: decimal
}
AS_LIBREOFFICE = {  # formats that it has as Word has them, and how far
    **dict.fromkeys(("decimal", "decimalZero", "upperRoman", "lowerRoman", "koreanCounting"), 120),
    **dict.fromkeys(("chineseCountingThousand", "taiwaneseCountingThousand", "chineseLegalSimplified", "ideographLegalTraditional"), 120),
    **dict.fromkeys(("ideographTraditional", "ideographZodiac", "decimalEnclosedCircle", "decimalEnclosedCircleChinese"), 20),
}


def lines(made: w.Word, **how: str) -> list[str]:
    return read(w.data(made), **how).text.split("\n")  # type: ignore[arg-type]


def scheme(*texts: str) -> list[str]:
    forms = ("chineseCounting", "chineseCounting", "decimal", "decimal", "decimalEnclosedCircleChinese")
    return [w.level(n, form, re.sub("[一1①]", f"%{n + 1}", text)) for n, (form, text) in enumerate(zip(forms, texts, strict=False))]


@pytest.mark.parametrize("form", FORMATS)
def test_formats(form: str) -> None:
    assert " ".join(written(number, form) for number in (1, 10, 11, 20, 101, 1010)) == FORMATS[form]


def test_formats_stay_short() -> None:
    for form in FORMATS:
        assert len(written(999_999_999, form)) < 100
        assert written(0, form)


def test_levels_of_an_office_paper() -> None:
    made = Document()
    w.define(made, scheme(*OFFICE))
    for n in (0, 1, 1, 2, 2, 3, 4, 4, 1, 2, 0, 1):
        w.numbered(made, "甲", n=n)
    assert "".join(lines(made)) == "一、甲（一）甲（二）甲1.甲2.甲（1）甲①甲②甲（三）甲1.甲二、甲（一）甲"


def test_what_stands_after_the_number() -> None:
    made = Document()
    w.define(made, [w.level(n, "decimal", f"%{n + 1}.", suffix=after) for n, after in enumerate(("tab", "space", "nothing"))])
    for n in range(3):
        w.numbered(made, "甲", n=n)
    assert lines(made) == ["1.\t甲", "1. 甲", "1.甲"]


def test_bullets_and_empty_numbers_are_not_written() -> None:
    made = Document()
    w.define(made, [w.level(0, "bullet", "●"), w.level(1, "none", ""), w.level(2, "none", "附则"), w.level(3, "decimal", "%1%2%4")])
    for n in range(4):
        w.numbered(made, "甲", n=n)
    assert lines(made) == ["甲", "甲", "附则甲", "1甲"]


def test_lists_of_one_definition_count_together() -> None:
    made = Document()
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    w.define(made, scheme(*OFFICE), {901: "", 902: "", 903: again, 904: again})
    for name in (901, 901, 902, 903, 903, 904, 901):
        w.numbered(made, "甲", name)
    assert "".join(lines(made)) == "一、甲二、甲三、甲一、甲二、甲一、甲二、甲"


def test_definitions_count_apart() -> None:
    made = Document()
    w.define(made, scheme("一、"), name=901)
    w.define(made, scheme("（一）"), name=902)
    for name in (901, 902, 902, 901):
        w.numbered(made, "甲", name)
    assert "".join(lines(made)) == "一、甲（一）甲（二）甲二、甲"


def test_a_start_of_its_own_holds_at_every_restart() -> None:
    made = Document()
    five = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'
    w.define(made, scheme(*OFFICE), {901: five})
    for n in (0, 1, 1, 0, 1):
        w.numbered(made, "甲", 901, n)
    assert "".join(lines(made)) == "一、甲（五）甲（六）甲二、甲（五）甲"


def test_a_level_of_its_own() -> None:
    made = Document()
    letters = f'<w:lvlOverride w:ilvl="0">{w.level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    w.define(made, [w.level(0, "decimal", "%1.")], {901: "", 902: letters, 903: '<w:lvlOverride w:ilvl="0"/>'})
    for name in (901, 901, 902, 903):
        w.numbered(made, "甲", name)
    assert "".join(lines(made)) == "1.甲2.甲C)甲4.甲"


def test_articles_go_on_over_chapters() -> None:
    made = Document()
    going_on = [w.level(0, "chineseCountingThousand", "第%1章", suffix="space")]
    going_on.append(w.level(1, "chineseCountingThousand", "第%2条", more='<w:lvlRestart w:val="0"/>', suffix="space"))
    going_on.append(w.level(2, "chineseCounting", "（%3）", more='<w:lvlRestart w:val="1"/>'))
    w.define(made, going_on)
    for n in (0, 1, 2, 1, 2, 0, 1, 2):
        w.numbered(made, "甲", n=n)
    assert lines(made) == ["第一章 甲", "第一条 甲", "（一）甲", "第二条 甲", "（二）甲", "第二章 甲", "第三条 甲", "（一）甲"]


def test_legal_numbers_are_decimal_throughout() -> None:
    made = Document()
    w.define(made, [w.level(0, "chineseCounting", "第%1章"), w.level(1, "decimal", "%1.%2", more="<w:isLgl/>")])
    for n in (0, 1, 1, 0, 1):
        w.numbered(made, "甲", n=n)
    assert "".join(lines(made)) == "第一章甲1.1甲1.2甲第二章甲2.1甲"


def test_a_level_passed_over_has_begun() -> None:
    made = Document()
    w.define(made, [w.level(n, "decimal", ".".join(f"%{m + 1}" for m in range(n + 1)) + " ") for n in range(3)])
    for n in (1, 1, 2, 0, 2, 1):
        w.numbered(made, "甲", n=n)
    assert "".join(lines(made)) == "1.1 甲1.2 甲1.2.1 甲2 甲2.1.1 甲2.2 甲"


def test_starts() -> None:
    made = Document()
    w.define(made, [w.level(0, "decimal", "%1.", start=3)], name=901)
    w.define(made, [w.level(0, "decimal", "%1.", start=None)], name=902)
    for name in (901, 901, 902):
        w.numbered(made, "甲", name)
    assert "".join(lines(made)) == "3.甲4.甲0.甲"


def styled(level: str = '<w:ilvl w:val="1"/>') -> w.Word:
    made = Document()
    linked = [w.level(n, "chineseCounting", text, more=f'<w:pStyle w:val="Heading{n + 1}"/>') for n, text in enumerate(("%1、", "（%2）"))]
    w.define(made, linked)
    for name, numbering in (("Heading 1", '<w:numId w:val="900"/>'), ("Heading 2", f'{level}<w:numId w:val="900"/>')):
        made.styles[name].element.get_or_add_pPr().append(w.xml(f"<w:numPr>{numbering}</w:numPr>"))
    mine = made.styles.add_style("Mine", WD_STYLE_TYPE.PARAGRAPH)
    mine.base_style = made.styles["Heading 2"]
    return made


@pytest.mark.parametrize("level", ["", '<w:ilvl w:val="1"/>'])
def test_numbers_of_styles(level: str) -> None:
    made = styled(level)
    for style in ("Heading 1", "Heading 2", "Mine"):
        made.add_paragraph("甲", style)
    w.numbered(made, "甲", 0, None, "Heading 1")  # list 0: switched off
    made.add_paragraph("甲", "Heading 1")
    made.add_paragraph("甲", "Mine")
    assert lines(made) == ["一、甲", "（一）甲", "（二）甲", "甲", "二、甲", "（一）甲"]


def test_a_style_switches_numbers_off() -> None:
    made = styled()
    made.styles["Mine"].element.get_or_add_pPr().append(w.xml('<w:numPr><w:numId w:val="0"/></w:numPr>'))
    made.add_paragraph("甲", "Mine")
    assert lines(made) == ["甲"]


def test_list_styles() -> None:
    made = Document()
    style = made.styles.add_style("Mine", WD_STYLE_TYPE.LIST)
    style.element.append(w.xml('<w:pPr><w:numPr><w:numId w:val="901"/></w:numPr></w:pPr>'))
    w.define(made, scheme("一、"), name=901, more='<w:styleLink w:val="Mine"/>')
    w.define(made, [], name=902, more='<w:numStyleLink w:val="Mine"/>')
    w.define(made, [], name=903, more='<w:numStyleLink w:val="Other"/>')
    for name in (902, 901, 902, 903):
        w.numbered(made, "甲", name)
    assert "".join(lines(made)) == "一、甲二、甲三、甲甲"


def test_a_list_style_that_points_to_itself() -> None:
    made = Document()
    style = made.styles.add_style("Mine", WD_STYLE_TYPE.LIST)
    style.element.append(w.xml('<w:pPr><w:numPr><w:numId w:val="901"/></w:numPr></w:pPr>'))
    w.define(made, [], name=901, more='<w:numStyleLink w:val="Mine"/>')
    w.numbered(made, "甲", 901)
    assert lines(made) == ["甲"]


def test_styles_based_on_one_another() -> None:
    made = Document()
    for name, base in (("One", "Two"), ("Two", "One")):
        made.styles.element.append(w.xml(f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{base}"/></w:style>'))
    made.add_paragraph("甲")._p.get_or_add_pPr().append(w.xml('<w:pStyle w:val="One"/>'))
    assert lines(made) == ["甲"]


def test_numbers_in_tables_count_with_the_text_and_those_in_text_boxes_do_not() -> None:
    made = Document()
    w.define(made, scheme("一、"))
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="900"/></w:numPr></w:pPr>'
    w.numbered(made, "甲")
    w.appended(made, f"<w:tbl><w:tr><w:tc><w:p>{number}<w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")
    box = f"<w:txbxContent><w:p>{number}<w:r><w:t>丙</w:t></w:r></w:p></w:txbxContent>"
    w.appended(made, f"<w:p><w:r><w:pict>{box}</w:pict></w:r></w:p>")
    w.numbered(made, "丁")
    assert lines(made) == ["一、甲", "二、乙", "", "一、丙", "三、丁"]


def test_odd_definitions() -> None:
    made = Document()
    w.define(made, [w.level(0, "decimal", "%1%9" + "长" * 1000), w.level(77, "decimal", "%1")], {901: '<w:lvlOverride w:ilvl="x"/>'})
    for name, n in ((901, 0), (901, 3), (901, 4_000), (77_777, 0)):
        w.numbered(made, "甲", name, n)
    assert [len(line) for line in lines(made)] == [58, 1, 1, 1]


# ---- beside LibreOffice --------------------------------------------------------------------------------------------------


NEEDED = pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdftotext")), reason="needs LibreOffice and pdftotext")


def converted(path: Path, form: str) -> Path:
    """A file beside the given one, in another format, by LibreOffice."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    call = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", path.parent, path]
    subprocess.run(call, check=True, capture_output=True, timeout=300)
    return path.with_suffix(f".{form}")


def shown(path: Path) -> list[str]:
    """The lines of a file as LibreOffice prints them, without blanks."""
    call = ["pdftotext", "-layout", "-nopgbrk", converted(path, "pdf"), "-"]
    return bare(subprocess.run(call, check=True, capture_output=True).stdout.decode().splitlines())


def bare(texts: list[str]) -> list[str]:
    return [line for each in texts if (line := "".join(each.split()))]


ODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><text:list-style style:name="L">{levels}</text:list-style></office:automatic-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""
ODT_LEVELS = (
    ("", "、", "一, 二, 三, ..."),
    ("（", "）", "一, 二, 三, ..."),
    ("", ".", "1"),
    ("第", "条 ", "壹, 贰, 叁, ..."),
    ("", "", "①, ②, ③, ..."),
)


@NEEDED
def test_lists_that_libreoffice_has_written(tmp_path: Path) -> None:
    """Lists of an OpenDocument text, written as .docx by LibreOffice, and the numbers that it prints for them."""
    levels = "".join(
        f'<text:list-level-style-number text:level="{n}" style:num-prefix="{before}" style:num-suffix="{after}" style:num-format="{form}"/>'
        for n, (before, after, form) in enumerate(ODT_LEVELS, 1)
    )

    def items(depth: int) -> str:
        below = f"<text:list>{items(depth + 1)}</text:list>" if depth < len(ODT_LEVELS) else ""
        return f"<text:list-item><text:p>甲</text:p>{below}</text:list-item><text:list-item><text:p>乙</text:p></text:list-item>"

    lists = (
        f'<text:list text:style-name="L">{items(1)}</text:list><text:p>正文</text:p><text:list text:style-name="L">{items(4)}</text:list>'
    )
    path = tmp_path / "draft.fodt"
    path.write_text(ODT.format(levels=levels, body=lists), encoding="utf-8")
    made = converted(path, "docx")
    found = bare(read(made.read_bytes()).text.split("\n"))
    assert found == shown(made)
    assert found[:5] == ["一、甲", "（一）甲", "1.甲", "第壹条甲", "①甲"]


@NEEDED
def test_numbers_are_those_of_libreoffice(tmp_path: Path) -> None:
    """What LibreOffice is known not to follow (lvlRestart, isLgl, formats that it has not) is left out."""
    made = styled()
    for n, (form, most) in enumerate(AS_LIBREOFFICE.items()):
        w.define(made, [w.level(0, form, "第%1条")], name=1000 + n)
        for _ in range(most):
            w.numbered(made, form, 1000 + n)
    again = "".join(f'<w:lvlOverride w:ilvl="{n}"><w:startOverride w:val="1"/></w:lvlOverride>' for n in range(5))
    w.define(made, scheme(*OFFICE), {901: "", 902: "", 903: again}, name=2001)
    for name, levels in ((901, "01122344120"), (902, "0112"), (903, "0110121"), (901, "0123"), (903, "12")):
        for n in levels:
            w.numbered(made, f"列{name}", name, int(n))
    w.define(made, [w.level(n, "decimal", ".".join(f"%{m + 1}" for m in range(n + 1))) for n in range(3)], name=2002)
    for n in (1, 1, 2, 0, 2, 1):
        w.numbered(made, "项", 2002, n)
    for style in ("Heading 1", "Heading 2", "Mine", "Heading 1", "Mine"):
        made.add_paragraph("题", style)
    path = Path(w.saved(made, tmp_path))
    assert bare(lines(made)) == shown(path)
