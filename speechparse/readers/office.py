"""Files of older Word, WPS, OpenDocument and RTF: LibreOffice makes .docx of them, which is then read as such.

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
from typing import Any

from speechparse.errors import ReadError
from speechparse.messages import _
from speechparse.source import Source

SECONDS = 120.0
"""How long LibreOffice may take for one file."""
BYTES = 256 << 20
"""The size of a file from which on it is refused."""

_PROGRAMS = ("soffice", "libreoffice")
_PLACES = ("/Applications/LibreOffice.app/Contents/MacOS/soffice", r"C:\Program Files\LibreOffice\program\soffice.exe")

# No macro runs, whatever a file says of itself, and no link of a text to another file or address is followed.
_SETTINGS = {
    ("Common/Security/Scripting", "MacroSecurityLevel"): "3",
    ("Common/Security/Scripting", "DisableMacrosExecution"): "true",
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks"): "true",
    ("Writer/Content/Update", "Link"): "2",
}


def program() -> str | None:
    """Where LibreOffice is installed; None if it is not."""
    found = (shutil.which(name) for name in _PROGRAMS)
    return next((path for path in found if path), next((path for path in _PLACES if os.path.exists(path)), None))  # noqa: PTH110


def read(data: bytes, path: str, **manner: Any) -> Source:
    """The source of a file that LibreOffice reads, as the reader of .docx gives it, which is told the manner.

    Raises:
        ReadError: LibreOffice is not installed, or does not read the file.
    """
    office = program()
    if office is None:
        message = _("{path}: read through LibreOffice, which is not installed: install it (libreoffice.org), or save the file as .docx")
        raise ReadError(message.format(path=path))
    if len(data) > BYTES:
        raise ReadError(_("{path}: too large a file: more than {megabytes} MB").format(path=path, megabytes=BYTES >> 20))
    with tempfile.TemporaryDirectory(prefix="speechparse-", ignore_cleanup_errors=True) as folder:
        converted = _converted(office, data, Path(folder), os.path.splitext(path)[1].lower())  # noqa: PTH122
    if converted is None:
        message = _("{path}: LibreOffice could not read it within {seconds} seconds: damaged, encrypted, or too large")
        raise ReadError(message.format(path=path, seconds=int(SECONDS)))
    source: Source = import_module("speechparse.readers.docx").read(converted, path, **manner)
    return source


def _converted(office: str, data: bytes, folder: Path, suffix: str) -> bytes | None:
    """What LibreOffice makes of a file; None if it makes nothing."""
    (folder / "profile" / "user").mkdir(parents=True)
    (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
    given, made = folder / f"given{suffix}", folder / "made"
    given.write_bytes(data)
    options = ["--headless", "--norestore", "--nolockcheck", "--nodefault", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command = [office, *options, "--convert-to", "docx:Office Open XML Text", "--outdir", str(made), str(given)]
    environment = {**os.environ, "TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder), "HOME": str(folder)}
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
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            pass
        finally:
            _end(process)
    try:
        return (made / "given.docx").read_bytes()
    except OSError:
        return None


def _profile() -> str:
    """A profile of LibreOffice: the settings that are not its own choice."""
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
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
