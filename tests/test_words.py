"""Words of Chinese text: the same from every segmenter, with the user's own, and quietly on any machine."""

from __future__ import annotations

import importlib
import marshal
import os
import re
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechparse.analysis import dictionary, segment, words
from speechparse.analysis.characters import HAN
from speechparse.cache import cached
from speechparse.errors import ConfigError
from speechparse.readers import read

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))
PROGRAM = """
from speechparse.analysis import words
print(words.cut("全市防汛工作会议"), words.cutter(fast=False)("云湖市"), words.rarity()("防汛"))
"""
PRINTED = "['全市', '防汛', '工作', '会议'] ['云湖市'] 10.4349417492\n"


def _start(cache: Path | str, *options: str, **environment: str) -> subprocess.Popen[bytes]:
    """A first start, in a process of its own."""
    surroundings = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *options, "-c", PROGRAM]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**surroundings, **environment})


def _works(process: subprocess.Popen[bytes]) -> None:
    shown, told = process.communicate()
    assert told == b""
    assert process.returncode == 0
    assert shown.decode().replace("\r", "") == PRINTED


def test_words_of_the_dictionary_and_others() -> None:
    cut = words.cutter(fast=False)
    assert words.cut("云湖市防汛") == ["云", "湖", "市", "防汛"]
    assert cut("云湖市防汛") == ["云湖市", "防汛"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        ("推广5G网络，", ["推广", "5G", "网络", "，"]),
        ("PM2.5下降12.5%", ["PM2.5", "下降", "12.5%"]),
        ("100km Wi-Fi\n", ["100km", " ", "Wi-Fi", "\n"]),
        ("到二〇三一年底", ["到", "二〇三一", "年底"]),
        ("到二○三一年底", ["到", "二○三一", "年底"]),
        ("\ud800〇", ["\ud800", "〇"]),
    ],
)
def test_any_text_is_cut(text: str, wanted: list[str]) -> None:
    assert words.cutter()(text) == wanted


RARE = "㐀〇\u9fa6鿕\u9fd6\u9fff"  # characters that jieba has no words with, and those beside them
KNOWN = "中华人民共和国的是了要在一二三不为这工作学习云湖市水渠"


def _jieba() -> ModuleType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = importlib.import_module("jieba")
    found.dt.FREQ, found.dt.total = found.Tokenizer.gen_pfdict((Path(dictionary._folder()) / "dict.txt").open("rb"))
    found.dt.initialized = True
    return found


@pytest.fixture(scope="module")
def jieba() -> ModuleType:
    return _jieba()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_words_are_those_of_jieba(path: Path, jieba: ModuleType) -> None:
    for run in re.findall(f"[{HAN}]{{1,1000}}", read(str(path)).text):
        assert segment.full(run) == jieba.lcut(run)
        assert segment.plain(run) == jieba.lcut(run, HMM=False)


@given(run=st.text(st.sampled_from(KNOWN) | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.sampled_from(RARE), max_size=20))
def test_words_of_any_characters_are_those_of_jieba(jieba: ModuleType, run: str) -> None:
    assert segment.full(run) == jieba.lcut(run)
    assert segment.plain(run) == jieba.lcut(run, HMM=False)


@given(st.text(st.sampled_from("云湖市防汛工作会议二〇年5G.-，% \n\r\x00甲噐😀é") | st.characters(), max_size=40))
def test_the_words_joined_are_the_text(text: str) -> None:
    assert "".join(words.cutter()(text)) == text


def test_rjieba_gives_the_same_words() -> None:
    pytest.importorskip("rjieba")
    slow, fast = words.cutter(fast=False), words.cutter(fast=True)
    for path in SAMPLES:
        text = path.read_text(encoding="utf-8", errors="replace")
        assert fast(text) == slow(text)


def test_the_fast_segmenter_must_be_there_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    assert words.cutter()("防汛") == ["防汛"]
    with pytest.raises(ImportError):
        words.cutter(fast=True)


def test_words_of_the_user(tmp_path: Path) -> None:
    path = tmp_path / "ours.txt"
    path.write_text("# our own\n\n渠长制\n三网合一 20\n沙河埝 30 ns\n双11\t5\n5G网络 n\n“两山”论\n", encoding="utf-8-sig", newline="\r\n")
    cut = words.cutter(path)
    assert cut("推行渠长制，三网合一") == ["推行", "渠长制", "，", "三网合一"]
    assert cut("修沙河埝") == ["修", "沙河埝"]
    assert cut("迎双11建5G网络") == ["迎", "双11", "建", "5G网络"]
    assert cut("学“两山”论") == ["学", "“两山”论"]


def test_a_word_of_the_user_is_of_one_cutter_only(tmp_path: Path) -> None:
    plain = words.cutter()
    before = plain("推行渠长制，防汛工作")
    path = tmp_path / "ours.txt"
    path.write_text("渠长制\n防汛 0\n云湖市 0\n双11 0\n", encoding="utf-8")
    assert words.cutter(path)("推行渠长制，防汛工作，云湖市，双11") == [
        "推行", "渠长制", "，", "防", "汛", "工作", "，", "云", "湖", "市", "，", "双", "11",
    ]  # fmt: skip
    assert plain("推行渠长制，防汛工作") == before
    path.write_text("渠长\n", encoding="utf-8")
    assert words.cutter(path)("渠长") == ["渠长"]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("渠长制\n沙河 埝 30\n".encode(), "ours.txt:2: "),
        ("渠长制 多\n".encode(), "ours.txt:1: "),
        ("渠长制 3 n 5\n".encode(), "ours.txt:1: "),
        (("甲" * 41).encode(), "ours.txt:1: "),
        ("渠长制\n\n沙河埝\n".encode() + b"\xff\n", "ours.txt:4: "),
        (None, "ours.txt: "),
    ],
)
def test_a_bad_dictionary_is_named(tmp_path: Path, content: bytes | None, place: str) -> None:
    path = tmp_path / "ours.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ConfigError) as told:
        words.cutter(path)
    assert place in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("option", ["default", "error"])
def test_jieba_warns_nobody(tmp_path: Path, option: str) -> None:
    for _run in range(2):  # its modules compiled and its dictionary read, then both as they were kept
        _works(_start(tmp_path, "-W", option, PYTHONPYCACHEPREFIX=str(tmp_path / "compiled"), PYTHONDONTWRITEBYTECODE=""))


def test_first_starts_do_not_race(tmp_path: Path) -> None:
    for process in [_start(tmp_path) for _ in range(4)]:
        _works(process)
    names = {path.name.split("-")[0] for path in (tmp_path / "speechparse").iterdir()}
    kept = sorted(names - {"content"})  # not kept of files that were written a moment ago
    assert kept == ["frequencies", "model", "patterns", "rarities"]


def test_nothing_is_kept_in_the_shared_folder(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "jieba.cache").write_bytes(marshal.dumps(({"全市防汛": 10**9}, 10**9)))
    _works(_start(tmp_path / "own", TMPDIR=str(shared)))
    _works(_start("/proc/none", TMPDIR=str(shared)))
    assert [path.name for path in shared.iterdir()] == ["jieba.cache"]


def test_without_a_folder_to_write_to(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    _works(_start(file))
    _works(_start("/proc/none"))
    (tmp_path / "speechparse").write_text("")  # a file in the folder's place
    _works(_start(tmp_path))


def test_without_a_home(tmp_path: Path) -> None:
    """A relative folder would be another one in every working directory."""
    process = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=tmp_path, env={**os.environ, "XDG_CACHE_HOME": "here"}, capture_output=True, check=True
    )
    assert process.stderr == b""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "damage", [lambda _: b"", lambda whole: whole[:100_000], lambda whole: whole[:5000] + b"?" + whole[5001:], lambda _: b"nonsense"]
)
def test_a_damaged_cache_is_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: object) -> None:
    assert callable(damage)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    built = []

    def build() -> list[int]:
        built.append(1)
        return list(range(50_000))

    for _ in range(2):
        assert cached("numbers", b"raw", build) == list(range(50_000))
    (path,) = (tmp_path / "speechparse").iterdir()
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    assert cached("numbers", b"raw", build) == list(range(50_000))
    assert path.read_bytes() == whole
    assert len(built) == 2
    assert cached("numbers", b"other", lambda: "other") == "other"  # of another content it is another one


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give a file away")
def test_what_belongs_to_somebody_else_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cached("numbers", b"raw", lambda: "theirs")
    (path,) = (tmp_path / "speechparse").iterdir()
    os.chown(path, 12345, 12345)
    assert cached("numbers", b"raw", lambda: "ours") == "ours"
    assert cached("numbers", b"raw", lambda: "anything") == "ours"


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can leave its rights")
def test_a_folder_that_may_only_be_read() -> None:
    """As a user without rights: root may write everywhere."""
    program = (
        "import os\nfrom speechparse.cache import cached\nos.setuid(65534)\n"
        "print(cached('numbers', b'raw', lambda: 5), os.listdir(os.environ['XDG_CACHE_HOME']))"
    )
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        shown = subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "XDG_CACHE_HOME": folder}, capture_output=True, check=True
        )
    assert (shown.stdout, shown.stderr) == (b"5 []\n", b"")
