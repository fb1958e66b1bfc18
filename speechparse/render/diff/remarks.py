"""The remarks above the parts of a page: badges, with links between the places of a move, a split or a merge."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from speechparse.diff.model import Flag, Node, Pair
from speechparse.messages import _
from speechparse.render.diff import wording
from speechparse.render.diff.markup import badge, badges, new_id, old_id, text
from speechparse.render.diff.tree import Item, Told, name


class Remarks:
    """The remarks of a page.

    Args:
        told: what became what.
        ids: the places that can be linked to.
    """

    def __init__(self, told: Told, ids: Collection[str]) -> None:
        self.told = told
        self.ids = ids

    def of(self, item: Item, above: Item | None) -> str:
        """Return the remarks of a part; "" if there are none."""
        said = " ".join(self._of(item, above))
        return f'<p class="said">{said}</p>' if said else ""

    def stub(self, pair: Pair) -> str:
        """Return the remark in the place that a part has left."""
        said = self._link(new_id(pair.new), text(wording.moved_to(pair)))
        return f'<p class="stub" id="{old_id(pair.old)}"><span class="was">{text(name(pair.old))}</span> {badge("moved", said)}</p>'

    def _of(self, item: Item, above: Item | None) -> Iterator[str]:
        row = item.row
        if row.pair:
            yield from self._pair(row.pair)
        elif row.added and (split := self.told.splits.get(row.added.number)):
            whole = self.told.pairs_of_old[split.whole.number].new
            yield badge("split", self._with(_("split off from {places}"), [(new_id(whole), split.whole)]))
        elif row.removed and (merge := self.told.merges.get(row.removed.number)):
            yield badge("merged", self._with(_("merged into {places}"), [(new_id(merge.whole), merge.whole)]))
        elif above is None or self.told.kind(above.row) != self.told.kind(row):
            length = self.told.length(item)
            said = _("added, {length}") if row.added else _("removed, {length}")
            yield badge("added" if row.added else "removed", text(said.format(length=length)))

    def _pair(self, pair: Pair) -> Iterator[str]:
        renumbering = self.told.renumberings.get(pair.new.number)
        if renumbering and len(renumbering.pairs) > 1:
            yield badge("follows", text(_("{numbers} (follows)").format(numbers=wording.renumbered(renumbering))))
        split, merge = self.told.splits.get(pair.new.number), self.told.merged.get(pair.new.number)
        if split:
            yield badge("split", self._with(_("split into {places}"), [(new_id(each), each) for each in split.pieces]))
        if merge:
            yield badge("merged", self._with(_("merged from {places}"), [(self._was(each), each) for each in merge.pieces]))
        for kind, said in badges(pair):
            yield badge(kind, self._link(old_id(pair.old), said) if kind == Flag.MOVED else said)

    def _was(self, piece: Node) -> str:
        """The place of a piece of a merge: that of the whole, if the piece is its pair."""
        pair = self.told.pairs_of_old.get(piece.number)
        return new_id(pair.new) if pair else old_id(piece)

    def _with(self, message: str, places: Iterable[tuple[str, Node]]) -> str:
        linked = text(_(", ")).join(self._link(target, text(wording.place(node))) for target, node in places)
        return text(message).format(places=linked)

    def _link(self, target: str, said: str) -> str:
        return f'<a href="#{target}">{said}</a>' if target in self.ids else said
