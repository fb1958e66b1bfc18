"""Files that are broken or made to harm, for ``faults.py``: what is wrong with each, in English and Chinese, its name, its bytes."""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # how files of old Word begin, and encrypted ones


class Broken(NamedTuple):
    """A file that is broken."""

    english: str
    chinese: str
    name: str
    data: bytes


def word(body: str = "<w:p><w:r><w:t>一、提高认识</w:t></w:r></w:p>", prolog: str = "", name: str = "word/document.xml") -> bytes:
    """A Word file of one part."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, f'<?xml version="1.0"?>{prolog}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>')
    return file.getvalue()


_BILLION = (
    '<!DOCTYPE w [<!ENTITY a "一一一一一一一一">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)

BROKEN = (
    Broken("a Word file cut off in the middle", "Word 文件不完整", "50-cut.docx", word()[:200]),
    Broken("an old Word file by the name of a new one", "旧版 Word 文件，文件名却是 .docx", "50-old.docx", _OLE + bytes(4096)),
    Broken("a Word file without its text", "Word 文件缺少正文部分", "50-empty.docx", word(name="word/other.xml")),
    Broken("XML that is not closed, in a Word file", "Word 文件中的 XML 没有写完", "50-open.docx", word("<w:p>")),
    Broken("entities in entities (a billion laughs)", "层层嵌套的实体（XML 炸弹）", "50-laughs.docx", word("<w:p>&i;</w:p>", _BILLION)),
    Broken(
        "an entity that names another file",
        "引用别的文件的外部实体",
        "50-outside.docx",
        word("<w:p>&x;</w:p>", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
    ),
    Broken("a zip bomb: 100 MB in 100 kB", "压缩炸弹：100 kB 解压出 100 MB", "50-bomb.docx", word(f"<w:p>{' ' * 100_000_000}</w:p>")),
    Broken("a path that leads out of the archive", "压缩包里的路径指向外面", "50-path.docx", word(name="../../word/document.xml")),
    Broken("a PDF that is none", "不是 PDF 的 .pdf 文件", "50-none.pdf", b"%PDF-1.7\nnothing\n"),
    Broken("a web page nested 5,000 deep", "嵌套五千层的网页", "50-deep.html", b"<html><body>" + b"<div>" * 5000 + "一、提高认识".encode()),
)
