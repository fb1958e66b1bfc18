"""The table of all rules: a new one is entered here."""

from __future__ import annotations

from speechparse.check.rules.counts import differs, masked, recalled
from speechparse.check.rules.document import (
    article_gap,
    article_repeated,
    article_unnumbered,
    closing_missing,
    cut_off,
    paragraph_length,
    salutation,
    source_note,
    title_missing,
    title_repeated,
)
from speechparse.check.rules.headings import (
    ends_disagree,
    full_stop,
    layout_differs,
    not_parallel,
    repeated_heading,
    too_long,
    unmarked,
    unnumbered,
)
from speechparse.check.rules.numbering import (
    empty_section,
    gap,
    half_width_brackets,
    improper_mark,
    list_of_one,
    mixed_list_words,
    mixed_marks,
    mixed_schemes,
    mixed_sequence_words,
    not_from_one,
    rank_reversed,
    rank_skipped,
    repeated,
    step_back,
)
from speechparse.check.rules.references import missing
from speechparse.check.rules.suppression import unused

_RULES = (
    differs.RULE,
    masked.RULE,
    recalled.RULE,
    title_missing.RULE,
    salutation.RULE,
    closing_missing.RULE,
    source_note.RULE,
    cut_off.RULE,
    paragraph_length.RULE,
    title_repeated.RULE,
    article_repeated.RULE,
    article_unnumbered.RULE,
    article_gap.RULE,
    unmarked.RULE,
    full_stop.RULE,
    ends_disagree.RULE,
    layout_differs.RULE,
    too_long.RULE,
    repeated_heading.RULE,
    not_parallel.RULE,
    unnumbered.RULE,
    gap.RULE,
    repeated.RULE,
    not_from_one.RULE,
    step_back.RULE,
    mixed_marks.RULE,
    improper_mark.RULE,
    half_width_brackets.RULE,
    empty_section.RULE,
    list_of_one.RULE,
    rank_skipped.RULE,
    rank_reversed.RULE,
    mixed_schemes.RULE,
    mixed_sequence_words.RULE,
    mixed_list_words.RULE,
    missing.RULE,
    unused.RULE,
)

RULES = tuple(sorted(_RULES, key=lambda rule: rule.id))
"""All rules, in the order of their ids."""
