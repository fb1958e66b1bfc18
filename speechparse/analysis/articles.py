"""What can be told of a whole article: whether it is a speech, where its words begin and end, what its last paragraph is."""

from __future__ import annotations

from speechparse.tree import Article, Leaf, LeafKind, Section, Span

_UNSEEN = (LeafKind.GAP, LeafKind.FURNITURE)
_FOOT = (LeafKind.SIGNATURE, LeafKind.SOURCE_NOTE, LeafKind.ATTACHMENTS)


def is_speech(article: Article) -> bool:
    """Somebody is addressed, and the text has a list of parts."""
    return article.part(LeafKind.SALUTATION) is not None and len(article.sections) > 1


def is_attachment(article: Article) -> bool:
    """The article's number is that of an attachment (附件1)."""
    return article.marker is not None and article.marker.text.startswith("附")


def words(article: Article) -> list[Leaf]:
    """The leaves that are read out or printed: no blanks, no page furniture."""
    return [leaf for leaf in article.leaves() if leaf.kind not in _UNSEEN]


def body(article: Article) -> list[Leaf]:
    """The words without what stands at the foot (signature, source note, attachments)."""
    return [leaf for leaf in words(article) if leaf.kind not in _FOOT]


def first_words(article: Article) -> Span | None:
    """The first words of an article; None if it has none."""
    return next(iter(words(article)), None)


def last_section(article: Article) -> Section | None:
    """The section that begins last; None if there is none."""
    return max(article.walk(), key=lambda section: section.start, default=None)
