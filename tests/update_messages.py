"""Bring the message catalogues up to date with the code: ``python tests/update_messages.py``.

New messages come in untranslated; the tests name them until they are translated. The compiled catalogues are written too.
"""

from __future__ import annotations

import inspect
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from speechparse.check.table import RULES

PACKAGE = Path(__file__).parent.parent / "speechparse"
KEYWORDS = {"_": None, "later": None, "ngettext": (1, 2)}


def template() -> Catalog:
    """All messages of the code, and the manuals of all rules, which are the docstrings of their modules."""
    catalog = Catalog(project="speechparse", charset="utf-8")
    found = extract_from_dir(str(PACKAGE), method_map=[("**.py", "python")], keywords=KEYWORDS)
    for _file, _line, message, _comments, _context in sorted(found, key=lambda item: (item[0], item[1])):
        catalog.add(message, locations=())
    for rule in RULES:
        catalog.add(inspect.cleandoc(rule.manual), locations=())
    return catalog


def po_file(language: str) -> Path:
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "speechparse.po"


def catalog(language: str) -> Catalog:
    """The catalogue of a language as it stands on disk."""
    path = po_file(language)
    if not path.is_file():
        return Catalog(locale=language, project="speechparse", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language, charset="utf-8")


def main() -> None:
    for language in ("en", "zh"):
        known = catalog(language)
        known.update(template(), no_fuzzy_matching=True)
        known.obsolete.clear()
        if language == "en":  # said outright: gettext would look for what is missing in the user's next language
            for message in known:
                message.string = message.id
        path = po_file(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        known.revision_date = known.creation_date
        with path.open("wb") as file:
            write_po(file, known, width=120, omit_header=False, no_location=True, sort_output=True)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalog(language))


if __name__ == "__main__":
    main()
