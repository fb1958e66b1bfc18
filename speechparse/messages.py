"""The messages: every text that a user reads, in the user's language.

They are written in English and translated by gettext. In English no catalogue is looked for.
"""

from __future__ import annotations

import errno
import gettext
import os
from collections.abc import Iterable
from functools import cache, lru_cache

DOMAIN = "speechparse"
LOCALES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "locale")
LANGUAGES = ("en", "zh")

gettext.bindtextdomain(DOMAIN, LOCALES)


def _(message: str) -> str:
    """Return a message in the user's language."""
    return _chinese().gettext(message) if _is_chinese() else message


def later(message: str) -> str:
    """Mark a message for the catalogue and return it as it is; it is translated when it is shown."""
    return message


def ngettext(one: str, many: str, count: int) -> str:
    """Return the message that fits a count, in the user's language."""
    if _is_chinese():
        return _chinese().ngettext(one, many, count)
    return one if count == 1 else many


def series(items: Iterable[str]) -> str:
    """Names one after the other, as the user's language parts them."""
    return ("、" if _is_chinese() else ", ").join(items)


def _is_chinese() -> bool:
    """Whether the environment asks for Chinese, read as gettext does but without its search, which takes a millisecond."""
    return _names_chinese(next(filter(None, map(os.environ.get, ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))), ""))


@lru_cache(maxsize=8)
def _names_chinese(asked: str) -> bool:
    """Whether the first known language of a list is Chinese (kept: every message asks)."""
    known = (language.lower() for language in asked.split(":") if language.lower()[:2] in ("zh", "en", "c", "c."))
    return next(known, "").startswith("zh")


def language() -> str:
    """Return the user's language, one of ``LANGUAGES``."""
    return "zh" if _is_chinese() else "en"


@cache
def _chinese() -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALES, ["zh"], fallback=True)


def reason(error: Exception) -> str:
    """Return why something failed: the system's message (common ones in the user's language), or the error's own text."""
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


_VISIBLE = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_VISIBLE |= dict.fromkeys([*range(0x80, 0xA0), *range(0xDC80, 0xDD00)], 0xFFFD)  # the latter: bytes of a name that are no character
del _VISIBLE[ord("\t")], _VISIBLE[ord("\n")]


def visible(text: str) -> str:
    """Return a text with signs (␛) for control characters except tabs and line ends, as a terminal would obey them."""
    return text.translate(_VISIBLE)


def spoken(locale: str) -> str:
    """Return the language of a locale: zh for zh_CN.UTF-8 and for zh-TW."""
    return locale.lower().replace("-", "_").partition(".")[0].partition("_")[0]


def choose(language: str | None) -> None:
    """Set the language of this process: the one asked for, else ``SPEECHPARSE_LANG``, else the locale's.

    Only the part before the region counts: zh_CN, zh-TW and zh are Chinese, everything else is English.
    """
    wanted = language or os.environ.get("SPEECHPARSE_LANG")
    if wanted:
        os.environ["LANGUAGE"] = "zh" if spoken(wanted) == "zh" else "en"
        # gettext takes no notice of LANGUAGE where the locale is C; name one that is not.
        os.environ["LC_MESSAGES"] = os.environ["LANGUAGE"]
        os.environ.pop("LC_ALL", None)
    if _is_chinese():
        gettext.textdomain(DOMAIN)  # click asks for its messages without naming a domain
