"""One line of figures about a document."""

from __future__ import annotations

from collections import Counter

from speechparse.analysis.characters import characters
from speechparse.messages import _, ngettext
from speechparse.outline.view import View, chosen
from speechparse.tree import Document


def figures(document: Document, view: View) -> str:
    """Return how many articles, sections by level, and characters are shown."""
    articles = list(chosen(document, view))
    sections = [section for _article, tops in articles for top in tops for section in top.walk()]
    levels = Counter(section.level for section in sections)
    whole = [top for _article, tops in articles for top in tops] if view.branch else [article for article, _tops in articles]
    count = sum(characters(node.text) for node in whole)
    parts = [
        ngettext("{count} article", "{count} articles", len(articles)).format(count=len(articles)),
        ngettext("{count} section", "{count} sections", len(sections)).format(count=len(sections)),
        *(_("level {level}: {count}").format(level=level, count=levels[level]) for level in sorted(levels)),
        ngettext("{count} character", "{count} characters", count).format(count=count),
    ]
    return _(", ").join(parts)
