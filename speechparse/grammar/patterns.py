"""The pattern language of grammars: regular expressions, with {n} for a number and _ for optional blanks."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse import compiled

NUMBER = compiled.pattern(r"\{n(?::([a-z0-9-]+))?\}")
_BLANK = compiled.pattern(r"(\\.)|_")
BLANK = "[ \\t\u3000\u00a0]*"

# Inside a marker also a line break: a hard wrap may fall there.
BROKEN = rf"{BLANK}(?:(?:\r\n?|\n){BLANK})?"


def blanks(pattern: str, blank: str = BLANK) -> str:
    r"""Return the pattern with _ written out as optional blanks (an escaped \_ stays an underscore)."""
    return _BLANK.sub(lambda found: found.group(1) or blank, pattern)


def numbered(form: str, system: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a form in order: ("text", pattern) and ("number", system)."""
    done = 0
    for found in NUMBER.finditer(form):
        yield "text", blanks(form[done : found.start()], BROKEN)
        yield "number", found.group(1) or system
        done = found.end()
    yield "text", blanks(form[done:], BROKEN)
