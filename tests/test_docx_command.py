"""Word files as a user calls them: every command reads them; places are told; nothing is written to them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import word as w

import speechparse
from speechparse.outline.view import View
from speechparse.render import terminal
from speechparse.render.screen import Screen

OFFICE = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"))


def call(*arguments: str | Path, stdin: bytes = b"", lang: str = "en") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "speechparse", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, env={**os.environ, "SPEECHPARSE_LANG": lang}, check=False)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft with automatic numbers, a table before its last section, tracked changes, and a flaw that a fix could mend."""
    made = w.plain(["在云湖市务虚会上的讲话"])
    w.define(made, [w.level(n, form, text, suffix="tab") for n, (form, text) in enumerate(OFFICE)])
    w.numbered(made, "提高认识")
    w.numbered(made, "看清形势", n=1)
    made.add_paragraph("今年要更稳,更进。")
    table = made.add_table(1, 2)
    table.rows[0].cells[0].text = "三、表内"
    w.numbered(made, "狠抓落实")._p.append(w.xml("<w:ins><w:r><w:t>见效</w:t></w:r></w:ins>"))
    return Path(w.saved(made, tmp_path))


def test_outline(draft: Path) -> None:
    done = call("outline", "--lines", draft)
    assert done.stdout.decode() == (
        "paragraph 1\t在云湖市务虚会上的讲话\n"
        "paragraph 2\t  一、提高认识\n"
        "paragraph 3\t    （一）看清形势\n"
        "paragraph 5\t  二、狠抓落实见效\n"
    )
    assert (done.returncode, done.stderr) == (0, b"")
    document = speechparse.load(draft)
    shown = list(terminal.tree(document, Screen(60, colours=False), View(lines=True)))
    assert shown[0] == "在云湖市务虚会上的讲话"
    assert shown[1].startswith("paragraph 2   一、提高认识")


def test_tracked_changes(draft: Path) -> None:
    assert call("outline", "--changes", "rejected", draft).stdout.decode().endswith("  二、狠抓落实\n")
    assert [section.title for section in speechparse.load(draft, changes="rejected").walk()] == ["提高认识", "看清形势", "狠抓落实"]
    assert [section.title for section in speechparse.load(draft).walk()] == ["提高认识", "看清形势", "狠抓落实见效"]


def test_standard_input(draft: Path) -> None:
    assert call("outline", "-", stdin=draft.read_bytes()).stdout == call("outline", draft).stdout


def test_directories(draft: Path) -> None:
    (draft.parent / "a.txt").write_text("一、甲\n二、乙\n", encoding="utf-8")
    done = call("outline", "-f", "jsonl", draft.parent)
    assert [Path(json.loads(line)["path"]).name for line in done.stdout.splitlines()] == ["a.txt", "draft.docx"]
    assert done.returncode == 0


def test_places_of_sections(draft: Path) -> None:
    data = json.loads(call("outline", "-f", "json", draft).stdout)
    article = data["articles"][0]
    assert article["place"] == {"paragraph": 1}
    assert [(each["line"], each["place"]) for each in article["sections"]] == [(2, {"paragraph": 2}), (6, {"paragraph": 5})]
    assert article["sections"][0]["children"][0]["place"] == {"paragraph": 3}
    plain = json.loads(call("outline", "-f", "json", "-", stdin="一、甲\n二、乙\n".encode()).stdout)
    assert "place" not in json.dumps(plain)


def test_places_of_findings(draft: Path) -> None:
    found = json.loads(call("check", "-f", "json", "--select", "PUN001", draft).stdout)["findings"]
    assert [(each["line"], each["column"], each["place"]) for each in found] == [(4, 6, {"paragraph": 4})]
    assert found[0]["places"] == [] or found[0]["places"][0]["place"] == {"paragraph": 4}
    assert "     = in paragraph 4 of the file\n" in call("check", "--select", "PUN001", draft).stdout.decode()
    assert "     = 在文件的第4段\n" in call("check", "--select", "PUN001", draft, lang="zh").stdout.decode()
    concise = call("check", "-f", "concise", "--select", "PUN001", draft).stdout.decode()
    assert concise.startswith(f"{draft}:4:6: PUN001 ")


def test_no_fix_is_promised(draft: Path) -> None:
    shown = call("check", draft).stdout.decode()
    assert "a proposal, to be made by hand" in shown
    assert "fixable" not in shown
    assert not any(finding["fix"]["safety"] == "safe" for finding in _findings(draft) if finding["fix"])


def _findings(path: Path) -> list[dict[str, dict[str, str]]]:
    found: list[dict[str, dict[str, str]]] = json.loads(call("check", "-f", "json", path).stdout)["findings"]
    return found


@pytest.mark.parametrize("option", ["--fix", "--unsafe-fixes", "--diff"])
def test_fixes_are_refused(draft: Path, option: str) -> None:
    before = draft.read_bytes()
    done = call("check", option, draft)
    assert done.returncode == 2
    assert draft.read_bytes() == before
    told = [line for line in done.stderr.decode().splitlines() if line.startswith("speechparse: ")]
    assert told == [f"speechparse: {draft}: not mended: it is no text file; mend it in the program that it is written with"]


def test_standard_input_is_handed_on_as_it_came(draft: Path) -> None:
    done = call("check", "--fix", "-", stdin=draft.read_bytes())
    assert (done.returncode, done.stdout) == (2, draft.read_bytes())


def test_stats_and_diff(draft: Path) -> None:
    text = draft.with_suffix(".txt")
    text.write_text("在云湖市务虚会上的讲话\n一、提高认识\n（一）看清形势\n今年要更稳,更进。\n二、狠抓落实见效\n", encoding="utf-8")
    assert call("stats", "--no-words", draft).returncode == 0
    assert call("diff", "--exit-code", text, draft, "--format", "json").returncode in (0, 1)
    assert call("diff", text, text.with_suffix(".docx")).stdout.decode().splitlines()[-1] != ""


def test_one_bad_file_does_not_stop_the_others(draft: Path) -> None:
    bad = draft.with_name("bad.docx")
    bad.write_bytes(b"PK\x03\x04nothing")
    done = call("outline", bad, draft)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [f"speechparse: {bad}: no Word file, or one that is damaged or cut off"]
    assert "一、提高认识" in done.stdout.decode()


def test_the_readers_of_word_are_imported_only_for_word(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("一、甲\n", encoding="utf-8")
    program = "import sys; import speechparse; speechparse.load(sys.argv[1]); print('speechparse.readers.docx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program, text], capture_output=True, check=True).stdout.strip() == b"False"
