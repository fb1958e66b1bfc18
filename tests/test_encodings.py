"""The same tree from every encoding and every style of line ends; the bytes can be had again."""

from __future__ import annotations

from pathlib import Path

import pytest
from invariants import check

import speechparse
from speechparse import parser
from speechparse.errors import ReadError
from speechparse.readers import read
from speechparse.readers.text import decode
from speechparse.render import text

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
ENCODINGS = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8",
    "gb18030": "gb18030",
    "gbk": "gb18030",
    "utf-16": "utf-16-le",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
}
TRADITIONAL = """\
在會議上的講話
同志們：
一、提高認識
（一）認清形勢。當前經濟發展的情況總的來說是好的。
（二）找準問題。我們的工作還有不少問題。
二、狠抓落實
各級政府和有關部門要加強領導。
"""


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_same_tree_from_every_encoding(path: Path, encoding: str, tmp_path: Path) -> None:
    original = path.read_text(encoding="utf-8")
    copy = tmp_path / path.name
    copy.write_bytes(original.encode(encoding))
    document = speechparse.load(copy)
    assert document.source.encoding == ENCODINGS[encoding]
    assert document.source.text == original
    assert document.source.encode() == copy.read_bytes()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("end", ["\r\n", "\r", "mixed"])
def test_same_tree_from_every_line_end(path: Path, end: str) -> None:
    original = path.read_text(encoding="utf-8")
    lines = original.split("\n")
    ends = [end] * len(lines) if end != "mixed" else ["\n", "\r\n", "\r"] * len(lines)
    changed = "".join(line + mark for line, mark in zip(lines[:-1], ends, strict=False))
    document = speechparse.parse(changed)
    check(document)
    assert list(text.lines(document)) == list(text.lines(speechparse.parse(original)))


def test_big5() -> None:
    source = decode(TRADITIONAL.encode("big5"))
    assert (source.encoding, source.text) == ("big5", TRADITIONAL)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(("first", "last"), [(1, 0), (0, 1), (2, 0), (3, 1), (0, 2)])
def test_cut_off_in_the_middle_of_a_character(encoding: str, first: int, last: int) -> None:
    data = SAMPLES[0].read_text(encoding="utf-8").encode(encoding)
    cut = data[first : len(data) - last]
    source = decode(cut)
    assert source.encoding == encoding
    assert source.encode() == cut
    check(parser.parse(source, parser.grammar("auto", source.text)))


def test_an_encoding_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("一、甲".encode("gb18030"))
    assert read(str(path), "gbk").text == "一、甲"
    with pytest.raises(ReadError, match="utf-8"):
        read(str(path), "utf-8")
    with pytest.raises(ReadError, match="klingon"):
        read(str(path), "klingon")
    path.write_bytes(b"\xef\xbb\xbf" + "一、甲".encode())
    assert read(str(path), "utf8").text == "一、甲"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        bytes(range(256)) * 40,
        b"PK\x03\x04" + b"\x00\x01\xfe\xff\x80" * 900,
        TRADITIONAL.encode("utf-32"),  # its mark begins like that of UTF-16
        b"\x00\x00\xfe\xff" + TRADITIONAL.encode("utf-32-be"),
    ],
)
def test_no_text_is_told(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=r"a\.txt"):
        read(str(path))


def test_utf_32_is_read_when_it_is_named() -> None:
    data = TRADITIONAL.encode("utf-32")
    source = decode(data, encoding="utf-32")
    assert (source.text, source.encode()) == (TRADITIONAL, data)


@pytest.mark.parametrize("encoding", ["a\0b", "klingon", "rot13"])
def test_an_encoding_that_is_none(encoding: str) -> None:
    for data in (b"text", b"\xef\xbb\xbftext"):
        with pytest.raises(ReadError, match=r"encoding|编码"):
            decode(data, encoding=encoding)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        read(str(tmp_path))
    with pytest.raises(ReadError):
        read(str(tmp_path / "none.txt"))
    with pytest.raises(ReadError):
        read("a\x00b")


def test_nul_bytes_in_a_text_stay() -> None:
    source = decode("一、甲\x00\n二、乙\n".encode())
    assert source.text == "一、甲\x00\n二、乙\n"
    check(speechparse.parse(source.text))
