"""Which rules are on: selectors, and which of them wins, as in ruff.

A selector is a rule's id (NUM001), its name (number-gap), the beginning of an id down to its family (NUM, NUM0), or ALL.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from speechparse.check.model import Rule
from speechparse.check.table import RULES
from speechparse.messages import _

ALL = "ALL"
_WHOLE = 100  # how specific an id or a name is: more than any prefix

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Selection:
    """What one place (a configuration, a command line) says of the rules.

    Attributes:
        select: the rules to begin with; None leaves those that are on already.
        extend_select: rules that are on too.
        ignore: rules that are off.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@cache
def matching(selector: str) -> frozenset[str]:
    """Return the ids of the rules that a selector names; none if it is unknown."""
    if selector == ALL:
        return frozenset(rule.id for rule in RULES)
    return frozenset(rule.id for rule in RULES if selector == rule.name or _begins(rule, selector))


def selectors() -> tuple[str, ...]:
    """Return all selectors (families, ids, names), among which a mistaken one is looked for."""
    return (*dict.fromkeys(rule.family for rule in RULES), *(rule.id for rule in RULES), *(rule.name for rule in RULES), ALL)


def unknown(selector: str) -> str:
    """Return the message about a selector that names no rule."""
    from speechparse.values import close

    return _("no rule or family named {name!r}").format(name=selector) + close(selector, selectors())


def specificity(selector: str) -> int:
    """Return how specific a selector is: ALL least, a longer prefix more, an id or a name most."""
    if selector == ALL:
        return 0
    return _WHOLE if any(selector in (rule.id, rule.name) for rule in RULES) else len(selector)


def chosen(off: Iterable[str], layers: Iterable[Selection]) -> frozenset[str]:
    """Return the ids of the rules that are on.

    Within a layer the more specific selector wins, between equals ``ignore``. A layer with ``select`` begins anew; one without
    changes what the layers before it made of a rule.

    Args:
        off: the rules that a profile leaves out; where a set begins anew they are off unless selected as specifically.
        layers: what is said, from the weakest to the strongest; without any ``select`` all rules are on at first.
    """
    first, *later = layers
    # Where nothing is selected the profile's own rules are: all. A selector of ALL that is more explicit wins over it.
    on = {rule for rule, state in _states(first.select if first.select is not None else (ALL,), off, first).items() if state}
    for layer in later:
        if layer.select is not None:
            on = {rule for rule, state in _states(layer.select, off, layer).items() if state}
        else:
            for rule, state in _states((), (), layer).items():
                (on.add if state else on.discard)(rule)
    return frozenset(on)


def most_specific(said: Mapping[str, T], rule: Rule) -> T | None:
    """Return the value of the most specific selector that names a rule; None if none does."""
    named = [selector for selector in said if rule.id in matching(selector)]
    return said[max(named, key=specificity)] if named else None


def _states(select: Iterable[str], off: Iterable[str], layer: Selection) -> dict[str, bool]:
    said = [(selector, 0, False) for selector in off]
    said += [(selector, 1, True) for selector in (*select, *layer.extend_select)]
    said += [(selector, 2, False) for selector in layer.ignore]
    states: dict[str, bool] = {}
    for selector, _order, state in sorted(said, key=lambda one: (specificity(one[0]), one[1])):
        states.update(dict.fromkeys(matching(selector), state))
    return states


def _begins(rule: Rule, selector: str) -> bool:
    return selector.startswith(rule.family) and rule.id.startswith(selector)
