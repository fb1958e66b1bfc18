"""The message catalogue: every text that a user reads, in the user's language, by gettext."""

from __future__ import annotations

import errno
import gettext
import os
from functools import cache
from pathlib import Path

DOMAIN = "speechparse"
LOCALES = Path(__file__).parent / "locale"
LANGUAGES = ("en", "zh")
_LANGUAGE = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # what gettext goes by

gettext.bindtextdomain(DOMAIN, str(LOCALES))  # for click, which asks gettext itself


def _(message: str) -> str:
    """The message in the user's language (gettext's rules; English where there is no translation)."""
    return _catalogue(*map(os.environ.get, _LANGUAGE)).gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The message that fits a count."""
    return _catalogue(*map(os.environ.get, _LANGUAGE)).ngettext(one, many, count)


@cache
def _catalogue(*_language: str | None) -> gettext.NullTranslations:
    """The catalogue of a language, which gettext would look for on the disk at every message."""
    return gettext.translation(DOMAIN, str(LOCALES), fallback=True)


def reason(error: Exception) -> str:
    """Why something failed: what the system says, in the user's language where it is common; else the error's own text."""
    common = {
        errno.ENOENT: _("No such file or directory"),
        errno.EACCES: _("Permission denied"),
        errno.EPERM: _("Operation not permitted"),
        errno.EISDIR: _("Is a directory"),
        errno.ENOTDIR: _("Not a directory"),
        errno.ENOSPC: _("No space left on device"),
        errno.EROFS: _("Read-only file system"),
        errno.ENAMETOOLONG: _("File name too long"),
        errno.ELOOP: _("Too many levels of symbolic links"),
        errno.EIO: _("Input/output error"),
    }
    return common.get(getattr(error, "errno", None) or 0) or getattr(error, "strerror", None) or str(error)


def choose(language: str | None) -> None:
    """Set the language of this process: the one asked for, else ``SPEECHPARSE_LANG``, else the locale's.

    Only the part before the region counts: zh_CN, zh-TW and zh are Chinese, everything else is English.
    """
    wanted = language or os.environ.get("SPEECHPARSE_LANG")
    if wanted:
        os.environ["LANGUAGE"] = "zh" if wanted.lower().startswith("zh") else "en"
        # gettext takes no notice of LANGUAGE where the locale is C; name one that is not.
        os.environ["LC_MESSAGES"] = os.environ["LANGUAGE"]
        os.environ.pop("LC_ALL", None)
    gettext.textdomain(DOMAIN)
