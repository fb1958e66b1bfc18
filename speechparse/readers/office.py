"""Reads files of older Word, WPS, OpenDocument and RTF: LibreOffice converts them to .docx, which is then read.

LibreOffice works in a folder of its own that is deleted afterwards, with a profile of its own: macros stay off, no file but the one
given is opened, and several calls at a time do not get in each other's way.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import Any

from speechparse.errors import ReadError
from speechparse.messages import _
from speechparse.readers import html
from speechparse.source import Source

SECONDS = 120.0
"""How long LibreOffice may take for one file."""
BYTES = 256 << 20
"""The size of a file from which on it is refused."""

_PROGRAMS = ("soffice", "libreoffice")
_PLACES = ("/Applications/LibreOffice.app/Contents/MacOS/soffice", r"C:\Program Files\LibreOffice\program\soffice.exe")

_ZIP = b"pk\x03\x04"
_WORD = b"word/document.xml"
# LibreOffice's names of what reads a file, by how the file begins, in lower case. Left to itself it would take what is damaged for text.
_FILTERS = {
    b"\xd0\xcf\x11\xe0": ("MS Word 97", "MS Word 95", "MS WinWord 6.0"),  # WPS, too
    b"{\\rtf": ("Rich Text Format",),
    _ZIP: ("writer8",),
    b"<?xml": ("OpenDocument Text Flat XML", "MS Word 2003 XML"),
}
_WEB_PAGE = (b"<!doctype html", b"<html")

# No macro runs, whatever a file says of itself; no link of a text to another file or address is followed, and the network is not reached:
# what a file might still ask for goes to a proxy that is not there.
_SETTINGS = {
    ("Office.Common/Security/Scripting", "MacroSecurityLevel"): "3",
    ("Office.Common/Security/Scripting", "DisableMacrosExecution"): "true",
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks"): "true",
    ("Office.Writer/Content/Update", "Link"): "2",
    ("Inet/Settings", "ooInetProxyType"): "2",
    ("Inet/Settings", "ooInetNoProxy"): "",
    **{("Inet/Settings", f"ooInet{kind}ProxyName"): "127.0.0.1" for kind in ("HTTP", "HTTPS", "FTP")},
    **{("Inet/Settings", f"ooInet{kind}ProxyPort"): "9" for kind in ("HTTP", "HTTPS", "FTP")},
}


def program() -> str | None:
    """Return the path of LibreOffice; None if it is not installed."""
    found = (shutil.which(name) for name in _PROGRAMS)
    return next((path for path in found if path), next((path for path in _PLACES if os.path.exists(path)), None))  # noqa: PTH110


def read(data: bytes, path: str, **manner: Any) -> Source:
    """Return the source of a file that LibreOffice converts, read as .docx with the same ``changes``.

    Raises:
        ReadError: LibreOffice is not installed, or does not read the file.
        ExtraError: the file is a web page by another name, and the libraries that read pages are not installed.
    """
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(_WEB_PAGE):  # some programs call a page or a .docx so
        return html.read(data, path)
    if start.startswith(_ZIP) and _WORD in data:
        return _read_docx(data, path, manner)
    office = program()
    if office is None:
        message = _("{path}: needs LibreOffice: apt install libreoffice-writer (or libreoffice.org), or save the file as .docx")
        raise ReadError(message.format(path=path))
    if len(data) > BYTES:
        raise ReadError(_("{path}: too large a file: more than {megabytes} MB").format(path=path, megabytes=BYTES >> 20))
    filters = next((filters for beginning, filters in _FILTERS.items() if start.startswith(beginning)), ())
    if not filters:
        raise ReadError(_("{path}: no file of Word, WPS, OpenDocument or RTF").format(path=path))
    end = monotonic() + SECONDS
    converted = next((made for name in filters if (made := _converted(office, data, name, end)) is not None), None)
    if converted is None:
        message = _("{path}: LibreOffice could not read it within {seconds} seconds: damaged, encrypted, or too large")
        raise ReadError(message.format(path=path, seconds=int(SECONDS)))
    return _read_docx(converted, path, manner)


def _read_docx(data: bytes, path: str, manner: dict[str, Any]) -> Source:
    source: Source = import_module("speechparse.readers.docx").read(data, path, **manner)
    return source


def _converted(office: str, data: bytes, filter_: str, end: float) -> bytes | None:
    """Convert a file with LibreOffice; None if it makes nothing of it."""
    with tempfile.TemporaryDirectory(prefix="speechparse-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
        (folder / "given").write_bytes(data)
        options = ["--headless", "--norestore", "--nolockcheck", "--nodefault", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        conversion = [f"--infilter={filter_}", "--convert-to", "docx:Office Open XML Text", "--outdir", "made", "given"]
        _run([office, *options, *conversion], folder, end)
        try:
            return (folder / "made" / "given.docx").read_bytes()
        except OSError:
            return None


def _run(command: list[str], folder: Path, end: float) -> None:
    """Run a command in a temporary folder, and end it with all processes that it has started."""
    environment = {**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP", "HOME"), str(folder))}
    # A group of its own, so that what the starter starts ends with it.
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=environment,
        start_new_session=True,
    ) as process:
        try:
            process.wait(max(end - monotonic(), 0))
        except subprocess.TimeoutExpired:
            pass
        finally:
            _end(process)


def _profile() -> str:
    """Return the XML of a profile of LibreOffice with the settings that differ from its defaults."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for (path, name), value in _SETTINGS.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it has started."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
