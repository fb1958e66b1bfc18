"""Finds the part of a page that is its text.

A page made from a text (by a word processor, say) is text from end to end. One from a web site has navigation around it. Trafilatura finds
its main text, but returns the text alone, so the element that contains it is searched in the page and read whole.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from speechparse.compiled import pattern
from speechparse.readers.html.rows import unshown

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TOOLS = frozenset(("form", "input", "select", "textarea", "button", "nav", "aside"))
_FURNITURE = ("header", "footer", *_TOOLS)
_ATTACHMENTS = (".doc", ".docx", ".et", ".ofd", ".pdf", ".rar", ".wps", ".xls", ".xlsx", ".zip")
_FEW_LINKS = 4  # a page with more of them, or with scripts or a form, is one of a web site
_LINKED = 0.3  # share of links in a text from which on it is navigation
_ALIKE = 8  # characters by which a piece of text is known again
_HELD = 0.9  # share of the text found that the element looked for holds
_TITLE_ENDS = pattern(r"\s*(?:[-_—–|·–>（(]|$)")


def main(page: HtmlElement) -> list[HtmlElement]:
    """Return the elements that hold the text of a page, in order: its title, if that is elsewhere, and the rest."""
    body = page.find("body")
    if body is None:
        return [page]
    if _is_plain(page):
        return [body]
    for script in list(page.iter("script", "style")):
        script.drop_tree()
    found = _found(page)
    held = _holding(body, found) if found else None
    if held is None:
        return [body]
    held = _grown(held, body)
    title = _title(page, held)
    _prune(held, found)
    return [held] if title is None else [title, held]


def _is_plain(page: HtmlElement) -> bool:
    if next(page.iter("script", *_FURNITURE), None) is not None:
        return False
    return sum(_leads_out(link) for link in page.iter("a")) <= _FEW_LINKS


def _leads_out(link: HtmlElement) -> bool:
    target = link.get("href", "").strip().lower()
    return bool(target) and not target.startswith("#") and not target.endswith(_ATTACHMENTS)


def _found(page: HtmlElement) -> frozenset[str]:
    """The main text by trafilatura, as the runs of characters by which pieces of text are recognised again."""
    from copy import deepcopy

    import trafilatura

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it cannot read is told in our words
    try:
        text = trafilatura.extract(deepcopy(page), fast=True, include_comments=False, include_tables=True)
    except Exception:  # whatever a page does to the library, the page can still be read as it is
        text = None
    bare = _bare(text or "")
    return frozenset(bare[n : n + _ALIKE] for n in range(len(bare) - _ALIKE + 1))


def _holding(body: HtmlElement, found: frozenset[str]) -> HtmlElement | None:
    """The innermost element that holds nearly all of the text found."""
    held: dict[HtmlElement, int] = {}
    everything = list(body.iter())
    for element in reversed(everything):  # children before their parents
        held[element] = held.get(element, 0) + sum(len(piece) for piece in _known(element, found))
        if element is not body:
            held[element.getparent()] = held.get(element.getparent(), 0) + held[element]
    if not held[body]:
        return None
    return [element for element in everything if held[element] >= _HELD * held[body]][-1]


def _known(element: HtmlElement, found: frozenset[str]) -> Iterator[str]:
    """The pieces of text directly in an element that belong to the text found."""
    for text in (element.text if isinstance(element.tag, str) else None, *(child.tail for child in element)):
        piece = _bare(text or "")
        if piece[:_ALIKE] in found:
            yield piece


def _grown(element: HtmlElement, body: HtmlElement) -> HtmlElement:
    """The element, or an ancestor as long as that adds no navigation."""
    while element is not body:
        parent = element.getparent()
        if _is_furniture(child for child in parent if child is not element):
            break
        element = parent
    return element


def _is_furniture(elements: Iterable[HtmlElement]) -> bool:
    """Whether there are form controls among the elements, or much of their text is links."""
    length = linked = 0
    for element in elements:
        if not isinstance(element.tag, str):
            continue
        length += len(_bare(element.text_content()))
        for inner in element.iter("a", *_FURNITURE):
            if inner.tag != "a" or inner.get("href", "").strip().lower().startswith("javascript:"):
                return True
            if _leads_out(inner):
                linked += len(_bare(inner.text_content()))
    return linked > _LINKED * length


def _prune(element: HtmlElement, found: frozenset[str]) -> None:
    """Remove from an element the navigation that holds nothing of the text found."""
    for child in list(element):
        if not isinstance(child.tag, str):
            continue
        if any(True for inner in child.iter() for _ in _known(inner, found)):
            _prune(child, found)
        elif _is_furniture([child]):
            child.drop_tree()


def _title(page: HtmlElement, held: HtmlElement) -> HtmlElement | None:
    """The element above the text with which the page's own title begins; None if there is none, or it is in the text."""
    named = [_bare(title.text_content()) for title in page.iter("title")]
    named += [
        _bare(meta.get("content", ""))
        for meta in page.iter("meta")
        if meta.get("name", meta.get("property")) in ("ArticleTitle", "og:title")
    ]
    above: dict[str, HtmlElement] = {}
    for element in page.find("body").iter():
        if element is held:
            break
        text = _bare(element.text_content() if element.tag in ("h1", "h2", "h3") else element.text or "")
        if len(text) > 3 and isinstance(element.tag, str) and not unshown(element) and any(_names(title, text) for title in named):
            above[text] = element
    if not above:
        return None
    longest = max(above, key=len)
    return None if longest in _bare(held.text_content()) else above[longest]


def _names(title: str, text: str) -> bool:
    return title.startswith(text) and bool(_TITLE_ENDS.match(title, len(text)))


def _bare(text: str) -> str:
    return "".join(text.split())
