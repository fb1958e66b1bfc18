"""Word's styles: what a paragraph or run inherits from its style and from those that the style is based on."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

NOTHING = Element("")
_OFF = ("0", "false", "off")
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])")
_BODY = 9  # the outline level of body text
_CHAIN = 50  # styles that a style is based on, one by the other


class Style(NamedTuple):
    """What one style says, and the id of the style that it is based on; "" where it says nothing."""

    id: str
    name: str
    based_on: str
    outline: str
    list: str
    list_level: str
    hidden: bool | None


class Styles:
    """The styles of a document, from its part ``styles`` (None if it has none)."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._chains: dict[str, tuple[Style, ...]] = {}
        self._default = ""
        for element in () if root is None else root.iter("style"):
            style = _style(element)
            self._styles[style.id] = style
            if element.get("type") == "paragraph" and _on(element.get("default", "0")):
                self._default = style.id

    def chain(self, name: str) -> tuple[Style, ...]:
        """Return a style, by its id, and those that it is based on."""
        if name not in self._styles:
            return ()
        if name not in self._chains:
            chain: list[Style] = []
            style = self._styles.get(name)
            while style and style not in chain and len(chain) < _CHAIN:
                chain.append(style)
                style = self._styles.get(style.based_on)
            self._chains[name] = tuple(chain)
        return self._chains[name]

    def of(self, properties: Element) -> tuple[Style, ...]:
        """The styles of a paragraph with these properties."""
        return self.chain(value(properties, "pStyle")) or self.chain(self._default)

    def level(self, properties: Element) -> int | None:
        """The outline level of a paragraph, from 1; None for body text."""
        if own := value(properties, "outlineLvl"):
            return _level(own)
        for style in self.of(properties):
            if style.outline:
                return _level(style.outline)
            if heading := _HEADING.fullmatch(style.name.lower()):
                return int(heading[1])
        return None

    def hidden(self, run: Element, paragraph: Element) -> bool:
        """Whether text with these properties, in a paragraph with those, is hidden."""
        own = switched(run, "vanish")
        if own is not None:
            return own
        # A style in a style: such a switch turns the other round.
        return self._hides(self.chain(value(run, "rStyle"))) != self._hides(self.of(paragraph))

    def _hides(self, chain: tuple[Style, ...]) -> bool:
        return next((style.hidden for style in chain if style.hidden is not None), False)


def child(element: Element, name: str) -> Element:
    """The child of an element, empty if it has none."""
    found = element.find(name)
    return NOTHING if found is None else found


def value(element: Element, name: str) -> str:
    """The value of a property, "" if it is not given."""
    return child(element, name).get("val", "")


def number(text: str, least: int = 0) -> int | None:
    """Return a whole number given in a file; None if it is not one, or out of range."""
    return found if re.fullmatch(r"[0-9]{1,9}", text) and (found := int(text)) >= least else None


def switched(element: Element, name: str) -> bool | None:
    """Return whether a property is on; None if it is not given."""
    found = element.find(name)
    return None if found is None else _on(found.get("val", "1"))


def _on(text: str) -> bool:
    return text.lower() not in _OFF


def _style(element: Element) -> Style:
    paragraph = child(element, "pPr")
    numbering = child(paragraph, "numPr")
    return Style(
        id=element.get("styleId", ""),
        name=value(element, "name"),
        based_on=value(element, "basedOn"),
        outline=value(paragraph, "outlineLvl"),
        list=value(numbering, "numId"),
        list_level=value(numbering, "ilvl"),
        hidden=switched(child(element, "rPr"), "vanish"),
    )


def _level(text: str) -> int | None:
    level = number(text)
    return level + 1 if level is not None and level < _BODY else None
