"""One self-contained page: counts, a tree of changes, and the full text with the changes marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources

from speechparse.diff.model import Diff, Flag, Nature
from speechparse.messages import _
from speechparse.render.diff import wording
from speechparse.render.diff.body import Body
from speechparse.render.diff.contents import Entry, entries
from speechparse.render.diff.markup import badge, item_id, text
from speechparse.render.diff.summary import names
from speechparse.render.diff.tree import Item, Told, items


def lines(diff: Diff) -> Iterator[str]:
    """Yield the page line by line."""
    told = Told(diff)
    trees = items(diff, told)
    old, new = map(text, names(diff))
    yield "<!DOCTYPE html>"
    yield '<html lang="zh-CN">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{old} → {new}</title>"
    yield f"<style>\n{_resource('page.css')}</style>"
    yield "</head>"
    yield "<body>"
    yield from _header(diff, old, new, any(item.quiet for item in _inner(trees)))
    yield '<div class="columns">'
    if not diff.same:
        heading = _("Changes")
        yield f'<nav aria-labelledby="changes"><h2 id="changes">{text(heading)}</h2>'
        yield from _list(entries(trees, told))
        yield "</nav>"
    yield "<main>"
    yield from Body(diff, told, trees).lines()
    yield "</main>"
    yield "</div>"
    yield f"<script>\n{_resource('page.js')}</script>"
    yield "</body>"
    yield "</html>"


def _header(diff: Diff, old: str, new: str, folded: bool) -> Iterator[str]:
    before, behind = text(_("old")), text(_("new"))
    yield "<header>"
    yield f'<h1><span class="file"><small>{before}</small> {old}</span> <span class="arrow">→</span> '
    yield f'<span class="file"><small>{behind}</small> {new}</span></h1>'
    yield f'<p class="counts">{text(wording.counts(diff))}</p>'
    if said := wording.only_masked(diff):
        yield f'<p class="counts">{text(said)}</p>'
    legend = list(_legend(diff))
    if legend:
        name = _("legend")
        yield f'<ul class="legend" aria-label="{text(name)}">'
        yield from (f"<li>{each}</li>" for each in legend)
        yield "</ul>"
    if folded:
        show, fold = text(_("Show all of the text")), text(_("Fold what is unchanged"))
        yield f'<button type="button" id="unfold" hidden data-fold="{fold}" data-show="{show}">{show}</button>'
    yield "</header>"


def _legend(diff: Diff) -> Iterator[str]:
    """The legend of the marks on the page."""
    changes = [change for pair in diff.pairs for change in (*pair.heading, *pair.text)]
    natures = {change.nature for change in changes}
    marks = (
        (Nature.WORDS, "<del>{}</del>", _("taken out")),
        (Nature.WORDS, "<ins>{}</ins>", _("put in")),
        (Nature.MASKED, '<ins class="masked">{}</ins>', _masks({change.filled for change in changes if change.nature is Nature.MASKED})),
        (Nature.PUNCTUATION, '<ins class="marks">{}</ins>', _("punctuation only")),
    )
    yield from (mark.format(text(said)) for nature, mark, said in marks if nature in natures)
    kinds = (
        ("added", _("added section"), diff.added),
        ("removed", _("removed section"), diff.removed),
        ("moved", _("moved section"), [pair for pair in diff.pairs if Flag.MOVED in pair.flags]),
        ("divided", _("split or merged section"), (*diff.splits, *diff.merges)),
    )
    for kind, said, found in kinds:
        if found:
            yield f'<span class="edge {kind}">{text(said)}</span>'


def _masks(filled: set[bool]) -> str:
    """The legend of the colour of masks."""
    if filled == {True}:
        return _("filled-in figure or name")
    return _("masked or filled-in figure or name") if True in filled else _("masked figure or name")


def _list(entries: Iterable[Entry]) -> Iterator[str]:
    """The changed parts as a nested list, each with a link to its place."""
    depth = -1
    for entry in entries:
        yield "<ol>" if entry.depth > depth else "</li>" + "</ol></li>" * (depth - entry.depth)
        depth = entry.depth
        said = text(entry.said)
        linked = f'<a href="#{item_id(entry.item)}">{said}</a>' if entry.item else said
        yield " ".join((f'<li class="{entry.kind}">{linked}', *(badge(kind, text(written)) for kind, written in entry.badges)))
    yield "</li></ol>" * (depth + 1)


def _inner(trees: Sequence[Item]) -> Iterator[Item]:
    for item in trees:
        yield item
        yield from _inner(item.below)


@cache
def _resource(name: str) -> str:
    return resources.files("speechparse.render.diff").joinpath(name).read_text(encoding="utf-8")
