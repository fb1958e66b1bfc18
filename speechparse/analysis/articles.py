"""Properties of a whole article: whether it is a speech, which leaves are its words, which section is its last."""

from __future__ import annotations

from speechparse.analysis.tiling import Chosen, Leaves
from speechparse.tree import Article, LeafKind, Section

_UNSEEN = frozenset((LeafKind.GAP, LeafKind.FURNITURE))
_FOOT = frozenset((LeafKind.SIGNATURE, LeafKind.SOURCE_NOTE, LeafKind.ATTACHMENTS))


def is_speech(article: Article) -> bool:
    """Whether the article is a speech: somebody is addressed, and the text has a list of parts."""
    return article.part(LeafKind.SALUTATION) is not None and len(article.sections) > 1


def is_attachment(article: Article) -> bool:
    """Whether the article is an attachment: its marker is 附件1 or the like."""
    return article.marker is not None and article.marker.text.startswith("附")


def words(leaves: Leaves) -> Chosen:
    """Return the leaves that are read out or printed, without blanks and page furniture."""
    return leaves.without(_UNSEEN)


def body(words: Chosen) -> Chosen:
    """Return the words without the foot of the article (signature, source note, attachments)."""
    return words.without(_FOOT)


def last_section(article: Article) -> Section | None:
    """Return the section that begins last; None if there is none."""
    last, below = None, article.sections
    while below:
        last = below[-1]
        below = last.children
    return last
