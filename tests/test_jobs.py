"""Files read by several processes: the same results as by one, whatever happens to them."""

from __future__ import annotations

import json
import multiprocessing
import os
import pickle
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechparse.errors import ReadError
from speechparse.run import work
from speechparse.run.processes import START, Processes
from speechparse.run.work import Done, results

SAMPLES = Path(__file__).parent.parent / "samples"
ENV = {**os.environ, "SPEECHPARSE_LANG": "en"}


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "speechparse", *map(str, arguments)]


def call(folder: Path, *arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command(*arguments), cwd=folder, env=ENV, input=stdin, capture_output=True, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples many times over, some of them broken; with configurations and a grammar of one's own."""
    folder = tmp_path_factory.mktemp("speeches")
    texts = [path.read_bytes() for path in sorted(SAMPLES.glob("*.txt"))]
    for n in range(120):
        path = folder / f"{n % 4}" / f"{n:03}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(texts[n % len(texts)])
    (folder / "1" / "041.txt").write_bytes(b"\x00\x01\x02" * 99)
    (folder / "2" / "042.txt").write_bytes("一、修路".encode("gb18030"))
    (folder / "3" / "003.txt").write_bytes(b"")
    (folder / "3" / "gone.txt").symlink_to("nothing")
    (folder / "1" / ".speechparse.yaml").write_text(
        "grammar: own.yaml\ncheck:\n  ignore: [PUN]\n  suppress:\n  - {rule: NUM008, section: 一, reason: 领导删去}\n", encoding="utf-8"
    )
    (folder / "1" / "own.yaml").write_text("name: own\nextends: speech\n", encoding="utf-8")
    (folder / "2" / ".speechparse.yaml").write_text(
        "stats: {rate: 120}\ncheck:\n  suppress:\n  - {rule: PUN001, text: 修路, reason: 引文如此}\n", encoding="utf-8"
    )
    return folder


CALLS = [
    *(("outline", "-f", form) for form in ("text", "json", "jsonl", "yaml", "markdown")),
    ("outline", "--explain"),
    ("outline", "--sections", "二/（一）"),
    ("outline", "-g", "1/own.yaml"),
    *(("check", "-f", form) for form in ("full", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson")),
    ("check", "-f", "concise", "--info"),
    ("check", "--statistics"),
    ("check", "--diff"),
    *(("stats", "--no-words", "-f", form) for form in ("text", "json", "csv", "jsonl", "markdown")),
    ("stats", "--no-words", "--by", "section", "-f", "csv"),
    ("stats", "--columns", "file,words,keywords,distinctive", "-f", "csv"),
]


@pytest.mark.parametrize("arguments", CALLS, ids=" ".join)
def test_results_do_not_depend_on_the_number_of_workers(folder: Path, arguments: tuple[str, ...]) -> None:
    some = ("3",) if arguments[0] == "stats" and "--no-words" not in arguments else (".",)
    one = call(folder, *arguments, "--jobs", "1", *some)
    three = call(folder, *arguments, "--jobs", "3", *some)
    assert one.stdout == three.stdout
    assert one.stderr == three.stderr
    assert one.returncode == three.returncode
    assert b"Traceback" not in one.stderr
    assert b"gone.txt" in one.stderr


def copied(folder: Path, target: Path) -> Path:
    for path in folder.rglob("*.txt"):
        if path.is_file():
            copy = target / path.relative_to(folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    return target


def test_fixes_do_not_depend_on_the_number_of_workers(folder: Path, tmp_path: Path) -> None:
    found = []
    for jobs in ("1", "3"):
        here = copied(folder, tmp_path / jobs)
        done = call(here, "check", "--fix", "--jobs", jobs, ".")
        found.append(
            (done.stdout, done.stderr, done.returncode, {path.name: path.read_bytes() for path in here.rglob("*") if path.is_file()})
        )
    assert found[0] == found[1]
    assert b"Mended" in found[0][1]


def test_a_baseline_does_not_depend_on_the_number_of_workers(folder: Path, tmp_path: Path) -> None:
    here = copied(folder, tmp_path)
    for jobs in ("1", "3"):
        done = call(here, "check", "--write-baseline", f"{jobs}.json", "--jobs", jobs, "0", "3")
        assert done.returncode == 0, done.stderr.decode()
    assert (here / "1.json").read_bytes() == (here / "3.json").read_bytes()
    assert call(here, "check", "--baseline", "1.json", "--jobs", "3", "0", "3").stdout == b""


def test_standard_input_and_pipes_are_read_in_this_process(folder: Path, tmp_path: Path) -> None:
    text = "一、修桥\n二、修路\n"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = subprocess.Popen([sys.executable, "-c", f"open({str(pipe)!r}, 'w', encoding='utf-8').write({text!r})"])
    done = call(folder, "outline", "-f", "jsonl", "--jobs", "2", "0", "-", "1", pipe, "2", stdin=text.encode())
    writer.wait()
    paths = [json.loads(line)["path"] for line in done.stdout.splitlines()]
    assert paths.index("-") == 30
    assert paths.index(str(pipe)) == 60


def test_a_worker_that_is_killed_loses_nothing(folder: Path) -> None:
    arguments = command("outline", "-f", "jsonl", "--jobs", "2", *["."] * 12)
    whole = call(folder, "outline", "-f", "jsonl", "--jobs", "1", *["."] * 12)
    started = subprocess.Popen(arguments, cwd=folder, env=ENV, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert started.stdout
    first = os.read(started.stdout.fileno(), 1)
    killed = workers(started.pid)
    os.kill(killed[0], signal.SIGKILL)
    out, err = started.communicate()
    assert killed
    assert first + out == whole.stdout
    assert err == whole.stderr


def processes() -> dict[int, tuple[int, str, str]]:
    """Of each process its parent, its state and its command line."""
    rows = subprocess.run(["ps", "-eo", "pid,ppid,stat,args"], capture_output=True, text=True, check=True).stdout.splitlines()[1:]
    parsed = (row.split(None, 3) for row in rows)
    return {int(pid): (int(parent), state, line) for pid, parent, state, line in parsed}


def below(pid: int) -> list[int]:
    """The processes that a process has started, and those that they have."""
    found, all_ = [pid], processes()
    for each in found:
        found += [child for child, (parent, _state, _line) in all_.items() if parent == each]
    return found[1:]


def workers(pid: int) -> list[int]:
    """The workers: what the server (a child) has forked."""
    children = {child for child, (parent, _state, _line) in processes().items() if parent == pid}
    return [each for each in below(pid) if each not in children]


def gone(pids: Sequence[int]) -> bool:
    """They end within some seconds (one that nobody has asked about yet is a zombie)."""
    for _try in range(100):
        now = processes()
        if all(pid not in now or now[pid][1].startswith("Z") for pid in pids):
            return True
        time.sleep(0.1)
    return False


def at_work(folder: Path) -> subprocess.Popen[bytes]:
    started = subprocess.Popen(
        command("outline", "-f", "jsonl", "--jobs", "2", *["."] * 40),
        cwd=folder,
        env=ENV,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert started.stdout
    os.read(started.stdout.fileno(), 1)
    return started


@pytest.mark.parametrize("_time", range(5))
def test_ctrl_c(folder: Path, _time: int) -> None:
    started = at_work(folder)
    children = below(started.pid)
    os.killpg(started.pid, signal.SIGINT)  # as a terminal does: to all of them
    _out, err = started.communicate(timeout=20)
    assert started.returncode == 130
    assert [line for line in err.decode().splitlines() if line and "041.txt" not in line and "gone.txt" not in line] == []
    assert len(children) >= 3
    assert gone(children)


def test_told_to_end(folder: Path) -> None:
    started = at_work(folder)
    children = below(started.pid)
    started.terminate()
    _out, err = started.communicate(timeout=20)
    assert started.returncode == 128 + signal.SIGTERM
    assert [line for line in err.decode().splitlines() if line and "041.txt" not in line and "gone.txt" not in line] == []
    assert gone(children)


def test_a_reader_that_goes_away(folder: Path) -> None:
    started = at_work(folder)
    children = below(started.pid)
    assert started.stdout
    assert started.stderr
    started.stdout.close()
    assert started.wait(20) == 0
    assert [line for line in started.stderr.read().decode().splitlines() if "041.txt" not in line and "gone.txt" not in line] == []
    assert gone(children)


def test_workers_do_not_outlive_their_main_process(folder: Path) -> None:
    started = at_work(folder)
    children = below(started.pid)
    started.kill()
    started.communicate()
    assert gone(children)


def test_progress_on_a_terminal(folder: Path) -> None:
    main, terminal = pty.openpty()
    started = subprocess.Popen(
        command("check", "-f", "jsonl", "--jobs", "2", *["."] * 12),
        cwd=folder,
        env={**ENV, "TERM": "xterm"},
        stdout=subprocess.DEVNULL,
        stderr=terminal,
    )
    os.close(terminal)
    shown = b""
    try:
        while data := os.read(main, 10_000):
            shown += data
    except OSError:  # the end of a terminal
        pass
    started.wait()
    os.close(main)
    assert b"/1452" in shown
    assert b"gone.txt: cannot be read" in shown


# ---- what work promises --------------------------------------------------------------------------------------------


class Job:
    """Tells a name; files may be wrong, a mistake, or deadly."""

    def __call__(self, name: str) -> str:
        if "wrong" in name:
            raise ReadError(f"{name}: wrong")
        if "mistake" in name:
            raise KeyError(name)
        if "memory" in name:
            raise MemoryError
        if "deadly" in name:
            os.kill(os.getpid(), signal.SIGKILL)
        return name.upper()


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[Processes]:
    monkeypatch.setenv("LANGUAGE", "en")
    made = Processes(2, __name__)
    made.size = 30_000
    yield made
    made.close()


NAMES = [f"{n}-{'wrong' if n % 17 == 3 else 'mistake' if n == 21 else 'memory' if n == 31 else 'fine'}" for n in range(100)]


def test_results_come_in_order(pool: Processes) -> None:
    here = list(results(Job(), NAMES))
    assert list(results(Job(), NAMES, pool)) == here
    assert here[3] == Done(None, "3-wrong: wrong")
    assert here[21].error.startswith("21-mistake: left out: a mistake in speechparse, please report it (KeyError: '21-mistake')")
    assert here[31] == Done(None, "31-memory: left out: there is not enough memory for it")
    assert [done.result for done in here if done.result] == [name.upper() for name in NAMES if "fine" in name]


def test_a_file_that_kills_its_worker_is_lost_alone(pool: Processes) -> None:
    names = [*NAMES[:40], "first-deadly", *NAMES[40:], "second-deadly", "last"]
    found = dict(zip(names, results(Job(), names, pool), strict=True))
    message = "first-deadly: left out: the process that read it was killed (too little memory?)"
    assert found.pop("first-deadly") == Done(None, message)
    assert not found.pop("second-deadly").result
    assert list(found.values()) == list(results(Job(), found))


class Slow:
    """Takes longer than anyone waits."""

    def __call__(self, name: str) -> str:
        time.sleep(60)
        return name


def test_processes_of_the_caller_are_left_alone() -> None:
    own = multiprocessing.get_context(START).Process(target=time.sleep, args=(60,))
    own.start()
    try:
        pool = Processes(2, __name__)
        pool.submit(pickle.dumps(Slow()), ["a"])
        time.sleep(0.5)
        begun = time.monotonic()
        pool.close()
        assert time.monotonic() - begun < 20
        assert own.is_alive()
    finally:
        own.kill()
        own.join()


class Counting:
    """Workers that tell how much is under way; some batches die."""

    size = 8_000
    ahead = 3
    died = (BrokenExecutor,)

    def __init__(self, deadly: frozenset[str]) -> None:
        self.deadly = deadly
        self.under_way = self.most = 0

    def submit(self, job: bytes, names: Sequence[str]) -> Future[list[Done[Any]]]:
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        future: Future[list[Done[Any]]] = Future()
        if self.deadly & set(names):
            future.set_exception(BrokenExecutor())
        else:
            future.set_result(work.batch(job, names))
        return future

    def alone(self, job: bytes, name: str) -> Future[list[Done[Any]]]:
        return self.submit(job, [name])

    def wait(self, future: Future[list[Done[Any]]]) -> list[Done[Any]]:
        self.under_way -= 1
        return future.result()

    def close(self) -> None:
        pass


@given(st.lists(st.text("ab-", max_size=3), max_size=40), st.frozensets(st.sampled_from(["a", "b", "-"])))
def test_whatever_dies_the_rest_is_there(names: list[str], deadly: frozenset[str]) -> None:
    workers = Counting(deadly - {"-"})
    found = list(results(Job(), names, workers))
    assert [done.result for done in found] == [None if name in workers.deadly else name.upper() for name in names]
    assert workers.most <= workers.ahead + 1


def test_little_is_not_much(tmp_path: Path) -> None:
    small, large = tmp_path / "small.txt", tmp_path / "large.txt"
    small.write_bytes(b"a")
    large.write_bytes(b"a" * work.FEW)
    assert not work.is_much([str(small)] * 100)
    assert work.is_much([str(large)])
    assert not work.is_much(["-", str(tmp_path / "nothing")])
