"""PDF: the same sections as from the text, its pages as places, and no file that hangs or crashes the program."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zlib
from contextlib import suppress
from html import escape
from pathlib import Path

import outlines
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invariants import check
from outlines import parse
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

import speechparse
from speechparse.errors import ExtraError, ReadError
from speechparse.readers import limited, pages, pdf
from speechparse.readers.pages import Character, Line, Page

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
FONT = "STSong-Light"
registerFont(UnicodeCIDFont(FONT))


def _pdf(lines: list[str], indent: int = 2, size: int = 16, furniture: bool = True, encrypt: StandardEncryption | None = None) -> bytes:
    """The paragraphs as an official paper is set; "\\f" begins a page."""

    def edges(canvas: Canvas, template: SimpleDocTemplate) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawString(72, 805, "云湖市文件汇编")
        canvas.drawCentredString(300, 40, f"— {template.page} —")

    style = ParagraphStyle("text", fontName=FONT, fontSize=size, leading=28, wordWrap="CJK", firstLineIndent=indent * size)
    story = [PageBreak() if line == "\f" else Paragraph(escape(line), style) for line in lines]
    file = io.BytesIO()
    document = SimpleDocTemplate(file, encrypt=encrypt)
    document.build(story, *([edges, edges] if furniture else []))
    return file.getvalue()


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("indent", [2, 0])
def test_same_sections_as_the_text(path: Path, indent: int) -> None:
    lines = _lines(path)
    source = pdf.read(_pdf(lines, indent), "speech.pdf")
    assert outlines.sections(parse(source)) == outlines.sections(speechparse.parse("\n".join(lines)))
    assert "文件汇编" not in source.text
    assert "— 1 —" not in source.text


@pytest.mark.parametrize("path", [path for path in SAMPLES if path.stem != "plan-decimal"], ids=lambda path: path.stem)
def test_same_paragraphs_as_the_text(path: Path) -> None:
    lines = _lines(path)
    read = pdf.read(_pdf(lines), "speech.pdf").text.splitlines()
    assert ["".join(line.split()) for line in read] == ["".join(line.split()) for line in lines]


@given(outlines.outlines(), st.sampled_from([10, 12, 16, 22]), st.sampled_from([0, 2]))
@settings(max_examples=25)
def test_same_sections_of_any_outline(made: list[outlines.Paragraph], size: int, indent: int) -> None:
    lines = [each.text for each in made]
    source = pdf.read(_pdf(lines, indent, size), "speech.pdf")
    assert outlines.sections(parse(source)) == outlines.sections(speechparse.parse("\n".join(lines)))


def test_places_are_pages() -> None:
    source = pdf.read(_pdf(["一、甲", "\f", "二、乙" * 400, "三、丙"]), "speech.pdf")
    assert source.text.startswith("一、甲\n二、乙")
    assert [(place.kind, place.number) for place in source.places] == [("page", n) for n in (1, 2, 3, 4)][: len(source.places)]
    assert source.place(0).number == 1  # type: ignore[union-attr]
    assert source.place(4).number == 2  # type: ignore[union-attr]
    assert source.place(source.text.index("三、丙")).number == len(source.places)  # type: ignore[union-attr]
    assert source.text.count("\n") == 3


def test_a_line_whose_marks_come_behind_its_words() -> None:
    """As word processors write quotation marks of another font."""
    words = [Character(char, 100.0 + 16 * n, 116.0 + 16 * n, 200, 16) for n, char in enumerate("实施“双减”政策")]
    row = [character for character in words if character.text not in "“”"]
    marks = [character for character in words if character.text in "“”"]
    assert [line.text for line in pages.lines([row, marks])] == ["实施“双减”政策"]


def test_gaps() -> None:
    def text(*placed: tuple[str, float]) -> list[str]:
        return [
            line.text for line in pages.lines([[Character(char, left, left + (10 if char > "~" else 5), 0, 10) for char, left in placed]])
        ]

    assert text(("第", 0), ("4", 13), ("7", 18), ("号", 26)) == ["第47号"]
    assert text(("总", 0), ("则", 30)) == ["总 则"]
    assert text(("A", 0), ("I", 5), ("X", 13)) == ["AI X"]
    assert text(("甲", 0), ("乙", 80)) == ["甲", "乙"]
    assert text(("⼀", 0), ("、", 10)) == ["一、"]


def test_order_on_a_page() -> None:
    def row(text: str, left: float, base: float) -> list[Character]:
        return [Character(char, left + 10 * n, left + 10 * n + 10, base, 10) for n, char in enumerate(text)]

    columns = [row("左上左上", 0, 10), row("左下左下", 0, 30), row("右上", 100, 10), row("右下", 100, 30)]
    assert [line.text for line in pages.lines(columns)] == ["左上左上", "左下左下", "右上", "右下"]
    assert [line.text for line in pages.lines([row("下下", 0, 90), row("上上", 0, 10)])] == ["上上", "下下"]


def test_page_furniture() -> None:
    def page(number: int, *texts: str) -> Page:
        shown = [Line("县志", 100, 120, 30, 10), *(Line(text, 100, 100 + 10 * len(text), 120 + 20 * n, 10) for n, text in enumerate(texts))]
        return Page(600, 800, [*shown, Line(str(number), 300, 305, 770, 10)])

    made = pages.paragraphs([page(7, "一、甲", "3"), page(8, "二、乙", "2024"), page(9, "三、丙")])
    assert [paragraph.text for paragraph in made] == ["一、甲", "3", "二、乙", "2024", "三、丙"]


def _object(data: bytes, extra: str = "") -> bytes:
    """A PDF with one page whose content is the data, packed."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(data)}{extra}>>stream\n".encode() + data + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    made, offsets = b"%PDF-1.7\n", []
    for n, each in enumerate(objects, 1):
        offsets.append(len(made))
        made += f"{n} 0 obj\n".encode() + each + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    return made + f"xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF".encode()


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages(turn: int) -> None:
    """Pages that are turned on the screen, with text that was turned the other way, as wide tables are printed."""
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.setPageRotation(turn)
    for n, text in enumerate(["一、甲", "二、乙"]):
        canvas.saveState()
        canvas.translate(300, 400)
        canvas.rotate(turn)
        canvas.setFont(FONT, 16)
        canvas.drawString(-100, 100 - 60 * n, text)
        canvas.restoreState()
    canvas.save()
    assert pdf.read(file.getvalue(), "x.pdf").text == "一、甲\n二、乙\n"


def _refused(data: bytes, match: str) -> None:
    with pytest.raises(ReadError, match=match) as told:
        pdf.read(data, "speech.pdf")
    assert str(told.value).startswith("speech.pdf: ")
    assert "\n" not in str(told.value)


def test_what_is_refused() -> None:
    _refused(b"", "no PDF")
    _refused(b"%PDF-1.7\nnothing", "no PDF")
    _refused(_pdf(["一、甲"])[:600], "no PDF")
    _refused(_object(b"0 0 9 9 re f"), "OCR")
    _refused(_pdf(["\f"] * 3), "OCR")  # nothing but running heads and page numbers
    _refused(_pdf(["一、甲"], encrypt=StandardEncryption("secret", canPrint=0)), "password")
    assert pdf.read(_pdf(["一、甲"], furniture=False, encrypt=StandardEncryption("", "owner", canPrint=0)), "x.pdf").text == "一、甲\n"


def test_bombs_end_soon() -> None:
    begun = time.monotonic()
    blanks = zlib.compress(zlib.compress(b" " * 1_000_000_000, 9), 9)
    _refused(_object(blanks, "/Filter[/FlateDecode/FlateDecode]"), "speech.pdf")
    _refused(_object(zlib.compress(b"BT /F 1 Tf " + b"(aaaaaaaaaaaaaaaaaaaa) Tj " * 1_000_000), "/Filter/FlateDecode"), "too large|seconds")
    _refused(_object(b"q " * 1_000_000), "OCR")
    assert time.monotonic() - begun < 100


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    data = _pdf(["一、甲"])
    monkeypatch.setattr(pdf, "MEMORY", 32 << 20)
    _refused(data, "32 MB of memory")
    monkeypatch.setattr(pdf, "SECONDS", 0.01)
    _refused(data, "0 seconds")
    monkeypatch.setattr(pdf, "BYTES", 100)
    _refused(data, "too large")


@given(st.data())
@settings(max_examples=25)
def test_damaged_files(data: st.DataObject) -> None:
    good = _damageable()
    place = data.draw(st.integers(0, len(good) - 1))
    bad = good[:place] + data.draw(st.binary(max_size=20)) + good[place + data.draw(st.integers(0, 200)) :]
    with suppress(ReadError):
        source = pdf.read(bad, "speech.pdf")
        check(parse(source))
        assert source.encode() == bad


def _damageable() -> bytes:
    return _pdf(["一、甲", "正文" * 100, "二、乙"])


def test_a_process_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limited, "_CHILD", "import os; os.abort()")
    _refused(_pdf(["一、甲"]), "could not be read")


def test_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda _name: None)
    with pytest.raises(ExtraError, match=r"pip install 'speechparse\[pdf\]'"):
        pdf.read(b"%PDF-1.7", "speech.pdf")


def test_piped_in_and_from_a_file(tmp_path: Path) -> None:
    data = _pdf(["在云湖市会议上的讲话", "同志们：", "一、甲", "二、乙"], furniture=False)
    (tmp_path / "speech.PDF").write_bytes(data)
    for path in ("-", "speech.PDF"):
        command = [sys.executable, "-m", "speechparse", "outline", path]
        done = subprocess.run(command, input=data, capture_output=True, check=True, cwd=tmp_path)
        assert done.stdout.decode("utf-8").splitlines() == ["在云湖市会议上的讲话", "  一、甲", "  二、乙"]


def test_errors_of_the_command(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7")
    done = subprocess.run([sys.executable, "-m", "speechparse", "outline", "bad.pdf"], capture_output=True, check=False, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").count("\n") == 1
