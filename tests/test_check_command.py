"""``speechparse check`` as a user calls it."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

SPEECH = "在云湖市务虚会上的讲话\n同志们：\n一、提高认识\n正文。\n二、狠抓落实\n正文。\n四、加强领导\n正文。\n谢谢大家！\n"
MENDED = SPEECH.replace("四、", "三、")
GOOD = SPEECH.replace("四、", "三、")
NUM = ("--select", "NUM001,SUP001")  # what the other rules find is not the matter here


def call(cwd: Path, *arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    env = {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"}
    env |= {"SPEECHPARSE_LANG": "en", **environment}
    command = [sys.executable, "-m", "speechparse", "check", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, env=env, cwd=cwd, check=False)


def lines(done: subprocess.CompletedProcess[bytes], status: int = 1) -> list[str]:
    assert done.returncode == status, done.stderr.decode()
    return done.stdout.decode("utf-8").splitlines()


def errors(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    return done.stderr.decode("utf-8").splitlines()


def places(cwd: Path, *arguments: str, status: int = 1) -> list[str]:
    return [line.split(": ")[0] + line.split(":")[3][:7] for line in lines(call(cwd, "-f", "concise", *arguments), status)]


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(SPEECH, encoding="utf-8")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.md").write_text(SPEECH, encoding="utf-8")
    return tmp_path


def configure(folder: Path, text: str) -> None:
    (folder / ".speechparse.yaml").write_text(text, encoding="utf-8")


# ---- findings and status -------------------------------------------------------------------------------------------


def test_findings_and_status(drafts: Path) -> None:
    assert places(drafts, *NUM, "a.txt") == ["a.txt:7:1 NUM001"]
    assert places(drafts, *NUM, ".") == ["a.txt:7:1 NUM001", "sub/b.md:7:1 NUM001"]
    assert places(drafts, *NUM, "good.txt", status=0) == []
    assert places(drafts, *NUM, "--exit-zero", "a.txt", status=0) == ["a.txt:7:1 NUM001"]
    assert places(drafts, "--ignore", "ALL", "a.txt", status=0) == []


def test_sums_go_to_standard_error(drafts: Path) -> None:
    assert errors(call(drafts, *NUM, "good.txt")) == ["No flaws found."]
    assert errors(call(drafts, *NUM, "a.txt"))[0] == "Found 1 flaw: 1 error."
    assert errors(call(drafts, *NUM, "-f", "json", "a.txt")) == []


def test_info_is_hidden_and_sets_no_status(drafts: Path) -> None:
    configure(drafts, "check:\n  severity: {NUM001: info}\n")
    assert places(drafts, *NUM, "a.txt", status=0) == []
    assert places(drafts, *NUM, "--info", "a.txt", status=0) == ["a.txt:7:1 NUM001"]
    assert places(drafts, *NUM, "--profile", "strict", "a.txt", status=0) == []
    configure(drafts, "check:\n  severity: {NUM001: warning}\n")
    assert places(drafts, *NUM, "a.txt") == ["a.txt:7:1 NUM001"]


def test_standard_input(drafts: Path) -> None:
    assert lines(call(drafts, *NUM, "-f", "concise", "-", stdin=SPEECH.encode()))[0].startswith("-:7:1: NUM001")
    configure(drafts / "sub", "check:\n  ignore: [NUM001]\n")
    named = ("--stdin-filename", "sub/c.md", "-f", "concise", "-")
    assert lines(call(drafts, *named, stdin=GOOD.encode()), 0) == []
    done = call(drafts, "--extend-select", "NUM001", *named, stdin=SPEECH.encode())
    assert lines(done)[0].startswith("sub/c.md:7:1: NUM001")


def test_one_bad_file_does_not_stop_the_others(drafts: Path) -> None:
    (drafts / "c.txt").write_bytes(os.urandom(999) + b"\0" * 99)
    done = call(drafts, *NUM, "-f", "concise", "nothing.txt", "c.txt", "a.txt")
    assert [line.split(" ")[0] for line in lines(done, 2)] == ["a.txt:7:1:"]
    assert [line.split(": ")[1] for line in errors(done)[:2]] == ["nothing.txt", "c.txt"]
    done = call(drafts, *NUM, "nothing.txt")
    assert errors(done) == ["speechparse: nothing.txt: cannot be read: No such file or directory"]


def test_a_wrong_configuration_is_told_once_and_does_not_stop_the_others(drafts: Path) -> None:
    (drafts / "sub" / "c.txt").write_text(SPEECH, encoding="utf-8")
    configure(drafts / "sub", "check:\n  ignroe: [NUM]\n")
    done = call(drafts, *NUM, "-f", "concise", "sub", "a.txt")
    assert [line.split(" ")[0] for line in lines(done, 2)] == ["a.txt:7:1:"]
    assert len([line for line in errors(done) if "unknown key 'ignroe'" in line]) == 1
    assert lines(call(drafts, *NUM, "--isolated", "-f", "concise", "sub"))[0].startswith("sub/b.md:7:1")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--format", "xml", "a.txt"],
        ["--select", "NUMX", "a.txt"],
        ["--select", "", "a.txt"],
        ["--ignore", "NUM001,nothing", "a.txt"],
        ["--profile", "poem", "a.txt"],
        ["--grammar", "nothing", "a.txt"],
        ["--config", "nothing.yaml", "a.txt"],
        ["--config", "a.txt", "--isolated", "a.txt"],
        ["--config", "a.txt", "a.txt"],
        ["--baseline", "nothing.json", "a.txt"],
        ["--baseline", "a.txt", "a.txt"],
        ["--write-baseline", "--fix", "a.txt"],
        ["--write-baseline", "--since", "HEAD", "a.txt"],
        ["--write-baseline"],
        ["--write-baseline=own.json", "a.txt"],
        ["--since", "HEAD", "-"],
        ["--since", "HEAD", "a.txt"],
        ["--statistics", "--format", "sarif", "a.txt"],
        ["--output-file", "nothing/out.txt", "a.txt"],
        ["--unknown", "a.txt"],
        ["empty"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_told(drafts: Path, arguments: list[str]) -> None:
    (drafts / "empty").mkdir()
    (drafts / "own.json").write_text("{}", encoding="utf-8")
    done = call(drafts, *arguments, GIT_CEILING_DIRECTORIES=str(drafts.parent))
    assert done.returncode == 2
    assert done.stderr.strip()
    assert b"Traceback" not in done.stderr
    assert (drafts / "a.txt").read_text(encoding="utf-8") == SPEECH
    assert (drafts / "own.json").read_text(encoding="utf-8") == "{}"


def test_near_names_are_offered(drafts: Path) -> None:
    assert errors(call(drafts, "--select", "nmu001", "a.txt"))[-1].endswith("no rule or family named 'nmu001'; did you mean NUM001?")


# ---- selection and settings ----------------------------------------------------------------------------------------


def test_selection(drafts: Path) -> None:
    configure(drafts, "check:\n  select: [NUM]\n  ignore: [NUM001]\n")
    assert places(drafts, "a.txt", status=0) == []
    assert places(drafts, "--extend-select", "number-gap", "a.txt") == ["a.txt:7:1 NUM001"]
    assert places(drafts, "--select", "NUM001", "--select", "NUM002, NUM003", "a.txt") == ["a.txt:7:1 NUM001"]
    assert places(drafts, "--select", "NUM", "--ignore", "NUM00", "a.txt", status=0) == []
    assert places(drafts, "--isolated", "--select", "NUM", "a.txt") == ["a.txt:7:1 NUM001"]


def test_settings_of_the_file_are_shown(drafts: Path) -> None:
    configure(
        drafts,
        "grammar: report\ncheck:\n  profile: strict\n  baseline: known.json\n  per-file-ignores: {'*.md': [NUM]}\n"
        "  suppress:\n  - {rule: NUM001, file: a.txt, section: 四, reason: 待定}\n",
    )
    shown = yaml.safe_load(call(drafts, "--show-settings", "a.txt", "sub").stdout)
    assert (shown["file"], shown["config"], shown["grammar"]) == ("a.txt", str(drafts / ".speechparse.yaml"), "report")
    assert (shown["profile"], shown["encoding"], shown["baseline"]) == ("strict", None, str(drafts / "known.json"))
    assert shown["rules"]["NUM001"] == {"name": "number-gap", "severity": "error"}
    assert shown["suppress"] == [{"rule": ["NUM001"], "file": "a.txt", "section": "四", "reason": "待定"}]
    shown = yaml.safe_load(call(drafts, "--show-settings", "-g", "speech", "--select", "SUP,NUM", "sub/b.md").stdout)
    assert (shown["grammar"], list(shown["rules"]), shown["suppress"]) == ("speech", ["SUP001"], [])
    assert yaml.safe_load(call(drafts, "--show-settings", "--isolated", "a.txt").stdout)["config"] is None


# ---- formats -------------------------------------------------------------------------------------------------------


def found(done: subprocess.CompletedProcess[bytes]) -> Any:
    return json.loads(done.stdout)["findings"]


def test_formats(drafts: Path) -> None:
    assert [(item["path"], item["rule"]) for item in found(call(drafts, *NUM, "-f", "json", "a.txt"))] == [("a.txt", "NUM001")]
    assert lines(call(drafts, *NUM, "a.txt"), 1)[0].startswith("a.txt:7:1: error NUM001")
    under_actions = call(drafts, *NUM, "a.txt", GITHUB_ACTIONS="true")
    assert lines(under_actions)[0].startswith("::error file=a.txt,line=7")
    assert lines(call(drafts, *NUM, "-f", "concise", "a.txt", GITHUB_ACTIONS="true"))[0].startswith("a.txt:7:1: NUM001")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_output_that_cannot_be_written_is_told(drafts: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "speechparse", "check", "a.txt"]
        env = {**os.environ, "SPEECHPARSE_LANG": "en", "PYTHONUNBUFFERED": ""}
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=drafts, env=env, check=False)
    assert (done.returncode, errors(done)) == (2, ["speechparse: the output cannot be written: No space left on device"])


def test_where_the_mended_text_is_when_findings_go_to_a_file(drafts: Path) -> None:
    (drafts / "a.txt").write_text(SPEECH.replace("一、", "一，"), encoding="utf-8")
    done = call(drafts, "--fix", "-o", "out.txt", "a.txt")
    assert errors(done)[0] == "The texts were mended in their own files; out.txt holds what is left to mend."
    assert "一、提高认识" in (drafts / "a.txt").read_text(encoding="utf-8")
    assert "NUM001" in (drafts / "out.txt").read_text(encoding="utf-8")


def test_the_output_can_go_to_a_file(drafts: Path) -> None:
    out = drafts / "out.json"
    done = call(drafts, *NUM, "-f", "json", "-o", "out.json", "a.txt")
    assert lines(done) == []
    assert json.loads(out.read_text(encoding="utf-8"))["findings"][0]["rule"] == "NUM001"
    assert [path.name for path in drafts.iterdir() if path.name.startswith(".")] == []
    mode = stat.S_IMODE(out.stat().st_mode)
    assert mode == stat.S_IMODE((drafts / "a.txt").stat().st_mode)
    out.chmod(0o640)
    call(drafts, *NUM, "-o", "out.json", "a.txt")
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    assert lines(call(drafts, *NUM, "-o", "/dev/stdout", "-f", "concise", "a.txt"))[0].startswith("a.txt:7:1")


def test_statistics(drafts: Path) -> None:
    assert lines(call(drafts, *NUM, "--statistics", "."))[0].split()[:2] == ["2", "NUM001"]
    data = json.loads(call(drafts, *NUM, "--statistics", "-f", "json", ".").stdout)
    assert data["schema"] == "speechparse/check-statistics/1"
    assert [(item["rule"], item["count"]) for item in data["statistics"]] == [("NUM001", 2)]


# ---- fixes ---------------------------------------------------------------------------------------------------------


def test_fixes_are_written(drafts: Path) -> None:
    assert lines(call(drafts, *NUM, "--fix", "a.txt"))[0].startswith("a.txt:7:1")
    assert (drafts / "a.txt").read_text(encoding="utf-8") == SPEECH  # a gap is not closed by a safe fix
    done = call(drafts, *NUM, "--fix", "--unsafe-fixes", ".")
    assert lines(done, 0) == []
    assert errors(done) == ["Mended 2 flaws.", "No flaws found."]
    assert (drafts / "a.txt").read_text(encoding="utf-8") == MENDED
    assert (drafts / "sub" / "b.md").read_text(encoding="utf-8") == MENDED


def test_a_diff_writes_nothing(drafts: Path) -> None:
    done = call(drafts, *NUM, "--unsafe-fixes", "--diff", "a.txt", "good.txt")
    assert [line for line in lines(done) if line[:1] in "+-"] == ["--- a.txt", "+++ a.txt", "-四、加强领导", "+三、加强领导"]
    assert errors(done) == ["Would mend 1 flaw."]
    assert (drafts / "a.txt").read_text(encoding="utf-8") == SPEECH
    assert lines(call(drafts, *NUM, "--diff", "a.txt"), 0) == []
    assert lines(call(drafts, *NUM, "--unsafe-fixes", "--diff", "--exit-zero", "a.txt"), 0)
    assert lines(call(drafts, *NUM, "--unsafe-fixes", "--diff", "-", stdin=SPEECH.encode()))[0] == "--- -"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_standard_input_is_mended_to_standard_output(drafts: Path, encoding: str) -> None:
    done = call(drafts, *NUM, "--unsafe-fixes", "-", stdin=SPEECH.encode(encoding))
    assert (done.returncode, done.stdout) == (0, MENDED.encode(encoding))
    done = call(drafts, *NUM, "--fix", "-f", "concise", "--stdin-filename", "a.txt", "-", stdin=SPEECH.encode(encoding))
    assert (done.returncode, done.stdout) == (1, SPEECH.encode(encoding))
    assert errors(done)[0].startswith("a.txt:7:1: NUM001")
    done = call(drafts, *NUM, "--unsafe-fixes", "--stdin-filename", "a.txt", "-", stdin=SPEECH.encode(encoding))
    assert done.stdout == MENDED.encode(encoding)
    assert (drafts / "a.txt").read_text(encoding="utf-8") == SPEECH


def test_what_is_suppressed_is_not_mended(drafts: Path) -> None:
    text = SPEECH.replace("四、", "<!-- speechparse: ignore NUM001 -- 待定 -->\n四、")
    (drafts / "a.txt").write_text(text, encoding="utf-8")
    assert places(drafts, *NUM, "--unsafe-fixes", "a.txt", status=0) == []
    assert (drafts / "a.txt").read_text(encoding="utf-8") == text


def test_a_fix_that_would_mend_what_is_suppressed_too_is_only_shown(drafts: Path) -> None:
    text = SPEECH.replace("谢谢", "六、抓好督查\n正文。\n谢谢")
    (drafts / "a.txt").write_text(text, encoding="utf-8")
    configure(drafts, "check:\n  suppress:\n  - {rule: NUM001, section: 四, reason: 待定}\n")
    done = call(drafts, *NUM, "--unsafe-fixes", "-f", "json", "a.txt")
    assert [(item["line"], item["fix"]["safety"]) for item in found(done)] == [(9, "display")]
    assert (drafts / "a.txt").read_text(encoding="utf-8") == text


# ---- suppressions --------------------------------------------------------------------------------------------------


def test_entries_that_are_not_needed_are_told(drafts: Path) -> None:
    configure(
        drafts,
        """\
check:
  select: [NUM001]
  suppress:
    - {rule: NUM001, section: 四, reason: 待定}
    - {rule: NUM001, file: a.txt, section: 九, reason: 待定}
    - {rule: NUM001, file: good.txt, section: 四, reason: 待定}
    - {rule: NUM002, file: a.txt, section: 四, reason: 待定}
    - {rule: NUM001, file: "*.md", section: 九, reason: 待定}
    - {rule: NUM001, text: 没有这句话, reason: 待定}
    - {rule: NUM001, file: gone.txt, section: 四, reason: 待定}
    - {rule: NUM001, file: "archive/*", section: 四, reason: 待定}
    - {rule: NUM001, file: notes.log, section: 四, reason: 待定}
""",
    )

    def told(*arguments: str) -> list[str]:
        done = call(drafts, "-f", "json", *arguments)
        assert found(done) == []
        assert done.returncode == 0
        start = f"speechparse: {drafts / '.speechparse.yaml'}:"
        assert all(line.startswith(start) for line in errors(done))
        return [line.removeprefix(start).split(":")[0] for line in errors(done)]

    assert told("a.txt") == ["5"]
    assert told("good.txt") == ["6"]
    assert told("sub") == []
    (drafts / "notes.log").write_text(SPEECH, encoding="utf-8")  # no file of a folder that is checked
    assert told(".") == ["5", "9", "6", "8", "10", "11"]
    assert told("--select", "NUM001", ".") == []


# ---- baseline and since --------------------------------------------------------------------------------------------


def test_baseline(drafts: Path) -> None:
    done = call(drafts, *NUM, ".", "--write-baseline")
    assert lines(done, 0) == []
    assert errors(done)[0] == "Recorded 2 findings in .speechparse-baseline.json."
    recorded = json.loads((drafts / ".speechparse-baseline.json").read_text(encoding="utf-8"))
    assert recorded["findings"] == {"a.txt": {"NUM001": {"四": 1}}, "sub/b.md": {"NUM001": {"四": 1}}}
    known = ("--baseline", ".speechparse-baseline.json")
    assert places(drafts, *NUM, *known, ".", status=0) == []
    (drafts / "a.txt").write_text(f"\n\n{SPEECH}六、再接再厉\n", encoding="utf-8")
    assert places(drafts, *NUM, *known, ".") == ["a.txt:12:1 NUM001"]
    assert places(drafts / "sub", *NUM, "--baseline", "../.speechparse-baseline.json", "b.md", status=0) == []
    configure(drafts, "check:\n  baseline: .speechparse-baseline.json\n")
    assert places(drafts / "sub", *NUM, "b.md", status=0) == []
    done = call(drafts, *NUM, "a.txt", "--write-baseline")
    assert errors(done) == [f"Recorded 2 findings in {drafts / '.speechparse-baseline.json'}."]
    assert places(drafts, *NUM, ".", status=0) == []


def test_a_baseline_that_is_named_but_not_there_is_told_once(drafts: Path) -> None:
    configure(drafts, "check:\n  baseline: known.json\n")
    done = call(drafts, *NUM, ".")
    assert lines(done, 2) == []
    assert errors(done) == [f"speechparse: {drafts / 'known.json'}: there is no such baseline; write it with --write-baseline"]
    assert lines(call(drafts, *NUM, ".", "--write-baseline=other.json"), 0) == []
    assert places(drafts, *NUM, "--baseline", "other.json", ".", status=0) == []


def test_a_path_behind_write_baseline_is_a_path(drafts: Path) -> None:
    assert lines(call(drafts, *NUM, "--write-baseline", "sub", "a.txt"), 0) == []
    recorded = json.loads((drafts / ".speechparse-baseline.json").read_text(encoding="utf-8"))
    assert list(recorded["findings"]) == ["a.txt", "sub/b.md"]
    assert lines(call(drafts, *NUM, "--write-baseline", "known.json", "a.txt"), 0) == []
    assert list(json.loads((drafts / "known.json").read_text(encoding="utf-8"))["findings"]) == ["a.txt"]


def test_since(drafts: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments], cwd=drafts, check=True, capture_output=True
        )

    git("init", "-q")
    git("add", "a.txt", "good.txt")
    git("-c", "commit.gpgsign=false", "commit", "-q", "-m", "x")
    since = ("--since", "HEAD", *NUM)
    assert places(drafts, *since, ".") == ["sub/b.md:7:1 NUM001"]  # git does not know it yet
    (drafts / "a.txt").write_text(SPEECH.replace("认识\n正文", "认识\n新的正文"), encoding="utf-8")
    assert places(drafts, *since, "a.txt", status=0) == []
    (drafts / "a.txt").write_text(SPEECH.replace("领导\n正文", "领导\n新的正文"), encoding="utf-8")
    assert places(drafts, *since, "a.txt") == ["a.txt:7:1 NUM001"]
    assert places(drafts / "sub", *since, "../a.txt") == ["../a.txt:7:1 NUM001"]
    done = call(drafts, "--since", "nothing", *NUM, ".")
    assert lines(done, 2) == []
    assert errors(done) == [f"speechparse: {drafts}: git knows no revision 'nothing'; give a commit, a branch or a tag"]
