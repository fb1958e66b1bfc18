"""``speechparse outline`` and ``speechparse grammar`` as a user calls them."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

import speechparse
from speechparse import parser
from speechparse.messages import visible
from speechparse.outline.view import View
from speechparse.render import terminal
from speechparse.render.screen import Screen, screen
from speechparse.render.tables import print_table

SAMPLES = Path(__file__).parent.parent / "samples"
SPEECH = "在云湖市务虚会上的讲话\n同志们：\n一、提高认识\n（一）看清形势。一是稳；二是进。\n二、狠抓落实\n"


def call(*arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "SPEECHPARSE_LANG": "en", **environment}
    command = [sys.executable, "-m", "speechparse", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, env=env, cwd=cwd, check=False)


def lines(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8").splitlines()


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    path = tmp_path / "speech.txt"
    path.write_text(SPEECH, encoding="utf-8")
    return path


def test_plain_text(speech: Path) -> None:
    assert lines(call("outline", speech)) == [
        "在云湖市务虚会上的讲话",
        "  一、提高认识",
        "    （一）看清形势",
        "      一是稳",
        "      二是进",
        "  二、狠抓落实",
    ]


def test_depth(speech: Path) -> None:
    assert lines(call("outline", "--depth", "1", speech)) == ["在云湖市务虚会上的讲话", "  一、提高认识", "  二、狠抓落实"]
    assert lines(call("outline", "-d", "0", speech)) == ["在云湖市务虚会上的讲话"]


def test_markdown(speech: Path) -> None:
    assert lines(call("outline", "-f", "markdown", "-d", "2", speech)) == [
        "# 在云湖市务虚会上的讲话",
        "",
        "- 一、提高认识",
        "  - （一）看清形势",
        "- 二、狠抓落实",
    ]


def test_json_of_one_file(speech: Path) -> None:
    data = json.loads(call("outline", "--format", "json", speech).stdout)
    assert data["schema"] == "speechparse/outline/1"
    assert data["path"] == str(speech)
    assert data["encoding"] == "utf-8"
    assert data["grammar"] == "speech"
    (article,) = data["articles"]
    assert (article["marker"], article["ordinal"], article["title"]) == (None, None, "在云湖市务虚会上的讲话")
    assert (article["line"], article["column"], article["start"], article["end"]) == (1, 1, 0, len(SPEECH))
    assert article["salutation"] == {"text": "同志们：", "start": 12, "end": 16}
    assert article["opening"] is None
    first, second = article["sections"]
    assert (first["marker"], first["scheme"], first["ordinal"], first["title"]) == ("一、", "cn-comma", 1, "提高认识")
    assert (first["level"], first["form"], first["line"], first["column"]) == (1, "own-line", 3, 1)
    assert first["heading"] == {"text": "提高认识", "start": 19, "end": 23}
    assert second["start"] == first["end"]
    inner = first["children"][0]["children"][1]
    assert (inner["marker"], inner["title"], inner["level"], inner["form"], inner["children"]) == ("二是", "进", 3, "inline", [])


def test_offsets_are_of_the_text_as_it_is(speech: Path) -> None:
    speech.write_bytes(b"\xef\xbb\xbf" + SPEECH.replace("\n", "\r\n").encode())
    data = json.loads(call("outline", "-f", "json", speech).stdout)
    text = SPEECH.replace("\n", "\r\n")

    def check(nodes: list[dict[str, Any]]) -> None:
        for node in nodes:
            assert text[node["start"] :].startswith(node["marker"])
            before = text[: node["start"]].split("\r\n")
            assert (node["line"], node["column"]) == (len(before), len(before[-1]) + 1)
            check(node["children"])

    check(data["articles"][0]["sections"])


def test_json_of_several_files_is_an_array_in_order(speech: Path) -> None:
    names = [SAMPLES / "yishi-top.txt", speech, SAMPLES / "compilation.txt"]
    data = json.loads(call("outline", "-f", "json", *names).stdout)
    assert [item["path"] for item in data] == [str(name) for name in names]
    one_a_line = call("outline", "-f", "jsonl", *names).stdout.decode().splitlines()
    assert [json.loads(line) for line in one_a_line] == data


def test_a_directory_gives_an_array_even_of_one(speech: Path) -> None:
    assert [item["path"] for item in json.loads(call("outline", "-f", "json", speech.parent).stdout)] == [str(speech)]


def test_directories_are_walked_in_order_and_gitignore_is_kept(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.xls", "sub/d.txt", "sub/e.txt", "drafts/f.txt", ".hidden/g.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(SPEECH, encoding="utf-8")
    (tmp_path / ".gitignore").write_text("drafts/\ne.txt\n", encoding="utf-8")
    done = call("outline", "-f", "jsonl", tmp_path)
    assert [Path(json.loads(line)["path"]).relative_to(tmp_path).as_posix() for line in lines(done)] == ["a.md", "b.txt", "sub/d.txt"]
    (tmp_path / "sub" / ".gitignore").write_text("!e.txt\n", encoding="utf-8")
    done = call("outline", "-f", "jsonl", tmp_path)
    assert "sub/e.txt" in {Path(json.loads(line)["path"]).relative_to(tmp_path).as_posix() for line in lines(done)}


def test_standard_input() -> None:
    assert lines(call("outline", "-", stdin=SPEECH.encode()))[1] == "  一、提高认识"
    assert json.loads(call("outline", "-f", "json", "-", stdin=SPEECH.encode()).stdout)["path"] == "-"
    assert call("outline", "-", stdin=b"").returncode == 0


def test_one_bad_file_among_many(speech: Path, tmp_path: Path) -> None:
    done = call("outline", "-f", "json", tmp_path / "nothing.txt", speech)
    assert done.returncode == 2
    assert [item["path"] for item in json.loads(done.stdout)] == [str(speech)]
    assert done.stderr.decode().strip() == f"speechparse: {tmp_path / 'nothing.txt'}: cannot be read: No such file or directory"


@pytest.mark.parametrize(
    "arguments",
    [
        ["outline"],
        ["outline", "--format", "xml", "SPEECH"],
        ["outline", "--depth", "-1", "SPEECH"],
        ["outline", "--grammar", "nothing", "SPEECH"],
        ["outline", "--grammar", "nothing.yaml", "SPEECH"],
        ["outline", "--explain", "--format", "markdown", "SPEECH"],
        ["outline", "EMPTY"],
        ["outline", ""],
        ["outline", "--sections", "九/九", "SPEECH"],
        ["outline", "--explain", "--sections", "一", "SPEECH"],
        ["--lang", "klingon", "outline", "SPEECH"],
        ["--lang", "zhx", "outline", "SPEECH"],
        ["nothing"],
        ["grammar", "show", "nothing"],
        ["grammar", "validate", "SPEECH"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_told_in_a_line(arguments: list[str], speech: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    named = {"SPEECH": str(speech), "EMPTY": str(tmp_path / "empty")}
    done = call(*(named.get(argument, argument) for argument in arguments))
    assert done.returncode == 2
    assert done.stderr.strip()
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("outline spee", "file,spee"),
        ("outline -o spee", "file,spee"),
        ("outline -g off", "plain,official"),
        ("outline -g ./own", "file,./own"),
        ("outline --lang z", "plain,zh"),
        ("grammar show off", "plain,official"),
        ("explain NUM001", "plain,NUM001"),
        ("check --select HED,NUM001", "plain,HED,NUM001"),
        ("stats --sort minu", "plain,minutes"),
        ("stats --columns title,minu", "plain,title,minutes"),
    ],
)
def test_completion(line: str, completed: str) -> None:
    words = ["speechparse", *line.split()]
    program = "import sys; sys.argv[0] = 'speechparse'; from speechparse.cli import main; main()"
    env = os.environ | {"_SPEECHPARSE_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
    done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, check=True)
    assert done.stdout.decode().split() == [completed]


def test_a_closed_pipe_is_silent(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    big.write_text(SPEECH * 3000, encoding="utf-8")
    command = f"{sys.executable} -m speechparse outline {big} | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""


@pytest.mark.usefixtures("speech")
def test_the_status_is_that_of_the_work_though_nobody_reads(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"flawed-{n}.txt").write_text(SPEECH.replace("二、", "三、"), encoding="utf-8")
    for arguments, status in (
        ("check .", 1),
        ("check -f json .", 1),
        ("check --diff --unsafe-fixes .", 1),
        ("outline nothing.txt speech.txt", 2),
        ("outline nothing.txt speech.txt 2>&1", 2),
        ("diff --exit-code speech.txt flawed-0.txt", 1),
        ("check --unsafe-fixes --select NUM001 .", 0),
    ):
        command = f"{sys.executable} -m speechparse {arguments} | true; exit ${{PIPESTATUS[0]}}"
        done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == status, arguments
        assert b"Traceback" not in done.stderr
    assert all("三、" not in path.read_text(encoding="utf-8") for path in tmp_path.glob("flawed-*.txt"))


def test_a_file_that_is_read_is_not_written(speech: Path, tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(speech)
    os.link(speech, tmp_path / "other.txt")
    (tmp_path / "picture.svg").write_text(SPEECH, encoding="utf-8")
    for arguments in (
        ("outline", "-o", "speech.txt", "speech.txt"),
        ("outline", "-o", "speech.txt", "."),
        ("stats", "-o", "link.txt", "speech.txt"),
        ("stats", "--plot", "picture.svg", "picture.svg"),
        ("stats", "-f", "json", "-o", "other.txt", "link.txt"),
        ("diff", "-o", "link.txt", "picture.svg", "speech.txt"),
        ("diff", "-o", "speech.txt", "picture.svg", "speech.txt#1"),
        ("diff", "--matrix", "-o", "speech.txt", "picture.svg", "speech.txt"),
        ("check", "-f", "json", "-o", "other.txt", "speech.txt"),
    ):
        done = call(*arguments, cwd=tmp_path)
        assert done.returncode == 2, arguments
        assert "it is one of the files that are read" in done.stderr.decode()
    assert speech.read_text(encoding="utf-8") == (tmp_path / "picture.svg").read_text(encoding="utf-8") == SPEECH


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "yaml", "markdown"])
def test_an_outline_in_a_file(form: str, speech: Path, tmp_path: Path) -> None:
    printed = call("outline", "-f", form, speech).stdout
    assert call("outline", "-f", form, "-o", tmp_path / "outline", speech).stdout == b""
    assert (tmp_path / "outline").read_bytes() == printed


@pytest.mark.parametrize("command", ["outline", "check", "stats"])
def test_a_closed_output_is_told(command: str, speech: Path) -> None:
    done = subprocess.run(["bash", "-c", f"{sys.executable} -m speechparse {command} {speech} >&-"], capture_output=True, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert done.stderr.startswith(b"speechparse: ")


def test_a_closed_input_is_told() -> None:
    done = subprocess.run(["bash", "-c", f"{sys.executable} -m speechparse outline - <&-"], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)


def test_a_branch_that_one_file_of_several_has(speech: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("一、只有一层\n二、没有下层\n", encoding="utf-8")
    printed = lines(call("outline", "-s", "一/(一)", tmp_path / "other.txt", speech))
    assert printed[0] == f"==> {speech} <=="
    assert printed[-2:] == ["      一是稳", "      二是进"]


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("九", "there are 一, 二"),
        ("一/九", "there are 一/（一）"),
        ("一/（一）/三是", "there are 一/（一）/一是, 一/（一）/二是"),
        ("#2", "#2"),
    ],
)
def test_a_branch_that_is_not_there(path: str, there: str, speech: Path) -> None:
    done = call("outline", "-s", path, speech)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().endswith(f"{there}\n")


def test_only_one_branch() -> None:
    done = call("outline", "-s", "一", "-s", "二", "speech.txt")
    assert done.returncode == 2
    assert b"it was given 2 times" in done.stderr


def test_sections_name_their_paths(speech: Path) -> None:
    data = json.loads(call("outline", "-f", "json", "-s", "一/（一）", speech).stdout)
    (section,) = data["articles"][0]["sections"]
    assert [section["path"], *(child["path"] for child in section["children"])] == ["一/（一）", "一/（一）/一是", "一/（一）/二是"]


def test_a_directory_without_files_is_told(speech: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = call("outline", "empty", speech, cwd=tmp_path)
    assert (done.returncode, done.stderr.decode()) == (2, "speechparse: no file to read in empty\n")
    assert "  一、提高认识" in done.stdout.decode()


def test_an_empty_file_in_a_terminal() -> None:
    assert list(terminal.tree(speechparse.parse(""), Screen(60, colours=False), View())) == ["(empty)"]


def test_a_name_cannot_command_the_terminal(tmp_path: Path) -> None:
    told = call("outline", tmp_path / "no\x1b[2J\nsuch.txt").stderr.decode()
    assert told == f"speechparse: {tmp_path}/no␛[2J␊such.txt: cannot be read: No such file or directory\n"


def test_nor_can_a_heading() -> None:
    document = speechparse.parse("一、看清\x1b[2J形势\n二、抓好\x9b31m落实\n")
    shown = "".join(terminal.tree(document, Screen(60, colours=False), View()))
    assert "看清␛[2J形势" in shown
    assert not {"\x1b", "\x9b"} & set(shown)


def test_explain(speech: Path) -> None:
    header, *rows = lines(call("outline", "--explain", speech))
    assert header.split("\t")[:3] == ["place", "marker", "taken for"]
    assert [row.split("\t")[:3] for row in rows][:2] == [["3:1", "一、", "level 1, new list"], ["4:1", "（一）", "level 2, new list"]]
    data = json.loads(call("outline", "--explain", "-f", "json", speech).stdout)
    assert data["schema"] == "speechparse/explain/1"
    assert [item["level"] for item in data["candidates"]] == [1, 2, 3, 3, 1]
    assert all(item["margin"] > 0 for item in data["candidates"])


@pytest.mark.parametrize("width", [60, 100])
def test_reasons_keep_their_words_whole(width: int) -> None:
    source = speechparse.parse(SPEECH).source
    console = Console(file=io.StringIO(), width=width, color_system=None, highlight=False)
    for piece in terminal.reasons(source, parser.reasons(source, parser.grammar("speech", "")), width):
        console.print(piece)
    assert isinstance(console.file, io.StringIO)
    lines = console.file.getvalue().splitlines()
    assert max(map(cell_len, lines)) <= width
    assert {"3:1", "一、", "open"} <= {word for line in lines for word in line.split()}
    assert not any(line.endswith("+") or line.strip().startswith(".") for line in lines)


def test_a_table_in_a_terminal_is_aligned() -> None:
    console = Console(file=io.StringIO(), width=40, color_system=None, highlight=False)
    print_table(("id", "proper form", "state"), [("cn-paren", "（{n}）", "on"), ("roman", "{n}.", "off")], console)
    assert isinstance(console.file, io.StringIO)
    shown = [line.rstrip() for line in console.file.getvalue().splitlines()]
    assert shown == ["id        proper form  state", "cn-paren  （{n}）      on", "roman     {n}.         off"]


def test_grammar_commands(tmp_path: Path) -> None:
    assert [line.split("\t")[0] for line in lines(call("grammar", "list"))] == ["law", "official", "report", "speech"]
    assert any(line.startswith("cn-comma\t{n}、\t") for line in lines(call("grammar", "show", "speech")))
    own = tmp_path / "own.yaml"
    own.write_text("name: own\nextends: speech\n", encoding="utf-8")
    assert "good" in lines(call("grammar", "validate", own))[0]
    assert lines(call("outline", "-g", own, "-", stdin=SPEECH.encode()))[1] == "  一、提高认识"


def test_version_and_help() -> None:
    assert lines(call("--version"))[0].startswith("speechparse ")
    assert any("outline" in line for line in lines(call("--help")))


def test_one_branch(speech: Path) -> None:
    assert lines(call("outline", "--sections", "一/（一）", speech)) == [
        "在云湖市务虚会上的讲话",
        "    （一）看清形势",
        "      一是稳",
        "      二是进",
    ]
    (article,) = json.loads(call("outline", "-f", "json", "-s", "二", speech).stdout)["articles"]
    assert [section["marker"] for section in article["sections"]] == ["二、"]
    compilation = SAMPLES / "compilation.txt"
    assert lines(call("outline", "-s", "#2/第二", compilation)) == ["第二篇：在澜溪县农业工作会议上的讲话", "  第二，要打好品牌牌"]


def test_places_texts_and_figures(speech: Path) -> None:
    assert lines(call("outline", "--lines", "-d", "1", speech)) == [
        "1:1\t在云湖市务虚会上的讲话",
        "3:1\t  一、提高认识",
        "5:1\t  二、狠抓落实",
    ]
    shown = lines(call("outline", "--full", SAMPLES / "compilation.txt"))
    assert any(line.startswith("    ") and len(line) > 60 for line in shown)
    assert lines(call("outline", "--stats", speech))[-1] == "1 article, 5 sections, level 1: 2, level 2: 1, level 3: 2, 43 characters"
    assert lines(call("outline", "--articles", SAMPLES / "compilation.txt")) == [
        "在云湖市乡镇文化站建设座谈会上的讲话",
        "第二篇：在澜溪县农业工作会议上的讲话",
        "在禾岭县重点项目推进会议上的讲话",
    ]


def test_paragraphs_broken_by_hand_are_shown_whole(tmp_path: Path) -> None:
    sentence = "今年以来全市上下认真贯彻落实各项决策部署经济社会发展保持了平稳健康的良好势头" * 3 + "。"
    paragraph = "　　" + sentence
    wrapped = "\r\n".join(paragraph[n : n + 30] for n in range(0, len(paragraph), 30))
    speech = tmp_path / "speech.txt"
    speech.write_bytes(f"在全市大会上的讲话\r\n同志们：\r\n一、提高认识\r\n{wrapped}\r\n{wrapped}\r\n".encode())
    for form, indent in (("text", "    "), ("markdown", "  ")):
        shown = lines(call("outline", "--full", "-f", form, speech))
        assert [line for line in shown if "今年" in line] == [indent + sentence] * 2


def test_a_part_over_two_lines_is_shown_in_one() -> None:
    document = speechparse.parse("在全市大会上的讲话\r\n同志们：\r\n今天开会，\r\n很重要。\r\n一、提高认识\r\n二、狠抓落实\r\n")
    shown = list(terminal.tree(document, Screen(80, colours=False), View()))
    assert not any("␍" in line or "\r" in line for line in shown)


def test_yaml(speech: Path) -> None:
    names = [speech, SAMPLES / "yishi-top.txt"]
    read = list(yaml.safe_load_all(call("outline", "-f", "yaml", *names).stdout))
    assert read == json.loads(call("outline", "-f", "json", *names).stdout)


def test_an_encoding_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(SPEECH.encode("gb18030"))
    assert lines(call("outline", path)) == lines(call("outline", "--encoding", "gbk", path))
    assert call("outline", "--encoding", "utf-8", path).returncode == 2
    assert call("outline", "--encoding", "klingon", path).returncode == 2


@pytest.mark.parametrize("columns", [40, 60, 80, 160])
def test_the_terminal_cuts_nothing_off(columns: int) -> None:
    document = speechparse.load(SAMPLES / "conference-speech.txt")
    printed = list(terminal.tree(document, Screen(columns, colours=False), View(lines=True)))
    shown = "".join("".join(printed).split())
    for section in document.walk():
        assert "".join(section.marker.text.split()) in shown
        if columns == 160:
            assert section.title in shown
    assert all(cell_len(line) <= columns for line in printed)


@given(st.text(st.sampled_from("提高认识，A5G é一\u0301😀") | st.characters(), max_size=60), st.integers(-3, 30))
def test_headings_are_folded_as_rich_folds_them(text: str, width: int) -> None:
    wanted = [line.plain for line in Text(visible(text)).wrap(Console(), max(width, 1), overflow="fold")]
    if text.isprintable():
        assert terminal._folded(text, width) == ([text] if cell_len(text) <= width else wanted)
    else:
        assert terminal._folded(text, width) == wanted


@given(st.text("提高认识，A5G é", min_size=1, max_size=60), st.integers(2, 30), st.sampled_from(["bold", "dim", "bold cyan", "italic"]))
def test_a_line_looks_as_rich_prints_it(text: str, width: int, style: str) -> None:
    shown = io.StringIO()
    Console(file=shown, width=width, force_terminal=True, color_system="standard", no_color=False).print(Text(text, style=style))
    code = {"bold": "1", "dim": "2", "bold cyan": "1;36", "italic": "3"}[style]
    assert "".join(f"{line}\n" for line in terminal._painted(text, code, Screen(width, colours=True))) == shown.getvalue()


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"COLUMNS": "57"},
        {"COLUMNS": "wide"},
        {"NO_COLOR": "1"},
        {"NO_COLOR": ""},
        {"TERM": "dumb", "COLUMNS": "57"},
        {"TERM": ""},
        {"FORCE_COLOR": "1"},
        {"FORCE_COLOR": ""},
        {"TTY_COMPATIBLE": "0"},
        {"COLORTERM": "truecolor"},
    ],
)
def test_the_terminal_is_the_one_that_rich_finds(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"TERM": "xterm-256color"} | environment).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(os, "get_terminal_size", lambda _stream=1: os.terminal_size((91, 40)))
    console = Console()
    assert screen() == (console.width, console.color_system is not None and not console.no_color)


def test_a_broken_byte_is_the_same_in_every_format(tmp_path: Path) -> None:
    path = tmp_path / "speech.txt"
    path.write_bytes("一、提高".encode() + b"\xff" + "认识\n二、狠抓落实\n".encode())
    for form in ("json", "jsonl"):
        shown = call("outline", "-f", form, path)
        assert "提高\ufffd认识" in shown.stdout.decode("utf-8")


def test_what_only_reading_shows_to_be_wrong_is_told_by_validate(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("name: own\nextends: speech\npromises: ['(?<=讲{n})点']\n", encoding="utf-8")
    done = call("grammar", "validate", own)
    assert done.returncode == 2
    assert "own.yaml: not a regular expression" in done.stderr.decode("utf-8")
