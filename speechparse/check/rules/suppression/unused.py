"""A comment that hides findings hides none.

A comment such as <!-- speechparse: ignore NUM001 -- reason --> is there for a flaw that is meant to be so. When the flaw is gone
(or never was), the comment would hide the next one, unseen. The same is true of a comment that names no rule there is, or does
not stand on a line of its own: it does nothing. Whether a comment is needed is only judged when all rules of the configuration
are applied, not with --select or --ignore.

Wrong:
    <!-- speechparse: ignore NMU001 -- 第三部分待定 -->
    四、加强领导

Right:
    <!-- speechparse: ignore NUM001 -- 第三部分待定 -->
    四、加强领导

Source: 惯例.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.check.comments import Comment, find
from speechparse.check.facts import Facts
from speechparse.check.model import Flaw, Rule, Severity
from speechparse.messages import _


def check(facts: Facts) -> Iterator[Flaw]:
    for comment in find(facts):
        if problem := _problem(comment):
            yield Flaw(comment.span, problem)


def _problem(comment: Comment) -> str:
    """Why a comment can do nothing; "" if it can."""
    from speechparse.check.selection import matching  # the table of the rules holds this one

    if not comment.order or not comment.rules:
        return _("this comment is not understood; write {form}").format(form="<!-- speechparse: ignore NUM001 -- … -->")
    if not comment.alone:
        return _("this comment does nothing: it has to stand on a line of its own")
    if unknown := next((name for name in comment.rules if not matching(name)), None):
        return _("this comment names {name!r}: there is no such rule or family").format(name=unknown)
    return ""


RULE = Rule("SUP001", "unused-suppression", Severity.WARNING, __doc__, check)
