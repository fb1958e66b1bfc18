"""Prints which speeches share text: a line or row for each pair, on request with the sections and passages that they share."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from speechparse import compiled
from speechparse.matrix import Matrix
from speechparse.matrix.overlap import Overlap, Part, Passage, Speech
from speechparse.messages import _, ngettext
from speechparse.render.page import line
from speechparse.tree import Span

if TYPE_CHECKING:
    from rich.console import RenderableType

SCHEMA = "speechparse/diff-matrix/1"

_HEAD, _TAIL = 40, 20  # characters of a passage that are shown; of a longer one its length is told
_WIDE = 64  # columns from which the pairs are shown as a table
_INDENT = 4
_SPECIAL = compiled.pattern(r"([\\`*_\[\]<>#|])")


def data(matrix: Matrix) -> dict[str, Any]:
    """Return all of it as plain values: lines and columns from 1, offsets in code points, ends exclusive."""
    return {
        "schema": SCHEMA,
        "speeches": [_speech(speech) for speech in matrix.speeches],
        "overlaps": [
            {
                "one": _speech(both.one),
                "other": _speech(both.other),
                "characters": both.characters,
                "share_of_one": round(both.share_of_one, 4),
                "share_of_other": round(both.share_of_other, 4),
                "sections": [{"one": _part(each.one), "other": _part(each.other), "same": each.same} for each in both.sections],
                "passages": [{"characters": each.characters, "one": _span(each.one), "other": _span(each.other)} for each in both.passages],
            }
            for both in matrix.overlaps
        ],
    }


def lines(matrix: Matrix, passages: bool = False) -> Iterator[str]:
    """Yield plain text for pipes: a line for each pair, columns separated by tabs; what they share on lines that begin with a tab."""
    yield "\t".join(_header())
    for both in matrix.overlaps:
        yield "\t".join((*_figures(both), line(both.one.name), line(both.other.name)))
        if passages:
            for section in both.sections:
                sides = (cell for part in (section.one, section.other) for cell in (_place(part.span), _label(part)))
                yield "\t".join(("", _("section"), _("same") if section.same else _("nearly the same"), *sides))
            for passage in both.passages:
                places = _place(passage.one), _place(passage.other)
                yield "\t".join(("", _("passage"), str(passage.characters), *places, _excerpt(passage)))


def markdown(matrix: Matrix, passages: bool = False) -> Iterator[str]:
    """A table, and a list for each pair of what it shares."""
    yield f"| {' | '.join(_header())} |"
    yield "| ---: " * 5 + "| --- | --- |"
    for both in matrix.overlaps:
        yield f"| {' | '.join((*_figures(both), *(_escaped(_named(speech)) for speech in (both.one, both.other))))} |"
    for both in matrix.overlaps if passages else ():
        yield ""
        yield f"## {_escaped(_named(both.one))} – {_escaped(_named(both.other))}"
        yield ""
        yield from (f"- {_escaped(text)}" for text in _details(both))


def terminal(matrix: Matrix, width: int, passages: bool = False) -> Iterator[RenderableType]:
    """The pairs for a terminal of so many columns: a table where there is room, else and with passages one below the other."""
    from rich.padding import Padding
    from rich.text import Text

    if not matrix.overlaps:
        count = len(matrix.speeches)
        message = ngettext("{count} speech, no shared text", "{count} speeches, no shared text", count)
        yield Text(message.format(count=count), "dim")
    elif passages or width < _WIDE:
        for both in matrix.overlaps:
            yield Text(_told(both), "bold")
            for name, speech in ((_("one"), both.one), (_("other"), both.other)):
                named = Text.assemble(f"{name} ", (_named(speech), "cyan"), overflow="fold")
                yield Padding(named, (0, 0, 0, _INDENT), expand=False)
            for text in _details(both) if passages else ():
                yield Padding(Text(f"- {text}", overflow="fold"), (0, 0, 0, _INDENT), expand=False)
    else:
        yield _table(matrix)


def _table(matrix: Matrix) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    *figures, _one, _other = _header()
    for name in figures:
        table.add_column(name, justify="right", overflow="fold")
    table.add_column(_("speeches"), overflow="fold", ratio=1)
    for both in matrix.overlaps:
        names = Text("\n").join(
            Text.assemble((line(speech.name), "cyan"), " ", line(speech.title or "")) for speech in (both.one, both.other)
        )
        table.add_row(*_figures(both), names)
    return table


def _header() -> tuple[str, ...]:
    return (_("of one"), _("of other"), _("characters"), _("sections"), _("passages"), _("one"), _("other"))


def _figures(both: Overlap) -> tuple[str, ...]:
    return (
        _share(both.share_of_one),
        _share(both.share_of_other),
        str(both.characters),
        str(len(both.sections)),
        str(len(both.passages)),
    )


def _share(share: float) -> str:
    """A share with two digits; 1.00 means all of it and nothing less."""
    return f"{math.floor(share * 100) / 100:.2f}"


def _told(both: Overlap) -> str:
    """The figures of a pair in words."""
    sections, passages = len(both.sections), len(both.passages)
    parts = (
        _("{share} of one").format(share=_share(both.share_of_one)),
        _("{share} of other").format(share=_share(both.share_of_other)),
        _length(both.characters),
        ngettext("{count} shared section", "{count} shared sections", sections).format(count=sections),
        ngettext("{count} shared passage", "{count} shared passages", passages).format(count=passages),
    )
    return _(", ").join(parts)


def _details(both: Overlap) -> Iterator[str]:
    """What a pair shares, for people: sections first, then passages, longest first."""
    for section in both.sections:
        one, other = (f"{_place(part.span)} {_label(part)}" for part in (section.one, section.other))
        message = _("the same section: {one} – {other}") if section.same else _("nearly the same section: {one} – {other}")
        yield message.format(one=one, other=other)
    for passage in both.passages:
        yield f"{_place(passage.one)} – {_place(passage.other)} {_excerpt(passage)}"


def _named(speech: Speech) -> str:
    return line(f"{speech.name} {speech.title}" if speech.title else speech.name)


def _label(part: Part) -> str:
    """Section path and heading."""
    return line(f"{part.path} {part.title}".rstrip())


def _place(span: Span) -> str:
    position = span.position
    return f"{line(span.source.path)}:{position.line}:{position.column}"


def _excerpt(passage: Passage) -> str:
    """The passage in the wording of the first speech; of a long one its beginning, its end and its length."""
    text = line(passage.one.joined)
    if len(text) <= _HEAD + _TAIL:
        return text
    return _("{head} … {tail} ({length})").format(head=text[:_HEAD], tail=text[-_TAIL:], length=_length(passage.characters))


def _length(count: int) -> str:
    return ngettext("{count} character", "{count} characters", count).format(count=count)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _speech(speech: Speech) -> dict[str, Any]:
    return {"file": speech.file, "path": speech.path, "title": speech.title, "characters": speech.characters}


def _part(part: Part) -> dict[str, Any]:
    return {"path": part.path, "title": part.title, **_span(part.span, text=False)}


def _span(span: Span, text: bool = True) -> dict[str, Any]:
    position = span.position
    placed = {"line": position.line, "column": position.column, "start": span.start, "end": span.end}
    return {**placed, "text": span.text} if text else placed
