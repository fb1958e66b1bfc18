"""The numbers of lists, written as a browser shows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from speechparse import numerals
from speechparse.compiled import pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# By the attribute "type" or the style, which is told by its name: system of numbers, an example of the form, what follows.
_LATIN_STYLES = {
    "1": ("arabic", ""),
    "decimal": ("arabic", ""),
    "decimal-leading-zero": ("arabic", ""),
    "a": ("latin", "a"),
    "lower-alpha": ("latin", "a"),
    "lower-latin": ("latin", "a"),
    "A": ("latin", "A"),
    "upper-alpha": ("latin", "A"),
    "upper-latin": ("latin", "A"),
    "i": ("roman", "i"),
    "lower-roman": ("roman", "i"),
    "I": ("roman", "I"),
    "upper-roman": ("roman", "I"),
}
_CHINESE_STYLES = {
    "cjk-ideographic": ("chinese", "一"),
    "simp-chinese-informal": ("chinese", "一"),
    "trad-chinese-informal": ("chinese", "一"),
    "cjk-decimal": ("chinese", "一〇"),
    "simp-chinese-formal": ("chinese-capital", "贰"),
    "trad-chinese-formal": ("chinese-capital", "貳參"),
    "cjk-heavenly-stem": ("stem", "甲"),
    "cjk-earthly-branch": ("branch", "子"),
}
_BARE = ("none", "disc", "circle", "square")
_STYLE = pattern(r"list-style(?:-type)?\s*:([^;]*)")
_BY_HAND = pattern(r"\s*(?:第?[（(]?(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z])[、.．，)）章节条]|[①-⓿㈠-㈩])")


def numbered(items: list[HtmlElement], of: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Yield the items of a list with their numbers as shown; "" for a list without numbers, or with numbers typed by hand."""
    style = _style(of) or ("1" if of.tag == "ol" else "none")
    by_hand = bool(items) and all(_BY_HAND.match(item.text_content()[:200]) for item in items)
    backwards = "reversed" in of.attrib
    number = _integer(of.get("start"), len(items) if backwards else 1)
    for item in items:
        number = _integer(item.get("value"), number)
        yield item, "" if by_hand else _written(_style(item) or style, number)
        number += -1 if backwards else 1


def _style(element: HtmlElement) -> str:
    """The style of numbers that an element itself asks for; "" if it asks for none that is known."""
    for declared in _STYLE.findall(element.get("style", "").lower()):
        for word in declared.split():
            if word in _LATIN_STYLES or word in _CHINESE_STYLES or word in _BARE:
                return str(word)
    type_ = element.get("type", "")
    return type_ if type_ in _LATIN_STYLES else type_.lower() if type_.lower() in _BARE else ""


def _written(style: str, number: int) -> str:
    if style in _BARE:
        return ""
    system, like = {**_LATIN_STYLES, **_CHINESE_STYLES}[style]
    try:
        written = numerals.write(system, number, like=like)
    except ValueError:  # past the last letter, or below one
        written = str(number)
    if style == "decimal-leading-zero":
        written = f"{number:02}"
    elif like == "i":
        written = written.lower()
    return written + ("、" if style in _CHINESE_STYLES else ". ")


def _integer(text: str | None, otherwise: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return otherwise
