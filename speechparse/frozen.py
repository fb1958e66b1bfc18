"""Frozen values without ``dataclasses``, which generates and compiles the methods of every class at every start."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn, dataclass_transform

WANTED = object()
"""In place of the default of a field that has none."""


@dataclass_transform(frozen_default=True, eq_default=False)
class Frozen:
    """Base of a class of named fields that do not change; instances are compared by identity.

    Fields are declared, and values made, as those of a frozen dataclass. That saves half a millisecond a class of each
    start, at the price of slower making: for what is made by the hundred, not for what is made for every marker.
    """

    FIELDS: ClassVar[dict[str, Any]]
    """The names of the fields, with their defaults."""

    HIDDEN: ClassVar[frozenset[str]] = frozenset()
    """The fields that are too long to be shown."""

    def __init_subclass__(cls) -> None:
        cls.FIELDS = {name: getattr(cls, name, WANTED) for name in cls.__annotations__}

    def __init__(self, *values: Any, **named: Any) -> None:
        given = dict(zip(self.FIELDS, values, strict=False)) | named
        fields = self.FIELDS | given
        if len(given) < len(values) + len(named) or len(fields) > len(self.FIELDS) or WANTED in fields.values():
            raise TypeError(f"{type(self).__name__} has the fields {', '.join(self.FIELDS)}")
        vars(self).update(fields)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} does not change")

    def __repr__(self) -> str:
        shown = (f"{name}={getattr(self, name)!r}" for name in self.FIELDS if name not in self.HIDDEN)
        return f"{type(self).__name__}({', '.join(shown)})"
