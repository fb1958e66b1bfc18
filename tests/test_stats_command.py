"""``speechparse stats`` as a user calls it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

SAMPLES = Path(__file__).parent.parent / "samples"
TEXT = """\
在青溪县开学工作会上的讲话
各位同志：
今天讲两点意见。
一、抓安全
校门口要有人。食堂要有人！
二、抓教学
（一）备课。每人每周备五节课，二十号前交齐。
（二）听课。校长带头听，听了要评。
谢谢大家！
"""
REPORT = """\
在青溪县开学工作会上的讲话
speech.txt

Length         93 characters
Time to speak  19 s at 200 characters a minute
Sections       4 in all, level 1: 2, level 2: 2
Numbering      一、 ×2, （一） ×2; on lines of their own 2, run in 2
Headings       4; mean 2 characters, median 2, longest 3
Paragraphs     6; mean 12 characters, median 10, longest 22
               ▂▃▅█▇▂
Sentences      9; mean 8 characters, median 6, longest 16

Share of the text, and time
 16% 0:03 ███████▏                 (opening)
 22% 0:04 █████████▉               一、抓安全
 55% 0:10 ████████████████████████ 二、抓教学
 28% 0:05 ████████████               （一）备课
 21% 0:04 █████████▎                 （二）听课
  6% 0:01 ██▊                      (closing)

Lists
一–二             100% parallel: 3 characters
二/（一）–（二）  100% parallel: 2 characters
promise 两点      kept (一–二)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "speech.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "other.txt").write_text("在乙县会上的讲话\n同志们：\n要修路。要架桥。\n", encoding="utf-8")
    return tmp_path


def call(folder: Path, *arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    env = os.environ | {"SPEECHPARSE_LANG": "en", "PYTHONUTF8": "1", **environment}
    return subprocess.run(
        [sys.executable, "-m", "speechparse", "stats", *arguments], cwd=folder, env=env, input=stdin, capture_output=True, check=False
    )


def output(done: subprocess.CompletedProcess[bytes], status: int = 0) -> str:
    assert done.returncode == status, done.stderr.decode()
    return done.stdout.decode("utf-8")


def refusal(done: subprocess.CompletedProcess[bytes]) -> str:
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    return done.stderr.decode("utf-8")


def test_the_report(folder: Path) -> None:
    assert output(call(folder, "--no-words", "speech.txt")) == REPORT
    assert output(call(folder, "--no-words", "-"), 0) != REPORT
    assert output(call(folder, "--no-words", "--width", "40", "speech.txt")).count("\n") > REPORT.count("\n")


@pytest.mark.parametrize("option", ["--plot", "--user-dict", "--stop-words"])
def test_an_empty_name_names_no_file(folder: Path, option: str) -> None:
    """As where a script gives the value of a variable that is not set."""
    assert output(call(folder, option, "", "speech.txt")) == output(call(folder, "speech.txt"))


def test_nothing_is_wider_than_the_page(folder: Path) -> None:
    for sample in ("conference-speech", "one-line-letter", "work-report"):
        said = output(call(folder, "--width", "60", str(SAMPLES / f"{sample}.txt")))
        assert max(map(cell_len, said.split("\n"))) <= 60


def test_words(folder: Path) -> None:
    said = output(call(folder, "speech.txt"))
    assert "Keywords" in said
    assert "Command words    3, 37.5 per 1000 characters: 要 ×3" in said
    assert output(call(folder, "speech.txt", SPEECHPARSE_LANG="zh")).splitlines()[3].startswith("篇幅")


def test_own_words(folder: Path) -> None:
    (folder / "words.txt").write_text("校门口要有人 1000\n", encoding="utf-8")
    (folder / "stop.txt").write_text("校门口要有人\n食堂\n", encoding="utf-8")
    assert "校门口要有人" in output(call(folder, "--user-dict", "words.txt", "speech.txt"))
    said = output(call(folder, "--user-dict", "words.txt", "--stop-words", "stop.txt", "speech.txt"))
    assert "校门口要有人" not in said
    (folder / ".speechparse.yaml").write_text("stats: {rate: 100, user-dict: words.txt, stop-words: stop.txt}\n", encoding="utf-8")
    configured = output(call(folder, "speech.txt"))
    assert "38 s at 100 characters a minute" in configured
    assert "校门口要有人" not in configured
    assert "19 s at 200 characters a minute" in output(call(folder, "--rate", "200", "speech.txt"))


def test_a_table_of_speeches(folder: Path) -> None:
    said = output(call(folder, "--no-words", "speech.txt", "other.txt"))
    header = "file title characters minutes sections depth evenness mean sentence parallel figures"
    assert said.splitlines()[0].split() == header.split()
    assert [line.split()[0] for line in said.splitlines()[1:]] == ["speech.txt", "other.txt"]


def test_tables_can_be_sorted(folder: Path) -> None:
    def order(*options: str) -> list[str]:
        rows = csv.DictReader(io.StringIO(output(call(folder, "-f", "csv", "--no-words", *options, "speech.txt", "other.txt"))))
        return [row["file"] for row in rows]

    assert order() == ["speech.txt", "other.txt"]
    assert order("--sort", "characters") == ["other.txt", "speech.txt"]
    assert order("--sort", "characters", "-r") == ["speech.txt", "other.txt"]
    assert order("--sort", "parallelism") == ["speech.txt", "other.txt"]  # what cannot be told comes last
    assert order("--sort", "parallelism", "-r") == ["speech.txt", "other.txt"]


def test_sections_as_rows(folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(output(call(folder, "-f", "csv", "--by", "section", "speech.txt")))))
    assert [(row["path"], row["characters"], row["children"]) for row in rows] == [
        ("一", "18", "0"),
        ("二", "44", "2"),
        ("二/（一）", "22", "0"),
        ("二/（二）", "17", "0"),
    ]
    lines = [json.loads(line) for line in output(call(folder, "-f", "jsonl", "--by", "section", "speech.txt")).splitlines()]
    assert [line["schema"] for line in lines] == ["speechparse/stats-rows/1"] * 4
    assert [str(line["characters"]) for line in lines] == [row["characters"] for row in rows]
    table = output(call(folder, "-f", "markdown", "--by", "section", "--columns", "path,share", "speech.txt"))
    assert table == "| place | share |\n| --- | ---: |\n| 一 | 22% |\n| 二 | 55% |\n| 二/（一） | 28% |\n| 二/（二） | 21% |\n"


def test_files_as_rows(folder: Path) -> None:
    (folder / "two.txt").write_text(
        "第一篇：在甲县会上的讲话\n同志们：\n要抓落实。\n第二篇：在乙县会上的讲话\n同志们：\n要抓紧。\n", encoding="utf-8"
    )
    (row,) = csv.DictReader(io.StringIO(output(call(folder, "-f", "csv", "--by", "file", "two.txt"))))
    assert (row["articles"], row["said"]) == ("2", "17")
    assert "在乙县会上的讲话" in output(call(folder, "--article", "2", "--no-words", "two.txt"))


def test_a_csv_file_is_marked_as_utf_8(folder: Path) -> None:
    """Excel takes what has no mark for the encoding of the system."""
    printed = call(folder, "-f", "csv", "--no-words", "speech.txt").stdout
    output(call(folder, "-f", "csv", "--no-words", "-o", "table.csv", "speech.txt"))
    output(call(folder, "-f", "jsonl", "--no-words", "-o", "table.jsonl", "speech.txt"))
    assert (folder / "table.csv").read_bytes() == b"\xef\xbb\xbf" + printed
    assert (folder / "table.jsonl").read_bytes().startswith(b"{")


def test_data(folder: Path) -> None:
    found = json.loads(output(call(folder, "-f", "json", "speech.txt")))
    assert found["schema"] == "speechparse/stats/1"
    (speech,) = found["articles"]
    for part in speech["parts"]:
        assert TEXT[part["start"] : part["end"]].startswith(part["path"].rpartition("/")[2])
    for kind in ("promises", "slogans", "quoted", "citations", "figures"):
        for each in speech[kind]:
            assert TEXT[each["start"] : each["end"]] == each["text"]
    assert speech["words"]["commands"] == {"count": 3, "per_1000": 37.5, "words": [{"text": "要", "count": 3}]}
    assert json.loads(output(call(folder, "-f", "json", "--no-words", "speech.txt")))["articles"][0]["words"] is None
    assert len(json.loads(output(call(folder, "-f", "json", "speech.txt", "other.txt")))) == 2


def test_tables_load_elsewhere(folder: Path) -> None:
    duckdb, pandas = pytest.importorskip("duckdb"), pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    for by in ("article", "file", "section"):
        for form in ("csv", "jsonl", "parquet"):
            output(call(folder, "-f", form, "--by", by, "-o", f"table.{form}", "speech.txt", "other.txt"))
        frames = [
            pandas.read_csv(folder / "table.csv"),
            pandas.read_json(folder / "table.jsonl", lines=True),
            pandas.read_parquet(folder / "table.parquet"),
        ]
        tables = [duckdb.sql(f"select * from '{folder / f'table.{form}'}'") for form in ("csv", "jsonl", "parquet")]
        assert {len(frame) for frame in frames} == {len(table) for table in tables} == {4 if by == "section" else 2}
        lengths = [tuple(int(n) for (n,) in table.project("characters").fetchall()) for table in tables]
        assert {tuple(frame["characters"]) for frame in frames} == set(lengths)
        assert [*frames[0].columns] == [*tables[0].columns]
        assert frames[0].columns[0] == "file"


def test_half_a_character_does_not_cost_the_table(folder: Path) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    (folder / "cut.txt").write_bytes(TEXT.encode().replace("开学".encode(), b"\xe5\xbc"))
    output(call(folder, "--no-words", "-f", "parquet", "-o", "table.parquet", "cut.txt", "speech.txt"))
    assert len(pandas.read_parquet(folder / "table.parquet")) == 2


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_pictures(folder: Path, language: str, suffix: str) -> None:
    pytest.importorskip("matplotlib")
    from speechparse.render.stats.plot import chinese_font

    for paths in (["speech.txt"], ["speech.txt", "other.txt"]):
        done = call(folder, "--plot", f"map{suffix}", *paths, SPEECHPARSE_LANG=language)
        if suffix == ".png" and chinese_font() is None:
            assert "Noto Sans CJK" in refusal(done)
            assert not (folder / "map.png").exists()
            continue
        assert output(done) == ""
        assert (folder / f"map{suffix}").read_bytes()[:4] in (b"<?xm", b"\x89PNG")
        assert b"Glyph" not in done.stderr  # what matplotlib says of a character that the font lacks


def test_the_picture_of_two_speeches_shows_the_mean_of_both_as_median(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    from speechparse.render.stats import plot

    plot.distribution([dict.fromkeys(plot._SHOWN, value) for value in (1, 4)], tmp_path / "map.svg")
    assert (tmp_path / "map.svg").read_text(encoding="utf-8").count("2.5)") == len(plot._SHOWN)


def test_bad_input(folder: Path) -> None:
    assert "no such file" in refusal(call(folder, "missing.txt")).lower()
    assert "did you mean minutes?" in refusal(call(folder, "--sort", "minuts", "speech.txt"))
    assert "no column named" in refusal(call(folder, "--columns", "title,nonsense", "speech.txt"))
    assert "--output" in refusal(call(folder, "-f", "parquet", "speech.txt"))
    assert ".png" in refusal(call(folder, "--plot", "map.gif", "speech.txt"))
    assert "0" in refusal(call(folder, "--rate", "0", "speech.txt"))
    assert "words.txt" in refusal(call(folder, "--user-dict", "words.txt", "speech.txt"))
    assert "stop.txt" in refusal(call(folder, "--stop-words", "stop.txt", "speech.txt"))
    (folder / ".speechparse.yaml").write_text("stats: {rate: 0}\n", encoding="utf-8")
    assert ".speechparse.yaml:1" in refusal(call(folder, "speech.txt"))
    (folder / ".speechparse.yaml").unlink()
    done = call(folder, "--no-words", "speech.txt", "missing.txt", "other.txt")
    assert done.returncode == 2
    assert done.stdout.count(b".txt") == 2
    assert output(call(folder, "--no-words", "-f", "csv", "-", stdin=b"")).count("\n") == 1


@pytest.mark.parametrize(
    ("options", "loaded"),
    [
        (("--no-words",), set()),
        (("--no-words", "--by", "section", "-f", "csv"), set()),
        ((), set()),
        (("--user-dict", "own.txt"), {"words"}),
    ],
)
def test_what_is_heavy_is_loaded_when_it_is_needed(folder: Path, options: tuple[str, ...], loaded: set[str]) -> None:
    heavy = {
        "jieba": "words",
        "rjieba": "words",
        "jieba.analyse": "analyse",
        "matplotlib": "plot",
        "pyarrow": "parquet",
        "pandas": "pandas",
    }
    code = f"import sys, atexit; sys.argv = ['speechparse', 'stats', *{options!r}, 'speech.txt']\n"
    code += f"atexit.register(lambda: print(sorted({{{heavy!r}[n] for n in {list(heavy)!r} if n in sys.modules}}), file=sys.stderr))\n"
    code += "from speechparse.cli import main\nmain()"
    (folder / "own.txt").write_text("渠长制\n", encoding="utf-8")
    for _start in range(2):  # jieba's data is kept
        done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stderr.decode().strip() == str(sorted(loaded))


def test_command_words_in_numbers(folder: Path) -> None:
    (folder / "four.txt").write_text("在全市会上的讲话\n同志们：\n一要抓生产。二要抓安全。三要抓稳定。四要抓落实。\n", encoding="utf-8")
    found = json.loads(output(call(folder, "-f", "json", "four.txt")))
    assert found["articles"][0]["words"]["commands"]["words"] == [{"text": "要", "count": 4}]


_SAID = "# 在全市会上的讲话\n\n同志们：\n\n今天我讲两个问题，确保百分之百完成，引进5个项目。习近平总书记强调，要实干。请登录查阅。\n"


@pytest.mark.parametrize(
    "marked",
    [
        {"两个问题": "**两个问题**", "5个": "**5个**", "强调": "**强调**"},
        {"项目": "[项目](https://www.example.gov.cn/upload/1.html)![](images/a.png)", "查阅": "https://example.gov.cn/index.html查阅"},
    ],
    ids=["bold type", "links and images"],
)
def test_what_only_marks_a_text_is_not_said(folder: Path, marked: dict[str, str]) -> None:
    text = _SAID
    for words, written in marked.items():
        text = text.replace(words, written)
    (folder / "plain.md").write_text(_SAID, encoding="utf-8")
    (folder / "marked.md").write_text(text, encoding="utf-8")
    one, other = csv.DictReader(io.StringIO(output(call(folder, "-f", "csv", "plain.md", "marked.md"))))
    assert {name: value for name, value in one.items() if name != "file"} == {
        name: value for name, value in other.items() if name != "file"
    }


def test_a_shared_folder_is_said_once(folder: Path) -> None:
    (folder / "year" / "2024").mkdir(parents=True)
    for name in ("one.txt", "other.txt"):
        (folder / "year" / "2024" / name).write_text("在全市会上的讲话\n同志们：\n今天讲两个问题。\n", encoding="utf-8")
    lines = output(call(folder, "--width", "40", "year")).splitlines()
    assert lines[0] == "year/2024/"
    assert [line.split("  ")[0] for line in lines[1:] if not line.startswith(" ")] == ["one.txt", "other.txt"]


def test_sorting_makes_a_table(folder: Path) -> None:
    assert output(call(folder, "--sort", "minutes", "speech.txt")).splitlines()[0].startswith("file")


def test_what_does_not_go_together(folder: Path) -> None:
    assert "--plot" in refusal(call(folder, "--plot", "map.svg", "-f", "csv", "speech.txt"))
    assert "--plot" in refusal(call(folder, "--plot", "map.svg", "-o", "x.txt", "speech.txt"))
    assert "no speech 9" in refusal(call(folder, "--article", "9", "speech.txt"))
    assert "--no-words" in refusal(call(folder, "--no-words", "--columns", "keywords", "speech.txt"))
    (folder / "empty.txt").write_text("", encoding="utf-8")
    assert "no speech to draw" in refusal(call(folder, "--plot", "map.svg", "empty.txt"))
    empty = call(folder, "empty.txt")
    assert output(empty) == ""
    assert "no speech in empty.txt" in empty.stderr.decode()


def test_columns_that_have_no_room(folder: Path) -> None:
    wide, narrow = (output(call(folder, "--width", width, "speech.txt", "other.txt")) for width in ("200", "70"))
    assert "left out" not in wide
    assert "left out for want of room: depth" in narrow
    assert max(map(cell_len, narrow.split("\n"))) <= 70
    asked = output(call(folder, "--width", "40", "--columns", "title,characters,minutes,depth,evenness", "speech.txt", "other.txt"))
    assert "evenness 0.87" in asked


def test_the_next_start_finds_all_patterns_compiled(tmp_path: Path) -> None:
    """No pattern depends on the order of a set, which is another one at every start."""
    kept = []
    for seed in ("1", "2"):
        output(
            call(tmp_path, "--format", "json", str(SAMPLES / "conference-speech.txt"), PYTHONHASHSEED=seed, XDG_CACHE_HOME=str(tmp_path))
        )
        (patterns,) = (tmp_path / "speechparse").glob("patterns-*")
        kept.append(patterns.read_bytes())
    assert kept[0] == kept[1]
