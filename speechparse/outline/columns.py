"""The columns of the outline's tables of articles and of sections: name, type, whether a cell may be null, meaning.

This is the only place where they are defined; the schema of the files, their manual and the rows follow it. Columns may be added;
none is renamed or dropped, and none changes its type, without a new number in the table's schema.
"""

from __future__ import annotations

from typing import NamedTuple

from speechparse.messages import later


class Column(NamedTuple):
    """A column of a table.

    Attributes:
        name: its name, which stays.
        type: its Arrow type: string, int64 or list<int64>.
        null: a cell may be null, where the text has nothing of the kind.
        meaning: what a cell holds, to be put into the user's language.
    """

    name: str
    type: str
    null: bool
    meaning: str


class Table(NamedTuple):
    """A table: its name, the id of its schema, what a row is, and its columns."""

    name: str
    schema: str
    row: str
    columns: tuple[Column, ...]


ARTICLES = Table(
    "articles",
    "speechparse/articles/1",
    later("an article: one speech or report of a file"),
    (
        Column("file", "string", False, later("the file, as the call named it or as it was found in a directory")),
        Column("article", "int64", False, later("which article of the file, from 1")),
        Column("path", "string", False, later("#2 for the second of several articles; empty for the only one")),
        Column("marker", "string", True, later("the number that a compilation gives it (第二篇：)")),
        Column("ordinal", "int64", True, later("its value")),
        Column("title", "string", True, later("title, broken lines joined")),
        Column("subtitle", "string", True, later("subtitle")),
        Column("date", "string", True, later("date line")),
        Column("speaker", "string", True, later("speaker")),
        Column("salutation", "string", True, later("salutation")),
        Column("recipients", "string", True, later("recipients of a paper")),
        Column("opening", "string", True, later("what is said before the first section")),
        Column("promise", "string", True, later("the sentence that announces the sections")),
        Column("promised", "int64", True, later("how many it announces")),
        Column("closing", "string", True, later("what is said behind the last section")),
        Column("attachments", "string", True, later("list of attachments")),
        Column("signature", "string", True, later("signature")),
        Column("source_note", "string", True, later("source note")),
        Column("sections", "int64", False, later("how many sections it has, on all levels")),
        Column("depth", "int64", False, later("the deepest level, 0 without sections")),
        Column("characters", "int64", False, later("length in characters, blanks and line ends aside")),
        Column("line", "int64", True, later("line of the number, else of the title, from 1")),
        Column("column", "int64", True, later("column of the same, in code points, from 1")),
        Column("start", "int64", False, later("where the article begins: offset in code points, from 0")),
        Column("end", "int64", False, later("where it ends: offset of the first code point behind it")),
        Column("place_kind", "string", True, later("what is counted in a file without lines of its own: paragraph, page")),
        Column("place", "int64", True, later("which of them the article begins in, from 1")),
        Column("grammar", "string", False, later("the grammar that the file was read with")),
        Column("encoding", "string", False, later("the encoding of the file")),
        Column("text", "string", False, later("the whole text of the article, as it stands in the file")),
    ),
)

SECTIONS = Table(
    "sections",
    "speechparse/sections/1",
    later("a section of an article, in order of the text"),
    (
        Column("file", "string", False, later("the file, as in the table of articles")),
        Column("article", "int64", False, later("which article of the file, from 1")),
        Column("section", "int64", False, later("which section of the article, from 1, in order of the text")),
        Column("parent", "int64", True, later("the number of the section right above; null on level 1")),
        Column("path", "string", False, later("section path (二/（三）/一是), which siblings with the same number share")),
        Column("level", "int64", False, later("depth in the tree, from 1")),
        Column("marker", "string", False, later("the number as it is written")),
        Column("scheme", "string", False, later("id of its scheme (cn-comma for 一、)")),
        Column("ordinal", "int64", True, later("its value; null for 最后")),
        Column("ordinals", "list<int64>", False, later("all its values: [1, 2, 3] for 1.2.3, [] for 最后")),
        Column("form", "string", False, later("where it stands: own-line, run-in, inline")),
        Column("title", "string", False, later("the heading without number and closing mark; empty without heading")),
        Column("heading_start", "int64", True, later("where the heading begins: offset in code points")),
        Column("heading_end", "int64", True, later("where the heading ends")),
        Column("line", "int64", False, later("line of the number, from 1")),
        Column("column", "int64", False, later("column of the number, in code points, from 1")),
        Column("start", "int64", False, later("where the section begins, that is its number: offset in code points, from 0")),
        Column("end", "int64", False, later("where it ends, all below it included")),
        Column("place_kind", "string", True, later("what is counted in a file without lines of its own: paragraph, page")),
        Column("place", "int64", True, later("which of them the section begins in, from 1")),
        Column("characters", "int64", False, later("length in characters, all below it included, blanks and line ends aside")),
        Column("intro", "string", False, later("its text before the first section below (all of its text without such)")),
        Column("wrap_up", "string", False, later("its text behind the last section below")),
        Column("text", "string", False, later("all text of its own, without heading and without the sections below")),
    ),
)

TABLES = (ARTICLES, SECTIONS)
