"""The order of schemes that the standards name: 一、 （一） 1. （1）."""

from __future__ import annotations

from speechparse.tree import Form, Section

ORDER = ("cn-comma", "cn-paren", "arabic-dot", "arabic-paren")
"""Ids of the schemes by rank: GB/T 9704—2012 7.3.3, GB/T 15834—2011 B.3.8."""


def rank(section: Section) -> int | None:
    """Place of a section's scheme in the order, from 0; None for other schemes."""
    scheme = section.marker.scheme
    return ORDER.index(scheme) if scheme in ORDER else None


def heads(section: Section) -> bool:
    """The section begins a paragraph."""
    return section.marker.form is not Form.INLINE
