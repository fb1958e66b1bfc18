"""Word files that are none, are broken, or mean harm: one clear line, within bounds of time and memory."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import word as w
from hypothesis import given, settings
from hypothesis import strategies as st
from invariants import check
from outlines import parse

from speechparse.errors import ReadError
from speechparse.readers.docx import read

GOOD = w.data(w.plain(["一、提高认识", "二、狠抓落实"]))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def document(prolog: str, inner: str) -> bytes:
    return w.package(
        {"word/document.xml": f"<?xml version='1.0'?>{prolog}<w:document {w.SPACES}><w:body><w:p>{inner}</w:p></w:body></w:document>"}
    )


def flagged(data: bytes, flag: int) -> bytes:
    """A zip whose entries have a flag set."""
    changed = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(signature)
        while at >= 0:
            changed[at + offset] |= flag
            at = changed.find(signature, at + 4)
    return bytes(changed)


def damaged(data: bytes) -> bytes:
    """A zip with a byte changed in the middle of its document."""
    info = zipfile.ZipFile(io.BytesIO(data)).getinfo("word/document.xml")
    at = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def crowded() -> bytes:
    return w.package({f"{n}": b"" for n in range(20_001)}, compression=zipfile.ZIP_STORED)


def overlong(data: bytes) -> bytes:
    """A directory that says a part unpacks to less than it does."""
    changed = bytearray(data)
    at = changed.find(b"PK\x01\x02")
    struct.pack_into("<I", changed, at + 24, 10)
    return bytes(changed)


NAMES = [
    "p",
    "r",
    "t",
    "pPr",
    "rPr",
    "tbl",
    "tr",
    "tc",
    "sdt",
    "ins",
    "del",
    "numPr",
    "ilvl",
    "numId",
    "br",
    "sym",
    "fldChar",
    "txbxContent",
]

FAULTS: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "no Word file"),
    "text": (lambda: "一、提高认识\n".encode(), "no Word file"),
    "half": (lambda: GOOD[: len(GOOD) // 2], "no Word file"),
    "damaged": (lambda: damaged(GOOD), "damaged or cut off"),
    "doc": (lambda: OLE, "Word 97–2003"),
    "password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "zip password": (lambda: flagged(w.only("<w:p/>"), 1), "password"),
    "no document": (lambda: w.package({"a.txt": b"x"}), "word/document.xml is missing"),
    "empty zip": (lambda: w.package({}), "word/document.xml is missing"),
    "empty part": (lambda: w.package({"word/document.xml": b""}), "not well-formed (line 1)"),
    "broken part": (lambda: w.package({"word/document.xml": w.body("<w:p>")}), "not well-formed"),
    "no XML": (lambda: w.package({"word/document.xml": b"\x00\xff" * 99}), "not well-formed"),
    "unknown encoding": (lambda: w.package({"word/document.xml": b'<?xml version="1.0" encoding="x-none"?><a/>'}), "not well-formed"),
    "broken styles": (
        lambda: w.package(
            {
                "word/document.xml": w.body(""),
                "word/styles.xml": b"<",
                "word/_rels/document.xml.rels": b'<r><a Type="/styles" Target="styles.xml"/></r>',
            }
        ),
        "word/styles.xml is not well-formed",
    ),
    "broken relations": (lambda: w.package({"word/document.xml": w.body(""), "_rels/.rels": b""}), "_rels/.rels is not well-formed"),
    "a sheet": (
        lambda: w.package(
            {"xl/workbook.xml": b"<workbook/>", "_rels/.rels": b'<r><a Type="/officeDocument" Target="xl/workbook.xml"/></r>'}
        ),
        "another of its kind",
    ),
    "outside": (
        lambda: w.package({"a": b"", "_rels/.rels": b'<r><a Type="/officeDocument" Target="../../../../etc/passwd"/></r>'}),
        "etc/passwd is missing",
    ),
    "entities": (lambda: document(f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]>', "<w:r><w:t>&l9;</w:t></w:r>"), "declares a document type"),
    "one long entity": (
        lambda: document(f'<!DOCTYPE a [<!ENTITY l "{"x" * 100_000}">]>', f"<w:r><w:t>{'&l;' * 1000}</w:t></w:r>"),
        "declares a document type",
    ),
    "external entity": (
        lambda: document('<!DOCTYPE a [<!ENTITY l SYSTEM "file:///etc/passwd">]>', "<w:r><w:t>&l;</w:t></w:r>"),
        "declares a document type",
    ),
    "external document type": (lambda: document('<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">', ""), "declares a document type"),
    "zip bomb": (lambda: w.only(f"<w:p><w:r><w:t>{'一' * 30_000_000}</w:t></w:r></w:p>"), "unpacks to too much"),
    "bomb of elements": (lambda: w.only("<w:p>" + "<w:r/>" * 1_500_000 + "</w:p>"), "unpacks to too much"),
    "bomb of styles": (
        lambda: w.package(
            {
                "word/document.xml": w.body(""),
                "word/styles.xml": b" " * 70_000_000,
                "word/_rels/document.xml.rels": b'<r><a Type="/styles" Target="styles.xml"/></r>',
            }
        ),
        "unpacks to too much",
    ),
    "too many elements": (
        lambda: w.package({"word/document.xml": w.body("<w:p>" + "<w:r/>" * 1_500_000 + "</w:p>")}, compression=zipfile.ZIP_STORED),
        "too many",
    ),
    "too many paragraphs": (
        lambda: w.package({"word/document.xml": w.body("<w:sdt/>" * 2_100_000)}, compression=zipfile.ZIP_STORED),
        "too many",
    ),
    "too large": (
        lambda: w.package({"word/document.xml": w.body("<w:p/>" * 11_000_000)}, compression=zipfile.ZIP_STORED),
        "unpacks to too much",
    ),
    "too deep": (lambda: w.only("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000), "too deep"),
    "too many entries": (crowded, "too many entries"),
    "wrong size": (lambda: overlong(w.only(f"<w:p><w:r><w:t>{'一' * 1000}</w:t></w:r></w:p>")), "damaged or cut off"),
    "other compression": (
        lambda: w.package({"word/document.xml": w.body("")}, compression=zipfile.ZIP_BZIP2),
        "damaged",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faults(fault: str) -> None:
    made, message = FAULTS[fault]
    data = made()
    begun = time.monotonic()
    with pytest.raises(ReadError) as told:
        read(data, "{draft}.docx")
    assert message in str(told.value)
    assert str(told.value).startswith("{draft}.docx: ")
    assert "\n" not in str(told.value)
    assert time.monotonic() - begun < 20


def test_deep_tables_are_read() -> None:
    deep = "<w:p><w:r><w:t>甲</w:t></w:r></w:p>"
    for _ in range(60):
        deep = f"<w:tbl><w:tr><w:tc>{deep}<w:p/></w:tc></w:tr></w:tbl>"
    assert read(w.only(deep)).text == "甲"


def test_what_has_been_read_is_not_kept() -> None:
    """Memory grows with the text, not with the mark-up around it."""
    block = '<w:p><w:r><w:rPr><w:b w:val="1"/></w:rPr><w:t>一</w:t></w:r></w:p>'
    data = w.package({"word/document.xml": w.body(block * 50_000)}, compression=zipfile.ZIP_STORED)
    tracemalloc.start()
    source = read(data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(source.text) == 99_999
    assert most < 40_000_000  # 50,000 places among them, and 5 MB of mark-up


def test_a_bomb_takes_little_memory(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    path = tmp_path / "bomb.docx"
    path.write_bytes(w.only(f"<w:p><w:r><w:t>{'一' * 100_000_000}</w:t></w:r></w:p>"))
    program = "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (600 << 20,) * 2); from speechparse.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", program, "outline", path], capture_output=True, check=False, timeout=60)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


@given(st.data())
@settings(max_examples=150)
def test_damage_is_told_or_does_no_harm(data: st.DataObject) -> None:
    changed = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(changed) - 1))
        changed[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=20))
    with suppress(ReadError):
        _holds(bytes(changed))


@given(st.lists(st.sampled_from(NAMES)))
@settings(max_examples=200)
def test_any_elements_are_read(names: list[str]) -> None:
    inner = "".join(f'<w:{name} w:val="1" w:char="61" w:type="page" w:fldCharType="begin">' for name in names)
    _holds(w.only(inner + "甲" + "".join(f"</w:{name}>" for name in reversed(names))))


def _holds(data: bytes) -> None:
    """The tree of a file holds the invariants, and its source still has the file."""
    source = read(data)
    check(parse(source))
    assert source.encode() == data
