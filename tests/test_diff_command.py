"""``speechparse diff`` as a user calls it, and as git does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

OLD = """\
在云湖市务虚会上的讲话
同志们：
今天讲三点意见。
一、提高认识
认识是行动的先导，今年全市增长5.2%，来之不易。
二、狠抓落实
落实要靠大家，各县区每月报一次进度，年底算总账。
三、加强领导
书记、县长亲自抓，分管领导具体抓，一级做给一级看。
谢谢大家！
"""
NEW = """\
在云湖市务虚会上的讲话
同志们：
今天讲三点意见。
一、统一认识
认识是行动的先导，今年全市增长X%，来之不易。
二、保障经费
市财政拿出八百万元，分两批拨到县区，专款专用。
三、狠抓落实
落实要靠大家，各县区每周报一次进度，年底算总账。
四、加强领导
书记、县长亲自抓，分管领导具体抓，一级做给一级看。
谢谢大家！
"""
SUMMARY = """\
old.txt → new.txt
  在云湖市务虚会上的讲话
  ~ 一、提高认识 → 一、统一认识  [retitled] [masked ×1]
  + 二、保障经费  [added, 29 characters]
  # 二–三 → 三–四 (follows)
  ~ 三、狠抓落实  [edited +1 −1]
  … 1 part unchanged
added 1; 2 numbers follow; retitled 1; edited 1; masked 1; 2 parts unchanged
"""
UNIFIED = """\
--- old.txt
+++ new.txt
@@ 一 [retitled] [masked ×1] @@
  一、[-提高认识-]{+统一认识+}
  认识是行动的先导，今年全市增长[-5.2%-]{+X%+}，来之不易。
+ 二、保障经费
+ 市财政拿出八百万元，分两批拨到县区，专款专用。
@@ 二–三 → 三–四 (follows) @@
@@ 三 [edited +2 −2] @@
  三、狠抓落实
  落实要靠大家，各县区[-每月-]{+每周+}报一次进度，年底算总账。
added 1; 2 numbers follow; retitled 1; edited 1; masked 1; 2 parts unchanged
"""


def call(
    cwd: Path, *arguments: str, stdin: bytes = b"", command: tuple[str, ...] = (), **environment: str
) -> subprocess.CompletedProcess[bytes]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "LANG", "LC_"))}
    env |= {"SPEECHPARSE_LANG": "en", "GIT_CONFIG_GLOBAL": os.devnull, "PYTHONIOENCODING": "utf-8", **environment}
    env["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{env['PATH']}"
    called = command or (sys.executable, "-m", "speechparse", "diff")
    return subprocess.run([*called, *arguments], input=stdin, capture_output=True, env=env, cwd=cwd, check=False)


def output(done: subprocess.CompletedProcess[bytes], status: int = 0) -> str:
    assert done.returncode == status, done.stderr.decode()
    return done.stdout.decode("utf-8")


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")
    (tmp_path / "both.txt").write_text(f"第一篇：\n{OLD}\n第二篇：\n{NEW}", encoding="utf-8")
    return tmp_path


def test_summary(drafts: Path) -> None:
    assert output(call(drafts, "old.txt", "new.txt")) == SUMMARY


def test_unified(drafts: Path) -> None:
    assert output(call(drafts, "-u", "old.txt", "new.txt")) == UNIFIED
    assert output(call(drafts, "--inline", "old.txt", "-", stdin=NEW.encode())).splitlines()[2:] == UNIFIED.splitlines()[2:]


def test_side_by_side_keeps_to_its_width(drafts: Path) -> None:
    for width in (20, 60, 100):
        lines = output(call(drafts, "-y", "--width", f"{width}", "old.txt", "new.txt")).splitlines()
        assert max(map(cell_len, lines)) <= width
        left, right = ("".join(line.split(" │ ")[n].strip() for line in lines if " │ " in line) for n in (0, 1))
        assert "各县区[-每月-]报一次进度" in left
        assert "各县区{+每周+}报一次进度" in right
        assert "市财政拿出八百万元，分两批拨到县区，专款专用。" in right


def test_stat(drafts: Path) -> None:
    lines = output(call(drafts, "--stat", "old.txt", "new.txt")).splitlines()
    assert [line.split("|")[0].strip() for line in lines[:3]] == ["一 统一认识", "二 保障经费", "三 狠抓落实"]
    assert [line.split("|")[1].split()[:2] for line in lines[:3]] == [["+4", "−6"], ["+27", "−0"], ["+1", "−1"]]
    assert lines[3] == "characters put in: 32; taken out: 7"


def test_json(drafts: Path) -> None:
    data: dict[str, Any] = json.loads(output(call(drafts, "--format", "json", "old.txt", "new.txt")))
    assert data["schema"] == "speechparse/diff/1"
    assert data["old"] == {"path": "old.txt", "encoding": "utf-8", "grammar": "speech", "branch": "", "script": "simplified"}
    assert [node["title"] for node in data["added"]] == ["保障经费"]
    assert data["renumberings"] == [{"old": ["二", "三"], "new": ["三", "四"], "count": 2}]
    for pair in data["pairs"]:
        for change in (*pair["heading"], *pair["text"]):
            assert OLD[change["old"]["start"] : change["old"]["end"]] == change["old"]["text"]
            assert NEW[change["new"]["start"] : change["new"]["end"]] == change["new"]["text"]
    edited = next(pair for pair in data["pairs"] if "edited" in pair["flags"])
    assert (edited["old"]["path"], edited["new"]["path"], edited["follows"]) == ("二", "三", True)
    assert [(change["old"]["text"], change["new"]["text"]) for change in edited["text"]] == [("每月", "每周")]


def test_branches(drafts: Path) -> None:
    assert output(call(drafts, "both.txt#1", "both.txt#2")).splitlines()[2:-1] == SUMMARY.splitlines()[2:-1]
    assert output(call(drafts, "old.txt#二", "both.txt#2/三")).splitlines()[1] == "~ 三、狠抓落实  [edited +1 −1]"
    (drafts / "odd#1.txt").write_text(NEW, encoding="utf-8")
    assert output(call(drafts, "old.txt", "odd#1.txt")).splitlines()[1:] == SUMMARY.splitlines()[1:]


MASKED = """\
在××会议上的讲话
同志们：
一、投资
完成投资××亿元，新建项目12个。
"""
FILLED = MASKED.replace("××会", "招商会").replace("××亿", "23.6亿")


def test_masks_that_are_filled_in(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text(MASKED, encoding="utf-8")
    (tmp_path / "new.txt").write_text(FILLED, encoding="utf-8")
    told = output(call(tmp_path, "old.txt", "new.txt")).splitlines()
    assert [line.partition("  [")[2] for line in told[1:3]] == ["filled in ×1]", "filled in ×1]"]
    assert told[3:] == ["The two differ in filled-in figures and names only.", "filled in 2"]
    back = output(call(tmp_path, "new.txt", "old.txt")).splitlines()
    assert back[3:] == ["The two differ in masked figures and names only.", "masked 2"]
    (tmp_path / "both.txt").write_text(FILLED.replace("12个", "××个"), encoding="utf-8")
    told = output(call(tmp_path, "old.txt", "both.txt")).splitlines()
    assert told[2].endswith("[masked ×1, filled in ×1]")
    assert told[4] == "masked 1; filled in 2"
    assert "filled in ×1" in output(call(tmp_path, "-f", "markdown", "old.txt", "new.txt"))
    page = output(call(tmp_path, "-f", "html", "old.txt", "new.txt"))
    assert ">filled in ×1</span>" in page
    assert ">filled-in figure or name<" in page
    assert "masked figure" not in page
    data = json.loads(output(call(tmp_path, "-f", "json", "old.txt", "new.txt")))
    assert data["counts"]["masked"] == 2


def test_what_has_moved_and_kept_its_number(tmp_path: Path) -> None:
    spring = "一、抓春耕\n种子三月上旬到户，化肥三月中旬到村，农机月底检修完毕，各乡镇逐村过一遍。\n"
    fires = "二、抓防火\n林区日夜有人巡山，坟山地边有人看守。\n"
    (tmp_path / "old.txt").write_text(spring + fires, encoding="utf-8")
    (tmp_path / "new.txt").write_text(fires + spring, encoding="utf-8")
    told = output(call(tmp_path, "-u", "old.txt", "new.txt")).splitlines()
    assert "@@ 二 [moved, same number] @@" in told
    assert "@@ 二、抓防火 [moved, same number] @@" in told


def test_line_breaks_stand_outside_of_marks(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("一、抓春耕\n种子三月到户。\n三月底查一次。\n", encoding="utf-8")
    (tmp_path / "new.txt").write_text("一、抓春耕\n种子三月到户。\n四月底查一次。\n化肥四月到村。\n", encoding="utf-8")
    told = output(call(tmp_path, "-u", "old.txt", "new.txt")).splitlines()
    assert told[4:-1] == ["  种子三月到户。", "  [-三月底-]{+四月底+}查一次。", "  {+化肥四月到村。+}"]
    assert "{+化肥四月到村。+}" in output(call(tmp_path, "-y", "old.txt", "new.txt"))


def test_text_that_went_into_a_piece_is_not_counted(tmp_path: Path) -> None:
    whole = "一、保障经费\n县财政列支八十万元，专款专用，年底审计。企业捐助的钱物登记造册，去向公开，接受群众监督。\n"
    pieces = "一、保障经费\n县财政列支八十万元，专款专用，年底审计。\n二、管好捐款\n企业捐助的钱物登记造册，去向公开，接受全县群众监督。\n"
    (tmp_path / "old.txt").write_text(whole, encoding="utf-8")
    (tmp_path / "new.txt").write_text(pieces, encoding="utf-8")
    assert "characters put in: 6; taken out: 0" in output(call(tmp_path, "--stat", "old.txt", "new.txt"))
    assert "characters put in: 0; taken out: 6" in output(call(tmp_path, "--stat", "new.txt", "old.txt"))


def test_exit_code(drafts: Path) -> None:
    assert output(call(drafts, "--exit-code", "old.txt", "old.txt")) == "old.txt → old.txt\n… 4 parts unchanged\nno differences\n"
    output(call(drafts, "--exit-code", "old.txt", "new.txt"), status=1)


def test_output_file(drafts: Path) -> None:
    assert output(call(drafts, "-f", "html", "-o", "x.html", "old.txt", "new.txt")) == ""
    assert (drafts / "x.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("old.txt",), "diff compares two files"),
        (("old.txt", "new.txt", "both.txt"), "diff compares two files, OLD and NEW; 3 were given"),
        (("-", "-"), "only one of the two can be standard input"),
        (("old.txt", "none.txt"), "none.txt"),
        (("old.txt", "both.txt#3"), "both.txt: there is no section #3"),
        (("old.txt", "new.txt#九"), "new.txt: there is no section 九"),
        (("--least", "0.5", "old.txt", "new.txt"), "--passages and --least go with --matrix"),
        (("--matrix", "-u", "old.txt"), "--unified does not go with --matrix"),
        (("--matrix", "--exit-code", "old.txt"), "--exit-code does not go with --matrix"),
        (("--matrix", "-f", "html", "old.txt"), "--format html does not go with --matrix"),
        (("-f", "json", "--stat", "old.txt", "new.txt"), "--stat does not go with --format json"),
        (("-f", "html", "--summary", "old.txt", "new.txt"), "--summary does not go with --format html"),
    ],
)
def test_bad_input(drafts: Path, arguments: tuple[str, ...], message: str) -> None:
    done = call(drafts, *arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    lines = done.stderr.decode().splitlines()
    assert message in lines[-1]
    assert "Traceback" not in done.stderr.decode()


def test_matrix(drafts: Path) -> None:
    lines = output(call(drafts, "--matrix", ".")).splitlines()
    assert lines[0] == "of one\tof other\tcharacters\tsections\tpassages\tone\tother"
    assert {tuple(line.split("\t")[5:]) for line in lines[1:]} >= {("both.txt#1", "old.txt"), ("both.txt#2", "new.txt")}
    data = json.loads(output(call(drafts, "--matrix", "-f", "json", ".")))
    assert data["schema"] == "speechparse/diff-matrix/1"


@pytest.fixture
def repository(drafts: Path) -> Path:
    """A repository of drafts, of which one has changed, one was renamed and one is new."""

    def git(*arguments: str) -> None:
        output(call(drafts, *arguments, command=("git", "-c", "user.name=n", "-c", "user.email=n@example.org")))

    if not shutil.which("git"):
        pytest.skip("needs git")
    (drafts / "both.txt").unlink()
    (drafts / "new.txt").unlink()
    (drafts / "name.txt").write_text(OLD.replace("云湖", "澜溪"), encoding="utf-8")
    (drafts / ".gitattributes").write_text("*.txt diff=speechparse\n", encoding="utf-8")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "drafts")
    (drafts / "old.txt").write_text(NEW, encoding="utf-8")
    git("mv", "name.txt", "名称.txt")
    (drafts / "名称.txt").write_text(OLD.replace("云湖", "澜溪").replace("总账", "细账"), encoding="utf-8")
    (drafts / "more.txt").write_text("各位来宾：\n欢迎到澜溪做客。\n", encoding="utf-8")
    git("add", ".")
    return drafts


def test_external_diff_driver(repository: Path) -> None:
    output(call(repository, "config", "diff.speechparse.command", f"{sys.executable} -m speechparse diff", command=("git",)))
    told = output(call(repository, "diff", "--cached", "-M", "HEAD", command=("git", "--no-pager")))
    assert SUMMARY.replace("old.txt → new.txt", "a/old.txt → b/old.txt") in told
    assert "a/name.txt → b/名称.txt\n" in told
    assert "/dev/null → b/more.txt\n+ " in told
    back = output(call(repository, "diff", "--cached", "-R", "more.txt", command=("git", "--no-pager")))
    assert " → /dev/null\n- " in back


def test_textconv(repository: Path) -> None:
    output(call(repository, "config", "diff.speechparse.textconv", f"{sys.executable} -m speechparse outline", command=("git",)))
    told = output(call(repository, "diff", "--cached", "old.txt", command=("git", "--no-pager"))).splitlines()
    assert [line for line in told if line[:1] in "+-" and line[:3] not in ("+++", "---")] == [
        "-  一、提高认识",
        "-  二、狠抓落实",
        "-  三、加强领导",
        "+  一、统一认识",
        "+  二、保障经费",
        "+  三、狠抓落实",
        "+  四、加强领导",
    ]


def test_counts_are_of_what_stands_there(tmp_path: Path) -> None:
    """What moved below a new section is not counted as new; what did not change is counted where it stands; numbers only if shown."""
    seeds = "（一）春耕要早。种子三月上旬到户，化肥三月中旬到村，缺苗断垄的地块四月底以前补齐。\n"
    tools = "机具要修。农机站三月底以前把全县拖拉机检修一遍。\n"
    staff = "二、抓管理\n劳务队由镇里统一调配，不许互相抬价，化肥农药专人专锁。\n"
    (tmp_path / "old.txt").write_text(f"一、抓生产\n{seeds}（二）{tools}{staff}", encoding="utf-8")
    (tmp_path / "new.txt").write_text(f"一、抓好生产\n{seeds}{staff}三、抓水利\n（一）{tools}", encoding="utf-8")
    assert output(call(tmp_path, "old.txt", "new.txt")).splitlines()[2:] == [
        "  ~ 一、抓生产 → 一、抓好生产  [retitled]",
        "    … 1 part unchanged",
        "  … 1 part unchanged",
        "  + 三、抓水利  [added, 5 characters]",
        "    > （一）机具要修  [moved from 一/（二）]",
        "added 1; moved 1; retitled 1; 3 parts unchanged",
    ]


def test_other_characters_are_told_once(tmp_path: Path) -> None:
    """One text in traditional, one in simplified characters; a character that was mended in one of them is still told."""
    simplified = "在全县大会上的讲话\n一、抓好农业生产\n各乡镇要把种子备齐，发现问题及时报告县委。\n"
    traditional = "在全縣大會上的講話\n一、抓好農業生產\n各鄉鎮要把種子備齊，發現問題及時報告縣委。\n"
    for name, text in (("s.txt", simplified), ("t.txt", traditional), ("one.txt", simplified.replace("报告", "報告"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    told = output(call(tmp_path, "s.txt", "t.txt")).splitlines()[-1]
    assert told == "no differences; one in traditional, one in simplified characters, which is no change"
    assert "[-報告-]{+报告+}" in output(call(tmp_path, "-u", "one.txt", "s.txt"))
    assert [side["script"] for side in map(json.loads(output(call(tmp_path, "-f", "json", "s.txt", "t.txt"))).get, ("old", "new"))] == [
        "simplified",
        "traditional",
    ]
