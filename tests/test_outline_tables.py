"""``speechparse outline --format parquet``: the tables of articles and sections."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import speechparse
from speechparse.cli.outline_tables import put_tables
from speechparse.errors import WriteError
from speechparse.outline import outline
from speechparse.outline.columns import ARTICLES, SECTIONS, TABLES
from speechparse.outline.rows import Rows, rows

pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")
import pyarrow  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402

from speechparse.render import parquet  # noqa: E402

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
SPEECH = """\
在云湖市务虚会上的讲话
同志们：
今天讲两点意见。
一、提高认识
先把账算清。
（一）看清形势。一是稳；二是进。
中间还有一句。
最后，认识要到位。
二、狠抓落实
谢谢大家！
"""
Cells = dict[str, list[Any]]


def call(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    env = os.environ | {"SPEECHPARSE_LANG": "en", **environment}
    command = [sys.executable, "-m", "speechparse", "outline", "-f", "parquet", "-o", "tables", *arguments]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False)


def refusal(done: subprocess.CompletedProcess[bytes]) -> str:
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    return done.stderr.decode("utf-8")


def tables(folder: Path) -> tuple[Cells, Cells]:
    """The cells of both tables, by the names of their columns."""
    articles, sections = (pq.read_table(folder / "tables" / f"{table.name}.parquet").to_pydict() for table in TABLES)
    return articles, sections


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "speech.txt").write_text(SPEECH, encoding="utf-8")
    return tmp_path


def test_the_rows_are_what_the_columns_say() -> None:
    types = {"string": str, "int64": int, "list<int64>": list}
    for sample in sorted(SAMPLES.glob("*.txt")):
        found = rows(speechparse.load(sample))
        for table, added in zip(TABLES, found, strict=True):
            for row in added:
                assert set(row) == {column.name for column in table.columns}
                for column in table.columns:
                    cell = row[column.name]
                    assert column.null if cell is None else type(cell) is types[column.type], (sample.name, column.name)


def test_the_files_are_what_the_columns_say(folder: Path) -> None:
    assert call(folder, "speech.txt").stderr == b""
    for table in TABLES:
        schema = pq.read_schema(folder / "tables" / f"{table.name}.parquet")
        assert schema.metadata[b"schema"].decode() == table.schema
        assert schema.names == [column.name for column in table.columns]
        for column in table.columns:
            field = schema.field(column.name)
            assert re.sub(r"element: |item: ", "", str(field.type)) == column.type
            assert field.nullable == column.null
            assert field.metadata[b"description"].decode() == column.meaning


def test_the_cells(folder: Path) -> None:
    assert call(folder, "speech.txt").returncode == 0
    articles, sections = tables(folder)
    assert articles["title"] == ["在云湖市务虚会上的讲话"]
    assert (articles["promise"], articles["promised"]) == (["今天讲两点意见。"], [2])
    assert (articles["sections"], articles["depth"], articles["text"]) == ([5], [3], [SPEECH])
    assert sections["path"] == ["一", "一/（一）", "一/（一）/一是", "一/（一）/二是", "二"]
    assert sections["section"] == [1, 2, 3, 4, 5]
    assert sections["parent"] == [None, 1, 2, 2, None]
    assert sections["intro"][0] == "先把账算清。"
    assert sections["ordinals"] == [[1], [1], [1], [2], [2]]
    assert sections["title"] == ["提高认识", "看清形势", "稳", "进", "狠抓落实"]


@pytest.mark.parametrize("sample", sorted(path.name for path in SAMPLES.glob("*.txt")))
def test_the_tables_say_what_the_json_says(sample: str) -> None:
    document = speechparse.load(SAMPLES / sample)
    found = rows(document)
    told = outline(document)["articles"]
    for row, article in zip(found.articles, told, strict=True):
        for name in ("marker", "ordinal", "title", "line", "column", "start", "end"):
            assert row[name] == article[name]
        for name in ("subtitle", "date", "speaker", "salutation", "opening", "promise", "closing", "signature", "source_note"):
            assert row[name] == (article[name]["text"] if article[name] else None)

    def below(sections: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for section in sections:
            yield section
            yield from below(section["children"])

    every = [section for article in told for section in below(article["sections"])]
    for row, section, node in zip(found.sections, every, document.walk(), strict=True):
        for name in ("marker", "scheme", "ordinal", "title", "level", "form", "line", "column", "start", "end"):
            assert row[name] == section[name]
        assert row["path"] == document.path(node)
        assert (row["intro"], row["wrap_up"]) == (node.intro, node.wrap_up)
        assert row["text"].startswith(row["intro"])
        assert row["text"].endswith(row["wrap_up"])


def test_a_section_is_a_piece_of_its_article(folder: Path) -> None:
    for sample in SAMPLES.glob("*.txt"):
        shutil.copy(sample, folder)
    assert call(folder, ".").returncode == 0
    query = (
        "select s.file, s.start, substr(a.text, s.start - a.start + 1, s.end - s.start) from 'tables/sections.parquet' s"
        " join 'tables/articles.parquet' a using (file, article)"
    ).replace("'tables/", f"'{folder}/tables/")
    found = duckdb.sql(query).fetchall()
    assert len(found) == len(tables(folder)[1]["file"]) > 100
    texts = {path.name: speechparse.load(path).source.text for path in folder.glob("*.txt")}
    for file, start, text in found:
        assert texts[file].startswith(text, start)


def test_a_view(folder: Path) -> None:
    call(folder, "--depth", "1", "speech.txt")
    assert (tables(folder)[1]["section"], tables(folder)[0]["sections"]) == ([1, 5], [5])
    call(folder, "--articles", "speech.txt")
    assert [len(cells["file"]) for cells in tables(folder)] == [1, 0]
    call(folder, "--sections", "一/（一）", "speech.txt")
    assert tables(folder)[1]["parent"] == [1, 2, 2]


def test_half_a_character_keeps_its_place(folder: Path) -> None:
    data = SPEECH.encode()
    (folder / "cut.txt").write_bytes(data[: data.index("二、".encode()) + 3] + b"\xe8\x90\n" + data)
    assert call(folder, "cut.txt").stderr == b""
    text = speechparse.load(folder / "cut.txt").source.text
    found = "".join(tables(folder)[0]["text"])
    assert "\ufffd" in found
    assert len(found) <= len(text)


def test_what_cannot_be_done(folder: Path) -> None:
    assert "--output FOLDER" in refusal(
        subprocess.run(
            [sys.executable, "-m", "speechparse", "--lang", "en", "outline", "-f", "parquet", "speech.txt"],
            cwd=folder,
            capture_output=True,
            check=False,
        )
    )
    assert "--explain" in refusal(call(folder, "--explain", "speech.txt"))
    (folder / "tables").write_text("a file", encoding="utf-8")
    assert "tables: cannot be written" in refusal(call(folder, "speech.txt"))
    (folder / "tables").unlink()
    assert "missing.txt" in refusal(call(folder, "missing.txt", "speech.txt"))
    assert tables(folder)[0]["file"] == ["speech.txt"]
    before = (folder / "tables" / "sections.parquet").read_bytes()
    assert "missing.txt" in refusal(call(folder, "missing.txt"))
    assert (folder / "tables" / "sections.parquet").read_bytes() == before
    (folder / "empty.txt").write_text("", encoding="utf-8")
    assert call(folder, "empty.txt").returncode == 0
    assert [len(cells["file"]) for cells in tables(folder)] == [0, 0]


def test_without_pyarrow(folder: Path) -> None:
    (folder / "hidden").mkdir()
    (folder / "hidden" / "pyarrow.py").write_text("raise ModuleNotFoundError('pyarrow')", encoding="utf-8")
    where = os.pathsep.join([str(folder / "hidden"), str(ROOT)])
    said = refusal(call(folder, "speech.txt", PYTHONPATH=where))
    assert said == "speechparse: parquet needs pyarrow: pip install 'speechparse[parquet]'\n"
    assert not (folder / "tables").exists()


@pytest.mark.parametrize("error", [KeyboardInterrupt, WriteError, RuntimeError])
def test_a_run_that_does_not_end_changes_nothing(folder: Path, error: type[BaseException]) -> None:
    target = folder / "tables"
    document = speechparse.load(folder / "speech.txt")
    put_tables([rows(document)], target)
    (target / "notes.txt").write_text("of the user", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in target.iterdir()}

    def stopped() -> Iterator[Rows]:
        yield rows(document)
        assert len(list(target.glob("*.parquet"))) == 2  # whoever reads the folder meanwhile finds the old tables alone
        raise error("in the middle")

    with pytest.raises(error, match="in the middle"):
        put_tables(stopped(), target)
    assert {path.name: path.read_bytes() for path in target.iterdir()} == before
    put_tables([rows(document), rows(document)], target)
    assert sorted(path.name for path in target.iterdir()) == ["articles.parquet", "notes.txt", "sections.parquet"]
    assert len(tables(folder)[0]["file"]) == 2


def test_a_full_disk_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(parquet.Parquet, "_write", full)
    with pytest.raises(WriteError, match="tables: cannot be written: No space"):
        put_tables([rows(speechparse.load(folder / "speech.txt"))], folder / "tables")
    assert list((folder / "tables").iterdir()) == []


def test_memory_does_not_grow_with_the_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_ROW_GROUP", 200_000)
    one = rows(speechparse.load(SAMPLES / "work-report.txt"))
    held: list[int] = []

    def many() -> Iterator[Rows]:
        for _ in range(600):
            held.append(pyarrow.total_allocated_bytes())
            yield one

    put_tables(many(), folder / "tables")
    assert max(held[300:]) <= 1.2 * max(held[:300])
    file = pq.ParquetFile(folder / "tables" / "sections.parquet")
    assert file.num_row_groups > 5
    assert file.metadata.num_rows == 600 * len(one.sections)
    assert pq.read_table(folder / "tables" / "sections.parquet").slice(len(one.sections), len(one.sections)).to_pylist() == one.sections


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "docs/data.md", "docs/data.zh-CN.md"])
def test_the_lines_of_the_manuals_run(page: str, tmp_path: Path) -> None:
    """Every line that asks DuckDB something, of the tables that the line above it makes."""
    program = shutil.which("duckdb", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    if program is None:
        pytest.skip("the command duckdb is not installed")
    text = (ROOT / page).read_text(encoding="utf-8")
    makes, *_more = re.findall(r"^speechparse (outline -f parquet -o tables \S+)", text, re.MULTILINE)
    asks = re.findall(r"^duckdb .*", text, re.MULTILINE)
    assert asks
    shutil.copytree(SAMPLES, tmp_path / makes.split()[-1])
    subprocess.run([sys.executable, "-m", "speechparse", *shlex.split(makes)], cwd=tmp_path, check=True)
    for line in asks:
        done = subprocess.run([program, "-json", *shlex.split(line)[1:]], cwd=tmp_path, capture_output=True, check=True)
        assert isinstance(json.loads(done.stdout), list), line


@pytest.mark.parametrize("name", ["data.md", "data.zh-CN.md"])
def test_the_manual_names_every_column(name: str) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    for table in (ARTICLES, SECTIONS):
        assert table.schema in text
        assert [column.name for column in table.columns if f"| `{column.name}` | `{column.type}`" not in text] == []
