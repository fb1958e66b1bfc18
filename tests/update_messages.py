"""Bring the message catalogue up to date with the code: ``python tests/update_messages.py``.

New messages come in untranslated; the tests name them until they are translated. The compiled catalogue is written too.
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
PO_FILE = PACKAGE / "locale" / "zh" / "LC_MESSAGES" / "speechparse.po"
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


def catalog() -> Catalog:
    """The Chinese catalogue as it stands on disk."""
    with PO_FILE.open("rb") as file:
        return read_po(file, locale="zh", charset="utf-8")


def main() -> None:
    known = catalog()
    known.update(template(), no_fuzzy_matching=True)
    known.obsolete.clear()
    known.revision_date = known.creation_date
    with PO_FILE.open("wb") as file:
        write_po(file, known, width=120, omit_header=False, no_location=True, sort_output=True)
    with PO_FILE.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog())


if __name__ == "__main__":
    main()
