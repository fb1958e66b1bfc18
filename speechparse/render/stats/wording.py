"""The wording of figures."""

from __future__ import annotations

from speechparse.messages import _, ngettext
from speechparse.stats.figures import Figure
from speechparse.tree import Form

_HOUR = 60  # minutes


def count(characters: int) -> str:
    return ngettext("{count} character", "{count} characters", characters).format(count=characters)


def minutes(syllables: int, rate: float) -> str:
    """Return a time in words."""
    whole, seconds = _parted(syllables, rate)
    if not whole:
        return _("{seconds} s").format(seconds=seconds)
    if whole >= _HOUR:
        return _("{hours} h {minutes} min").format(hours=whole // _HOUR, minutes=whole % _HOUR)
    return _("{minutes} min {seconds} s").format(minutes=whole, seconds=seconds)


def clock(syllables: int, rate: float) -> str:
    """Return a time as 12:05."""
    whole, seconds = _parted(syllables, rate)
    return f"{whole}:{seconds:02d}"


def _parted(syllables: int, rate: float) -> tuple[int, int]:
    return divmod(round(60 * syllables / rate), 60)


def form(kind: Form) -> str:
    """Return the form of a marker in words."""
    return {Form.OWN_LINE: _("on lines of their own"), Form.RUN_IN: _("run in"), Form.INLINE: _("inside paragraphs")}[kind]


def figure(each: Figure) -> str:
    """Return what a figure counts, and the figure."""
    return f"{each.counted} {each.joined}".lstrip()
