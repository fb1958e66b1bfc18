"""Word's automatic numbers: the lists that a document defines, and the number that a paragraph has in one.

Lists that share a definition count together, whichever of them a paragraph names; one that has a start of its own (Word's
"restart numbering") begins there when it is first used.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from speechparse.readers.docx.formats import written
from speechparse.readers.docx.styles import Styles, child, number, switched, value

_DEEPEST = 8  # levels are numbered from 0
_PLACE = re.compile("%([1-9])")
_LONGEST = 60  # characters of a number with what stands around it
_AFTER = {"tab": "\t", "space": " ", "nothing": ""}
_NO_LIST = "0"


class Level(NamedTuple):
    """How the numbers of one level are written.

    Attributes:
        start: the first number.
        form: Word's name of the number format.
        text: the number with %1 … %9 for those of the levels.
        after: what stands between number and text.
        restart: from 1, the last level whose numbers make this one begin again (0: none; None: every level above).
        style: the id of the paragraph style that this level belongs to.
        legal: the numbers of all levels in it are decimal.
    """

    start: int
    form: str
    text: str
    after: str
    restart: int | None
    style: str
    legal: bool


class List(NamedTuple):
    """A list that paragraphs name: the definition that it counts with, its levels, and its own starts."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document, from its part ``numbering`` (None if it has none)."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, Level]] = {}  # by definition
        self._links: dict[str, str] = {}  # definitions that only point to a list style
        self._bases: dict[str, str] = {}  # by list, its definition
        self._own: dict[str, Element] = {}  # by list, what it has of its own
        self._lists: dict[str, List | None] = {}
        for element in () if root is None else root:
            if element.tag == "abstractNum":
                name = element.get("abstractNumId", "")
                self._levels[name] = _levels(element)
                self._links[name] = value(element, "numStyleLink")
            elif element.tag == "num":
                name = element.get("numId", "")
                self._bases[name] = value(element, "abstractNumId")
                self._own[name] = element

    def of(self, properties: Element) -> tuple[str, int] | None:
        """The list and the level that a paragraph with these properties is in; None if it is in none.

        What the paragraph does not say itself it has from its style; the level, there, is the one that belongs to the style.
        """
        chain = self._styles.of(properties)
        own = child(properties, "numPr")
        own_list = value(own, "numId")
        name = own_list or next((style.list for style in chain if style.list), _NO_LIST)
        found = self.list(name)
        if found is None:
            return None
        level = number(value(own, "ilvl"))
        if level is None and not own_list:
            linked = {each.style: n for n, each in found.levels.items() if each.style}
            level = next((linked[style.id] for style in chain if style.id in linked), None)
        if level is None:
            level = next((n for style in chain if (n := number(style.list_level)) is not None), 0)
        return name, min(level, _DEEPEST)

    def list(self, name: str) -> List | None:
        """The list of a name; None if there is none."""
        if name not in self._lists:
            self._lists[name] = None if name == _NO_LIST or name not in self._own else self._read(name)
        return self._lists[name]

    def _read(self, name: str) -> List | None:
        definition = self._bases[name]
        if style := self._links.get(definition):
            linked = next((each.list for each in self._styles.chain(style) if each.list), "")
            definition = self._bases.get(linked, "")
        if definition not in self._levels or self._links[definition]:
            return None
        levels = dict(self._levels[definition])
        starts = {}
        for override in self._own[name].iterfind("lvlOverride"):
            n = number(override.get("ilvl", ""))
            if n is None:
                continue
            if level := next(iter(_levels(override).values()), None):
                levels[n] = level
            start = number(value(override, "startOverride"))
            if start is not None:
                starts[n] = start
        return List(definition, levels, starts)


class Counters:
    """The numbers used so far in one flow of text (each text box is a flow of its own)."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, dict[int, int]] = {}  # by definition, the last number of each level
        self._begun: set[tuple[str, int]] = set()  # lists and levels that have had a number

    def next(self, properties: Element) -> str:
        """Return the number of the next paragraph as written, with what separates it from the text; "" if it has none."""
        found = self._numbering.of(properties)
        if found is None:
            return ""
        name, n = found
        listed = self._numbering.list(name)
        level = listed.levels.get(n) if listed else None
        if listed is None or level is None:
            return ""
        counts = self._counts.setdefault(listed.definition, {})
        for above in range(n):
            if above in listed.levels:
                counts.setdefault(above, _start(listed, above))  # a level that was passed over counts as begun
        again = n not in counts or (n in listed.starts and found not in self._begun)
        counts[n] = _start(listed, n) if again else counts[n] + 1
        self._begun.add(found)
        for below in [each for each in counts if each > n]:
            restart = listed.levels[below].restart if below in listed.levels else None
            if restart is None or n < restart:
                del counts[below]
        shown = _PLACE.sub(lambda place: _figure(listed, counts, level, int(place[1]) - 1, n), level.text)
        return shown[:_LONGEST] + level.after if shown and level.form != "bullet" else ""


def _figure(listed: List, counts: dict[int, int], level: Level, n: int, deepest: int) -> str:
    """The figure of one level in a number."""
    if n > deepest or n not in listed.levels:
        return ""
    form = listed.levels[n].form
    if form in ("none", "bullet"):
        return ""
    return written(counts[n], "decimal" if level.legal else form)


def _start(listed: List, n: int) -> int:
    return listed.starts.get(n, listed.levels[n].start)


def _levels(element: Element) -> dict[int, Level]:
    levels = {}
    for each in element.iterfind("lvl"):
        n = number(each.get("ilvl", ""))
        if n is None or n > _DEEPEST:
            continue
        forms = [found.get("val", "") for found in each.iter("numFmt")]  # the last is the one that any reader knows
        start = number(value(each, "start"))
        levels[n] = Level(
            start=0 if start is None else start,
            form=forms[-1] if forms else "decimal",
            text=value(each, "lvlText")[:_LONGEST],
            after=_AFTER.get(value(each, "suff"), "\t"),
            restart=number(value(each, "lvlRestart")),
            style=value(each, "pStyle"),
            legal=bool(switched(each, "isLgl")),
        )
    return levels
