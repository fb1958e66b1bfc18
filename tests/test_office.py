"""Files that LibreOffice reads: the same tree as from the text; without it, what to do is told."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import outlines
import pytest

import speechparse
from speechparse.errors import ReadError
from speechparse.readers import office

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
FILTERS = {"odt": "odt:writer8", "doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format"}

installed = pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples in every format that LibreOffice is asked to read."""
    pytest.importorskip("speechparse.readers.docx")
    folder = tmp_path_factory.mktemp("made")
    program = office.program()
    assert program is not None
    for path in SAMPLES:
        page = outlines.html(outlines.paragraphs(path.read_text(encoding="utf-8")), headings=False)
        (folder / f"{path.stem}.html").write_text(page, encoding="utf-8")
    for name in FILTERS.values():
        command = [program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--infilter=HTML (StarWriter)"]
        pages = sorted(map(str, folder.glob("*.html")))
        subprocess.run([*command, "--convert-to", name, "--outdir", folder, *pages], capture_output=True, check=True)
    return folder


@installed
@pytest.mark.parametrize("suffix", FILTERS)
@pytest.mark.parametrize("name", ["conference-speech", "notice", "regulation"])
def test_same_tree_as_the_text(made: Path, name: str, suffix: str) -> None:
    text = (SAMPLES[0].parent / f"{name}.txt").read_text(encoding="utf-8")
    lines = [each.text for each in outlines.paragraphs(text)]
    document = speechparse.load(made / f"{name}.{suffix}")
    assert outlines.tree(document) == outlines.tree(speechparse.parse("\n".join(lines)))
    assert document.source.places


@installed
@pytest.mark.parametrize("suffix", FILTERS)
def test_standard_input_is_known_by_how_it_begins(made: Path, suffix: str) -> None:
    data = (made / f"notice.{suffix}").read_bytes()
    call = [sys.executable, "-m", "speechparse", "outline", "-f", "markdown"]
    piped = subprocess.run([*call, "-"], input=data, capture_output=True, check=True)
    assert piped.stdout == subprocess.run([*call, made / f"notice.{suffix}"], capture_output=True, check=True).stdout


@installed
def test_nothing_is_left_behind(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    before = sorted(made.iterdir())
    speechparse.load(made / "notice.odt")
    assert list(tmp_path.iterdir()) == []
    assert sorted(made.iterdir()) == before


@installed
def test_nothing_is_fetched(tmp_path: Path) -> None:
    """A text with links to pictures and sections elsewhere is read as it is."""
    pytest.importorskip("speechparse.readers.docx")
    asked: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

    (tmp_path / "secret.txt").write_text("机密", encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        source = office.read(_linked(f"http://127.0.0.1:{server.server_port}", (tmp_path / "secret.txt").as_uri()), "speech.odt")
        server.shutdown()
    assert "一、甲" in source.text
    assert "机密" not in source.text
    assert asked == []


def _linked(site: str, secret: str) -> bytes:
    """An OpenDocument text in one XML file, with links."""
    names = {"office": "office", "text": "text", "draw": "drawing", "xlink": ""}
    spaces = " ".join(
        f'xmlns:{short}="{f"urn:oasis:names:tc:opendocument:xmlns:{long}:1.0" if long else "http://www.w3.org/1999/xlink"}"'
        for short, long in names.items()
    )
    sections = "".join(
        f'<text:section text:name="{n}"><text:section-source xlink:type="simple" xlink:href="{target}"/><text:p>甲</text:p></text:section>'
        for n, target in enumerate([secret, f"{site}/section.txt"])
    )
    link = 'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"'
    picture = f'<draw:frame><draw:image xlink:href="{site}/picture.png" {link}/></draw:frame>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.2" '
        f'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>一、甲{picture}</text:p>{sections}'
        "</office:text></office:body></office:document>"
    ).encode()


def test_a_web_page_by_another_name() -> None:
    assert office.read("<html><p>一、甲</p><p>二、乙</p></html>".encode(), "speech.doc").text == "一、甲\n二、乙\n"


def test_what_is_no_such_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "program", lambda: "soffice")
    with pytest.raises(ReadError, match=r"^speech\.doc: no file of Word[^\n]*$"):
        office.read(bytes(range(256)) * 40, "speech.doc")


@installed
@pytest.mark.parametrize("start", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"])
def test_damaged_files(start: bytes) -> None:
    with pytest.raises(ReadError, match=r"^speech\.doc: [^\n]*$"):
        office.read(start + bytes(range(256)) * 40, "speech.doc")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for LibreOffice")
def test_one_that_hangs_is_ended_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "soffice"
    script.write_text(f"#!/bin/sh\nsleep 300 &\necho $! > {tmp_path}/child\nsleep 300\n", encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(office, "SECONDS", 1.0)
    begun = time.monotonic()
    with pytest.raises(ReadError, match=r"^speech\.doc: [^\n]*within 1 seconds"):
        office.read(b"{\\rtf1 x}", "speech.doc")
    assert time.monotonic() - begun < 20
    child = int((tmp_path / "child").read_text(encoding="utf-8"))
    assert not _runs(child)


def _runs(process: int) -> bool:
    """A process that has ended, but was not yet asked how, does not run."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, check=False, encoding="utf-8").stdout
    return bool(state.strip()) and not state.startswith("Z")


def test_without_libreoffice_it_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "program", lambda: None)
    with pytest.raises(ReadError, match=r"^speech\.wps: [^\n]*apt install[^\n]*save the file as \.docx$"):
        office.read(b"{\\rtf1 x}", "speech.wps")


def test_limit_of_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "program", lambda: "soffice")
    monkeypatch.setattr(office, "BYTES", 10)
    with pytest.raises(ReadError, match="too large"):
        office.read(b"x" * 11, "speech.doc")
