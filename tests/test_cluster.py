"""A Dask cluster does the work: a real scheduler and two workers on this machine; files behind addresses."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from speechparse import messages
from speechparse.cli.sources import Reading
from speechparse.config import Configs
from speechparse.errors import ClusterError
from speechparse.run.files import Wanted, files
from speechparse.run.work import Done, results

pytest.importorskip("distributed")
fsspec = pytest.importorskip("fsspec")

SPEECH = "关于修桥的讲话\n一、提高认识\n（一）看清形势。一是稳；二是进。\n二、狠抓落实\n" + "抓住不放，一抓到底。" * 40 + "\n"
TEXTS = 300


def call(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "SPEECHPARSE_LANG": "zh"}
    return subprocess.run([sys.executable, "-m", "speechparse", *arguments], cwd=folder, env=env, capture_output=True, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("speeches")
    for n in range(TEXTS):
        (folder / f"{n:03}.txt").write_text(f"第{n}次\n{SPEECH}", encoding="utf-8")
    (folder / "100.txt").write_bytes(b"\x00\x01\x02" * 100)
    (folder / ".speechparse.yaml").write_text("check: {ignore: [DOC]}\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers, each with a nanny that makes it anew when it dies."""
    elsewhere = tmp_path_factory.mktemp("cluster")
    started: list[subprocess.Popen[bytes]] = []

    def start(module: str, *arguments: str) -> None:
        command = [sys.executable, "-m", f"distributed.cli.{module}", *arguments]
        started.append(subprocess.Popen(command, cwd=elsewhere, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))

    where = elsewhere / "scheduler.json"
    start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(where))
    for _worker in range(2):
        start("dask_worker", "--scheduler-file", str(where), "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
    from distributed import Client

    try:
        with Client(scheduler_file=str(where), timeout=60, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
            yield client.scheduler.address
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.wait(30)


@pytest.mark.parametrize("command", [("outline", "-f", "json"), ("check",), ("stats", "-f", "csv"), ("check", "-f", "sarif")])
def test_the_cluster_gives_what_this_machine_gives(folder: Path, cluster: str, command: tuple[str, ...]) -> None:
    here = call(folder, *command, "--jobs", "1", ".")
    there = call(folder, *command, "--cluster", cluster, ".")
    assert there.stdout == here.stdout
    assert there.stderr == here.stderr
    assert "100.txt" in here.stderr.decode()
    assert there.returncode == here.returncode == 2


def test_a_worker_that_is_killed_in_mid_run(folder: Path, cluster: str) -> None:
    from distributed import Client

    command = [sys.executable, "-m", "speechparse", "check", "-f", "jsonl"]
    here = subprocess.run([*command, "--jobs", "1", *["."] * 10], cwd=folder, capture_output=True, check=False)
    with Client(cluster, set_as_default=False) as client:
        there = subprocess.Popen([*command, "--cluster", cluster, *["."] * 10], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert there.stdout
        first = os.read(there.stdout.fileno(), 1)
        os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)
        out, err = there.communicate()
    assert (first + out, err, there.returncode) == (here.stdout, here.stderr, here.returncode)


class Slow:
    """A job that takes a while, tells which process did it, and may kill it."""

    def __init__(self, deadly: str = "") -> None:
        self.deadly = deadly

    def __call__(self, path: str) -> int:
        time.sleep(0.02)
        if path == self.deadly:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()


@pytest.fixture
def workers(cluster: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    from speechparse.run.cluster import Cluster

    monkeypatch.setenv("LANGUAGE", "en")
    made = Cluster(cluster)
    # The workers have no folder of tests in their path.
    import cloudpickle

    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    monkeypatch.setattr("pickle.dumps", cloudpickle.dumps)
    made.size = 40_000
    try:
        yield made
    finally:
        made.close()
        cloudpickle.unregister_pickle_by_value(sys.modules[__name__])


def test_a_worker_that_is_killed_loses_nothing(workers: object) -> None:
    names = [f"{n}.txt" for n in range(200)]
    found: list[Done[int]] = []
    for done in results(Slow(), names, workers):  # type: ignore[arg-type]
        if not found:
            assert done.result
            os.kill(done.result, signal.SIGKILL)
        found.append(done)
    assert [done for done in found if not done.result] == []
    assert len(found) == len(names)


def test_a_file_that_kills_workers_is_reported(workers: object) -> None:
    names = [f"{n}.txt" for n in range(30)]
    found = list(results(Slow("13.txt"), names, workers))  # type: ignore[arg-type]
    assert [name for name, done in zip(names, found, strict=True) if not done.result] == ["13.txt"]
    assert found[13].error == "13.txt: left out: the process that read it was killed (too little memory?)"


def test_no_cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    from speechparse.run import cluster

    monkeypatch.setattr(cluster, "_ANSWER", 1)
    monkeypatch.setenv("LANGUAGE", "en")
    with pytest.raises(ClusterError, match=r"^tcp://127\.0\.0\.1:9: no Dask scheduler answers"):
        cluster.Cluster("tcp://127.0.0.1:9")


def test_a_folder_that_the_workers_do_not_see(monkeypatch: pytest.MonkeyPatch) -> None:
    from speechparse.run import cluster

    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    before = Path.cwd()
    (done,) = cluster.batch(b"", ["a.txt"], "/no/such/folder", "zh")
    assert done.error == "/no/such/folder：集群的工作进程看不到这个文件夹；请用共享文件夹，或用网址"
    assert (Path.cwd(), os.environ["LC_ALL"], messages.language()) == (before, "C.UTF-8", "en")


# ---- addresses -----------------------------------------------------------------------------------------------------


@pytest.fixture
def stored() -> Iterator[str]:
    """A folder in fsspec's memory."""
    system = fsspec.filesystem("memory")
    for name in ("b.txt", "a.md", "inner/c.txt", "inner/d.log", ".hidden/e.txt", "drafts/f.txt"):
        system.pipe(f"/speeches/{name}", SPEECH.encode())
    yield "memory://speeches"
    system.rm("/speeches", recursive=True)


def found(path: str, **wanted: tuple[str, ...]) -> list[str]:
    def lost(error: Exception) -> None:
        raise error

    return list(files((path,), Wanted(**wanted), lost))


def test_an_address_is_listed(stored: str) -> None:
    names = ["a.md", "b.txt", "drafts/f.txt", "inner/c.txt"]
    assert found(stored) == [f"memory:///speeches/{name}" for name in names]
    assert found(stored, exclude=("drafts/",), include=("*.txt",)) == [f"memory:///speeches/{name}" for name in ("b.txt", "inner/c.txt")]
    assert found(f"{stored}/*.txt") == ["memory:///speeches/b.txt"]
    assert found(f"{stored}/b.txt") == [f"{stored}/b.txt"]


def test_an_address_is_read(stored: str) -> None:
    opened = Reading(configs=Configs()).read(f"{stored}/b.txt")
    assert (opened.source.text, opened.source.path) == (SPEECH, f"{stored}/b.txt")


def test_the_address_of_a_local_file(folder: Path) -> None:
    here = call(folder, "outline", "-f", "text", "--depth", "1", "001.txt", "002.txt")
    there = call(folder, "outline", "-f", "text", "--depth", "1", (folder / "001.txt").as_uri(), f"{folder.as_uri()}/002*")
    assert there.returncode == 0
    assert there.stdout.decode().replace(f"{folder.as_uri()}/", "") == here.stdout.decode()


@pytest.mark.parametrize("address", ["memory://nothing/here.txt", "nosuch://bucket/a.txt", "file:///no/such/file.txt"])
def test_an_address_that_cannot_be_read(folder: Path, address: str) -> None:
    done = call(folder, "outline", address, "001.txt")
    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"speechparse: {address}：无法读取：")
    assert "第1次" in done.stdout.decode()


def test_fixes_are_not_written_to_addresses(folder: Path) -> None:
    done = call(folder, "check", "--fix", (folder / "001.txt").as_uri())
    assert done.returncode == 2
    assert "不写入网址" in done.stderr.decode()


@pytest.mark.parametrize(
    ("module", "arguments", "told"),
    [
        ("fsspec", ["s3://bucket/a.txt"], "speechparse: s3:// 这类网址要用 fsspec 读取：pip install 'speechparse[remote]'"),
        (
            "distributed",
            ["--cluster", "tcp://127.0.0.1:9", "001.txt"],
            "speechparse: --cluster 需要 distributed：pip install 'speechparse[cluster]'",
        ),
    ],
)
def test_an_extra_that_is_missing(folder: Path, module: str, arguments: list[str], told: str) -> None:
    program = f"import sys; sys.modules[{module!r}] = None; sys.argv[1:] = ['--lang', 'zh', 'outline', *{arguments!r}]\n"
    program += "from speechparse.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode().splitlines()) == (2, [told])
