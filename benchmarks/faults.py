"""What happens when something is broken: ``python benchmarks/faults.py [--docs]``.

Every fault is made anew in a folder of its own beside two good files; the program runs over the folder, and a line of the table tells
what was broken, the exit status, what stands on standard error, and whether the good files were read. With ``--docs`` the tables of
``docs/faults.md`` and ``docs/faults.zh-CN.md`` are written. A new fault is an entry of ``FAULTS``.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from faults_files import BROKEN

ROOT = Path(__file__).parents[1]
GOOD = ("01-good.txt", "99-good.txt")
TEXT = "关于修桥的讲话\n一、提高认识\n二、狠抓落实\n"
MANY = 4_000  # good files, where something happens while they are read
# Root may read everything; faults of permission need root without that right.
AS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []

_BLOCK = re.compile(r"(<!-- faults: begin -->\n).*(<!-- faults: end -->)", flags=re.DOTALL)


@dataclass(frozen=True)
class Fault:
    """Something broken.

    Attributes:
        english, chinese: what it is.
        make: breaks it, in the folder.
        call: what the program is called with.
        during: done while the program runs, with many files: it is given the process.
        stdout: where standard output goes; "" for a pipe.
        program: run instead of the program itself (for what cannot be done from outside).
    """

    english: str
    chinese: str
    make: Callable[[Path], object] = lambda _folder: None
    call: tuple[str, ...] = ("outline", "--format", "jsonl", "--jobs", "2", ".")
    during: Callable[[subprocess.Popen[bytes]], object] | None = None
    stdout: str = ""
    program: str = "from speechparse.cli import main; main()"


def writes(name: str, data: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(data)


def closed(name: str, mode: int) -> Callable[[Path], object]:
    """A file or folder that nobody may read."""

    def make(folder: Path) -> None:
        path = folder / name
        path.write_text(TEXT, encoding="utf-8") if "." in name else path.mkdir()
        path.chmod(mode)

    return make


def links(name: str, target: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).symlink_to(target)


def kill_worker(process: subprocess.Popen[bytes]) -> None:
    os.kill(workers(process.pid)[0], signal.SIGKILL)


def workers(pid: int) -> list[int]:
    """The workers of a run: what its children have started."""
    rows = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout.splitlines()
    parents = {int(child): int(parent) for child, parent in (row.split() for row in rows)}
    return [child for child, parent in parents.items() if parents.get(parent) == pid]


# What a program cannot be made to do from outside: a worker that dies of one file; a file that vanishes after it was listed.
DEADLY = """
import os, signal
from speechparse.cli import sources
read = sources.Reading.read
def deadly(self, path, name=""):
    if "50-deadly" in path:
        os.kill(os.getpid(), signal.SIGKILL)
    return read(self, path, name)
sources.Reading.read = deadly
if __name__ == "__main__":
    from speechparse.cli import main; main()
"""
VANISHES = """
import os
from speechparse.run import files as listing
files = listing.files
def vanishing(*arguments):
    found = list(files(*arguments))
    os.unlink("50-vanishes.txt")
    return found
listing.files = vanishing
from speechparse.cli import main; main()
"""
NO_MEMORY = """
import resource
resource.setrlimit(resource.RLIMIT_AS, (600_000_000, 600_000_000))
from speechparse.cli import main; main()
"""

FAULTS = (
    Fault("a file without permission", "文件没有读取权限", closed("50-closed.txt", 0)),
    Fault("a directory without permission", "文件夹没有读取权限", closed("50-closed", 0)),
    Fault("an empty file", "空文件", writes("50-empty.txt", b"")),
    Fault("no text (binary data)", "不是文本（二进制数据）", writes("50-binary.txt", bytes(range(256)) * 64)),
    Fault("a character cut off in the middle", "文件末尾的字被截断", writes("50-cut.txt", TEXT.encode()[:-2])),
    Fault(
        "bytes that are no UTF-8 in the middle",
        "中间有不是 UTF-8 的字节",
        writes("50-bytes.txt", TEXT.encode() + b"\xff\xfe\xfa" + TEXT.encode()),
    ),
    Fault(
        "an encoding that was named, and is wrong",
        "指定的编码不对",
        writes("50-gbk.txt", TEXT.encode("gb18030")),
        ("outline", "--format", "jsonl", "--encoding", "utf-8", "."),
    ),
    Fault("one line of 5 MB", "一行长达 5 MB", writes("50-line.txt", ("抓住不放，一抓到底；" * 170_000).encode())),
    Fault("a link that leads nowhere", "失效的符号链接", links("50-link.txt", "nothing.txt")),
    Fault("a link to itself", "指向自身的符号链接", links("50-loop.txt", "50-loop.txt")),
    Fault("a link to the folder that it is in", "指向所在文件夹的符号链接", links("50-up", ".")),
    Fault("a pipe in a directory", "文件夹中有管道", lambda folder: os.mkfifo(folder / "50-pipe.txt")),
    Fault("a file that is not there", "文件不存在", call=("outline", "--format", "jsonl", "nothing.txt", *GOOD)),
    Fault("a file that vanishes after it was listed", "列出之后文件消失", writes("50-vanishes.txt", TEXT.encode()), program=VANISHES),
    Fault("a wrong line in a .gitignore", ".gitignore 中有错误的一行", writes(".gitignore", b"!\n")),
    Fault("a wrong configuration", "配置文件有误", writes(".speechparse.yaml", b"grammar: [1\n")),
    Fault(
        "a file that needs more memory than there is",
        "文件所需内存超过上限",
        writes("50-large.txt", ("抓住不放，一抓到底；" * 5_000_000).encode()),
        program=NO_MEMORY,
    ),
    Fault("a file that its worker dies of", "读取某个文件的进程被终止", writes("50-deadly.txt", TEXT.encode()), program=DEADLY),
    *(Fault(broken.english, broken.chinese, writes(broken.name, broken.data)) for broken in BROKEN),
    Fault("a worker that is killed in mid-run", "工作进程中途被终止", during=kill_worker),
    Fault("Ctrl-C in mid-run", "中途按 Ctrl-C", during=lambda process: os.killpg(process.pid, signal.SIGINT)),
    Fault("told to end in mid-run (SIGTERM)", "中途收到终止信号（SIGTERM）", during=subprocess.Popen.terminate),
    Fault(
        "the reader of the output goes away (head)",
        "输出的读取方退出（如 head）",
        during=lambda process: process.stdout and process.stdout.close(),
    ),
    Fault("a full disk", "磁盘已满", stdout="/dev/full"),
    Fault(
        "a file to write into that has no folder",
        "要写入的文件所在文件夹不存在",
        call=("check", "--output-file", "no/such/folder.txt", "."),
    ),
    Fault("no cluster at the address", "地址上没有集群", call=("outline", "--cluster", "tcp://127.0.0.1:9", ".")),
    Fault("an address of a kind that is not known", "不认识的网址", call=("outline", "--format", "jsonl", "nosuch://a/b.txt", *GOOD)),
)


@dataclass(frozen=True)
class Outcome:
    status: int
    told: list[str]
    read: int
    of: int


def outcome(fault: Fault, language: str) -> Outcome:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = [*GOOD, *(f"{number:05}.txt" for number in range(MANY if fault.during else 0))]
        for each in texts:
            (folder / each).write_text(TEXT, encoding="utf-8")
        fault.make(folder)
        status, out, err = run(fault, folder, language)
        told = [line.replace(f"{folder}/", "") for line in err.splitlines() if line]
        return Outcome(
            status, told, sum(f'"path": "{each}"' in out for each in texts) if not fault.during else out.count('"schema": '), len(texts)
        )


def run(fault: Fault, folder: Path, language: str) -> tuple[int, str, str]:
    with tempfile.TemporaryDirectory() as elsewhere:
        program = Path(elsewhere) / "program.py"
        program.write_text(fault.program if "__name__" in fault.program else guarded(fault.program), encoding="utf-8")
        env = {**os.environ, "SPEECHPARSE_LANG": language, "PYTHONPATH": str(ROOT), "HOME": elsewhere, "XDG_CACHE_HOME": elsewhere}
        stdout = os.open(fault.stdout, os.O_WRONLY) if fault.stdout else subprocess.PIPE
        process = subprocess.Popen(
            [*AS, sys.executable, str(program), *fault.call],
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        first = b""
        if fault.during and process.stdout:
            first = os.read(process.stdout.fileno(), 1)
            time.sleep(0.2)
            fault.during(process)
        if process.stdout and process.stdout.closed:
            process.stdout = None
        out, err = process.communicate(timeout=300)
        return process.returncode, (first + (out or b"")).decode("utf-8", "replace"), err.decode("utf-8", "replace")


def guarded(program: str) -> str:
    """The workers import the program too, without running it."""
    return "if __name__ == '__main__':\n" + "".join(f"    {line}\n" for line in program.strip().splitlines())


def table(language: str) -> str:
    heads = {
        "en": ("what was broken", "status", "on standard error", "good files read"),
        "zh": ("什么坏了", "退出状态", "标准错误", "读出的好文件"),
    }
    rows = [heads[language], ("---", "---", "---", "---")]
    for fault in FAULTS:
        found = outcome(fault, language)
        told = "<br>".join(f"`{line}`" for line in (found.told if len(found.told) < 4 else [*found.told[:3], "…"])) or "–"
        rows.append((fault.english if language == "en" else fault.chinese, f"{found.status}", told, f"{found.read} / {found.of}"))
        print(" | ".join(rows[-1]), flush=True)
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def main(docs: bool) -> None:
    for language, name in (("en", "faults.md"), ("zh", "faults.zh-CN.md")):
        lines = table(language)
        if docs:
            escaped = lines.replace("\\", r"\\")
            page = ROOT / "docs" / name
            page.write_text(_BLOCK.sub(rf"\g<1>{escaped}\g<2>", page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main("--docs" in sys.argv[1:])
