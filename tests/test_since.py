"""``check --since``: what git says changed, and the findings in sections that did."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from speechparse import parser
from speechparse.check import check
from speechparse.check.facts import Facts
from speechparse.check.settings import Active
from speechparse.check.since import Changed
from speechparse.check.table import RULES
from speechparse.errors import RepositoryError
from speechparse.readers import read
from speechparse.source import Source
from speechparse.vcs import Hunk, Repositories

DRAFT = """\
在云湖市务虚会上的讲话
一、提高认识
（一）看清形势
（三）认清差距
正文。
正文。
三、狠抓落实
正文。
五、加强领导
要做到：一是抓学习；三是抓考核；五是抓奖惩。
"""
ALL = ["（三）", "三、", "五、", "三是", "五是"]


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "a.txt").write_text(DRAFT, encoding="utf-8")
    commit(tmp_path)
    return tmp_path


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")


def hunks(path: Path, revision: str = "HEAD") -> tuple[Hunk, ...] | None:
    return Repositories(revision).of(str(path)).hunks(str(path))


def told(path: Path, revision: str = "HEAD") -> list[str]:
    """The markers behind the gaps that are told of a file."""
    source = read(str(path))
    changed = hunks(path, revision)
    return kept(source, None if changed is None else Changed(source.text, changed))


def kept(source: Source, changed: Changed | None) -> list[str]:
    grammar = parser.grammar("speech", source.text)
    document = parser.parse(source, grammar)
    findings = check(document, grammar, [Active(rule, rule.severity) for rule in RULES if rule.id == "NUM001"])
    found = changed.kept(Facts(document, grammar), findings) if changed else findings
    return [finding.span.text for finding in found]


def edit(path: Path, old: str, new: str, encoding: str = "utf-8") -> None:
    text = path.read_bytes().decode(encoding)
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode(encoding))


def test_nothing_changed(repository: Path) -> None:
    assert hunks(repository / "a.txt") == ()
    assert told(repository / "a.txt") == []


@pytest.mark.parametrize(
    ("old", "new", "markers"),
    [
        ("正文。\n正文。\n", "正文。\n改过的正文。\n", ["（三）"]),
        ("三、狠抓落实\n正文。", "三、狠抓落实\n改过的正文。", ["三、"]),
        ("三、狠抓落实", "三、真抓实干", ["三、"]),
        ("加强领导", "加强对领导的监督", ["五、"]),
        ("抓奖惩", "抓赏罚", ["五、", "三是", "五是"]),  # all that is on the line
        ("务虚会", "读书班", []),  # the title
        ("（一）看清形势\n", "（一）看清形势\n\n\n", []),  # blank lines
        ("正文。\n正文。\n", "正文。\n", ["（三）", "三、"]),  # taken out at the end of （三）: both sides
        ("正文。\n五、", "五、", ["三、", "五、"]),
        ("（三）认清差距\n正文。\n正文。\n", "", ["三、"]),
    ],
)
def test_sections_that_changed(repository: Path, old: str, new: str, markers: list[str]) -> None:
    edit(repository / "a.txt", old, new)
    assert told(repository / "a.txt") == markers


def test_the_index_does_not_matter(repository: Path) -> None:
    edit(repository / "a.txt", "三、狠抓落实", "三、真抓实干")
    git(repository, "add", "-A")
    assert told(repository / "a.txt") == ["三、"]
    commit(repository)
    assert told(repository / "a.txt") == []
    assert told(repository / "a.txt", "HEAD~1") == ["三、"]


def test_new_files_are_told_whole(repository: Path) -> None:
    new = repository / "sub" / "新稿.txt"
    new.parent.mkdir()
    new.write_text(DRAFT, encoding="utf-8")
    assert hunks(new) is None
    assert told(new) == ALL
    git(repository, "add", "-A")
    assert told(new) == ALL
    commit(repository)
    assert told(new) == []
    assert told(new, "HEAD~1") == ALL


@pytest.mark.parametrize("name", ["讲话稿 终稿（2）.txt", 'a"b\\c.txt', "-x.txt", "[a]*.txt", ":x.txt"])
def test_any_name(repository: Path, name: str) -> None:
    path = repository / "稿子" / name
    path.parent.mkdir()
    path.write_text(DRAFT, encoding="utf-8")
    commit(repository)
    assert told(path) == []
    edit(path, "三、狠抓落实", "三、真抓实干")
    assert told(path) == ["三、"]


def test_a_renamed_file_is_the_same(repository: Path) -> None:
    (repository / "drafts").mkdir()
    git(repository, "mv", "a.txt", "drafts/终稿.txt")
    path = repository / "drafts" / "终稿.txt"
    assert told(path) == []
    edit(path, "三、狠抓落实", "三、真抓实干")
    assert told(path) == ["三、"]
    commit(repository)
    assert told(path, "HEAD~1") == ["三、"]


@pytest.mark.parametrize(("encoding", "end"), [("gb18030", "\n"), ("gb18030", "\r\n"), ("big5", "\n"), ("utf-8-sig", "\r\n")])
def test_any_encoding(repository: Path, encoding: str, end: str) -> None:
    path = repository / "b.txt"
    draft = "一、甲乙\n正文。\n三、丙丁\n正文。\n五、戊己\n正文。\n".replace("\n", end)
    path.write_bytes(draft.encode(encoding))
    commit(repository)
    edit(path, f"丙丁{end}正文", f"丙丁{end}改正文", encoding)
    assert told(path) == ["三、"]


def test_what_git_takes_for_no_text_is_told_whole(repository: Path) -> None:
    path = repository / "b.txt"
    path.write_bytes(b"\xff\xfe" + DRAFT.encode("utf-16-le"))
    commit(repository)
    assert told(path) == []
    edit(path, "狠抓落实", "真抓实干", "utf-16-le")
    assert told(path) == ALL


def test_settings_of_git_do_not_matter(repository: Path) -> None:
    for name, value in (
        ("diff.interHunkContext", "9"),
        ("diff.context", "5"),
        ("diff.noprefix", "true"),
        ("diff.external", "false"),
        ("color.ui", "always"),
        ("diff.relative", "true"),
        ("diff.renames", "false"),
    ):
        git(repository, "config", name, value)
    edit(repository / "a.txt", "（一）看清形势", "（一）认清形势")
    edit(repository / "a.txt", "三、狠抓落实", "三、真抓实干")
    assert told(repository / "a.txt") == ["三、"]


def test_lines_of_git_end_at_newlines_alone() -> None:
    source = Source("一、甲\r正文。\r三、乙\n五、丙\n正文。\n")
    assert kept(source, None) == ["三、", "五、"]
    assert kept(source, Changed(source.text, (Hunk(1, 1),))) == ["三、"]
    assert kept(source, Changed(source.text, (Hunk(2, 1),))) == ["五、"]
    assert kept(source, Changed(source.text, (Hunk(3, 0),))) == ["五、"]
    assert kept(source, Changed(source.text, (Hunk(0, 0),))) == []
    assert kept(Source(""), Changed("", (Hunk(0, 0),))) == []


def test_changes_are_carried_through_fixes() -> None:
    changed = Changed(DRAFT, (Hunk(7, 1),))
    assert kept(Source(DRAFT), changed) == ["三、"]
    assert kept(Source(DRAFT.replace("看清形势", "看清形势。")), changed) == ["三、"]
    assert kept(Source(DRAFT.replace("（一）", "同志们：\n（一）")), changed) == ["三、"]
    assert kept(Source(DRAFT.replace("正文。\n正文。\n", "正文。\n")), changed) == ["三、"]
    taken_out = Changed(DRAFT, (Hunk(8, 0),))
    assert kept(Source(DRAFT.replace("（一）", "同志们：\n（一）")), taken_out) == ["三、", "五、"]


def test_what_git_cannot_say_is_told(repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    for revision in ("nothing", "", "--help", "HEAD..HEAD", "HEAD:a.txt"):
        with pytest.raises(RepositoryError) as told_:
            Repositories(revision).of(str(repository / "a.txt"))
        assert repr(revision) in str(told_.value)
        assert "\n" not in str(told_.value)
    outside = tmp_path_factory.mktemp("outside")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(outside.parent))
    with pytest.raises(RepositoryError, match="not a git repository"):
        Repositories("HEAD").of(str(outside / "a.txt"))
    monkeypatch.setenv("PATH", str(outside))
    with pytest.raises(RepositoryError, match="git"):
        Repositories("HEAD").of(str(repository / "a.txt"))
