"""The profiles: which rules are on for a kind of text, before the configuration.

A rule named here may be selected again by its id or name; ``select`` of a configuration replaces what a profile selects.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from speechparse.check.model import Severity


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile.

    Attributes:
        ignore: the rules that are off (ids, names, prefixes); all others are on.
        severity: rules and prefixes that are graver or milder than by themselves; the more specific counts.
        least: no rule is milder than this by the profile.
    """

    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    least: Severity = Severity.INFO


DEFAULT = "speech"

PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        # A draft that will be read aloud: every rule as it is by itself.
        "speech": Profile(),
        # A paper that is read, not spoken: it has main recipients instead of a salutation, a signature instead of thanks, and
        # paragraphs as long as the matter asks for. Its numbering is bound to GB/T 9704, 7.3.3 (一、 （一） 1. （1）), which says 可以,
        # so a step against that order is a warning, not an error.
        "official": Profile(
            ignore=("DOC002", "DOC003", "DOC006"),
            severity=MappingProxyType({"NUM010": Severity.WARNING, "NUM011": Severity.WARNING}),
        ),
        # A draft before it is printed: nothing is passed over.
        "strict": Profile(least=Severity.WARNING),
    }
)
