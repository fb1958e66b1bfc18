"""What a rule is, and what it finds. All values are frozen; offsets are code points of ``source.text``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from speechparse.tree import Span

if TYPE_CHECKING:
    from speechparse.check.facts import Facts


class Severity(StrEnum):
    """How grave a flaw is. A clause of a standard that says 可以, 一般 or 通常 never makes an error."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Safety(StrEnum):
    """How far a fix can be trusted.

    A safe one changes markers, blanks and punctuation only; an unsafe one may change words, digits or references; what
    is only displayed is a proposal that a person has to finish.
    """

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """The text from ``start`` to ``end`` becomes ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that belong together: all of them are made, or none.

    Attributes:
        edits: in order of place, without overlap.
        safety: how far it can be trusted.
    """

    edits: tuple[Edit, ...]
    safety: Safety


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a rule yields.

    Attributes:
        span: where it is.
        message: what is wrong, in the user's language, one line without a full stop at its end.
        fix: how to mend it; None if only a person can.
        places: all places of a flaw that repeats in a section, the first of them ``span``; () for a flaw in one place.
    """

    span: Span
    message: str
    fix: Fix | None = None
    places: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A flaw, with the rule that found it.

    Attributes:
        rule: the rule.
        severity: as the settings have it, else the rule's own.
        section: path of the innermost section that holds the flaw; "" (or ``#2``) where it is in none.
    """

    rule: Rule
    severity: Severity
    section: str
    span: Span
    message: str
    fix: Fix | None = None
    places: tuple[Span, ...] = ()

    def by_hand(self) -> Finding:
        """Return the finding for a file that is not written to (a Word file): its fix is only a proposal."""
        return replace(self, fix=replace(self.fix, safety=Safety.DISPLAY)) if self.fix else self


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the linter.

    Attributes:
        id: family and number (NUM001), stable.
        name: a few words joined by hyphens (number-gap), stable.
        severity: unless the settings say otherwise.
        manual: the English manual: the docstring of the rule's module.
        check: yields the flaws of a text. It takes the facts (for a rule with a pattern also the match) and, as keywords
            with defaults, its options.
        fix: the safety of its fixes; None if it has none.
        pattern: a regular expression, for a rule about characters: all such rules are matched in one pass over the text, by
            one pattern made of theirs. So it refers to no group by number, and names none as another rule does.
        starts: the characters that a match of the pattern can begin with.
        gathers: its flaws of the same section and message come as one finding that carries all places.
    """

    id: str
    name: str
    severity: Severity
    manual: str
    check: Callable[..., Iterator[Flaw]]
    fix: Safety | None = None
    pattern: str = ""
    starts: str = ""
    gathers: bool = False

    @property
    def options(self) -> Mapping[str, Any]:
        """The options and their defaults."""
        return dict(getattr(self.check, "__kwdefaults__", None) or {})

    @property
    def family(self) -> str:
        """NUM for NUM001."""
        return self.id.rstrip("0123456789")

    def flaws(self, facts: Facts, options: Mapping[str, Any]) -> Iterator[Flaw]:
        """The flaws of a text, for a rule without a pattern."""
        return self.check(facts, **options)
