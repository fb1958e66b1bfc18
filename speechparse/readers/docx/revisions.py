"""Tracked changes: what is left of a document when they are all accepted, or all rejected."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from speechparse.readers import Changes
from speechparse.readers.docx.styles import child


class Revisions(NamedTuple):
    """How tracked changes are read: which marks mean removed text, and whether the former formatting counts.

    Attributes:
        gone: elements whose content is not read, and marks in a paragraph's, a row's and a cell's properties that say the same.
        before: formatting is read as it was before it was changed.
    """

    gone: frozenset[str]
    before: bool

    def properties(self, element: Element, name: str) -> Element:
        """Return the properties of an element (pPr, rPr); empty if it has none."""
        properties = child(element, name)
        changed = properties.find(f"{name}Change") if self.before else None
        return properties if changed is None else child(changed, name)

    def drops(self, properties: Element) -> bool:
        """Whether a paragraph mark, a row or a cell with these properties is removed by the tracked changes."""
        return any(each.tag in self.gone for each in properties)


_READINGS = {
    "accepted": Revisions(frozenset({"del", "moveFrom", "cellDel"}), False),
    "rejected": Revisions(frozenset({"ins", "moveTo", "cellIns"}), True),
}


def revisions(changes: Changes) -> Revisions:
    """How tracked changes are read."""
    return _READINGS[changes]
