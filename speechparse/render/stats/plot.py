"""Pictures: the map of a speech, the distribution of many. Drawn by matplotlib, an extra."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from rich.cells import cell_len

from speechparse.errors import ExtraError, PlotError
from speechparse.messages import _
from speechparse.render.page import Page, line
from speechparse.render.stats import columns, wording
from speechparse.stats.model import Part, Speech
from speechparse.stats.rows import Row

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_SANS = (
    "Noto Sans CJK",
    "Source Han Sans",
    "Microsoft YaHei",
    "PingFang",
    "Hiragino Sans GB",
    "SimHei",
    "WenQuanYi",
    "Heiti",
    "Droid Sans Fallback",
)
_COLOURS = ("#2b6ca3", "#5b9bd0", "#9cc3e5", "#cfe2f3", "#e8f1f9")
_AROUND = "#d9d9d9"
_GROUND = "#f2f2f2"
_INCH = 72  # points
_SIZE = 8  # points of a label
_MARGIN = 1.2  # inches beside the bars
_LINES = 5  # of a label
_SHOWN = ("minutes", "sections", "sentence_mean", "evenness")  # what a distribution is drawn of


_Bar = tuple[int, int, int, tuple[str, ...], str]  # characters before it, its characters, level, texts, colour


def speech_map(speech: Speech, rate: float, file: Path) -> None:
    """Draw a speech: its sections from left to right, by length, a row for each level.

    Raises:
        ExtraError: matplotlib is not installed.
        PlotError: there is no Chinese font.
        OSError: the file cannot be written.
    """
    figure = _figure(file, (11, 1.6 + 0.75 * max(1, speech.depth)))
    axes = figure.add_subplot()
    said = max(1, speech.said)
    spans: list[_Bar] = [(0, speech.opening.characters, 1, (_("(opening)"),), _AROUND)] if speech.opening.characters else []
    for part in speech.parts:
        colour = _COLOURS[min(part.section.level, len(_COLOURS)) - 1]
        spans.append((part.before, part.size.characters, part.section.level, _texts(part), colour))
    if speech.closing.characters:
        spans.append((said - speech.closing.characters, speech.closing.characters, 1, (_("(closing)"),), _AROUND))
    axes.barh(-1, 1, left=0, height=0.92, color=_GROUND, edgecolor="white", linewidth=0.8)  # what is in no section shows through
    for begins, length, level, texts, colour in spans:
        axes.barh(-level, length / said, left=begins / said, height=0.92, color=colour, edgecolor="white", linewidth=0.8)
        _write(axes, figure, (begins / said, length / said, level), texts, dark=colour == _COLOURS[0])
    whole = speech.syllables / rate
    axes.set_xlim(0, 1)
    axes.set_ylim(-max(1, speech.depth) - 0.5, -0.5)
    axes.set_yticks([-level for level in range(1, max(1, speech.depth) + 1)])
    axes.set_yticklabels([_("level {level}").format(level=level) for level in range(1, max(1, speech.depth) + 1)])
    ticks = [0, 0.25, 0.5, 0.75, 1]
    axes.set_xticks(ticks)
    axes.set_xticklabels([wording.clock(round(speech.syllables * tick), rate) for tick in ticks])
    axes.set_xlabel(_("{characters} characters, {minutes:.1f} minutes").format(characters=speech.characters, minutes=whole))
    axes.set_title(line(speech.title or _("(untitled)")), fontsize=12)
    _bare(axes)
    _save(figure, file)


def distribution(rows: Sequence[Row], file: Path) -> None:
    """Draw how the figures of many speeches are distributed: a histogram for each.

    Raises:
        ExtraError: matplotlib is not installed.
        PlotError: there is no Chinese font.
        OSError: the file cannot be written.
    """
    figure = _figure(file, (10, 7))
    for axes, name in zip(figure.subplots(2, 2).flat, _SHOWN, strict=True):
        values = [float(row[name]) for row in rows if isinstance(row[name], int | float)]  # type: ignore[arg-type]
        if values:
            axes.hist(values, bins=min(30, max(5, round(len(values) ** 0.5) * 2)), color=_COLOURS[1], edgecolor="white")
            middle = median(values)
            axes.yaxis.get_major_locator().set_params(integer=True)
            axes.axvline(middle, color=_COLOURS[0], linewidth=1.5, linestyle="--")
            axes.set_title(_("{name} (median {value})").format(name=columns.label(name), value=f"{middle:.4g}"), fontsize=11)
        axes.set_ylabel(_("speeches"))
        _bare(axes)
    _save(figure, file)


def _save(figure: Figure, file: Path) -> None:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph")  # an .svg file without a Chinese font is shown with the reader's
        figure.savefig(file)


def chinese_font() -> str | None:
    """Return the name of a font that has Chinese characters: a usual one, or else any."""
    from matplotlib import font_manager

    known = sorted({font.name for font in font_manager.fontManager.ttflist})
    usual = [name for wanted in _SANS for name in known if name.startswith(wanted)]
    return next(iter([name for name in usual if name.endswith(("SC", "CN"))] or usual), None)


def _figure(file: Path, size: tuple[float, float]) -> Figure:
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ImportError as error:
        raise ExtraError(_("pictures need matplotlib: pip install 'speechparse[plot]'")) from error
    font = chinese_font()
    if font is None and file.suffix.lower() == ".png":
        raise PlotError(_("there is no Chinese font for the picture; install one (such as Noto Sans CJK), or write a .svg file"))
    mpl.rcParams["svg.fonttype"] = "none" if font is None else "path"
    mpl.rcParams["svg.hashsalt"] = "speechparse"  # the same picture for the same figures
    mpl.rcParams["font.family"] = [font] if font else ["sans-serif"]
    return Figure(figsize=size, layout="constrained", dpi=150)


def _write(axes: Axes, figure: Figure, place: tuple[float, float, int], texts: Sequence[str], dark: bool) -> None:
    """Write the first of some texts that fits its bar in at most three lines, if any does."""
    begins, length, level = place
    room = int(length * (figure.get_figwidth() - _MARGIN) * _INCH * 2 / _SIZE) - 1  # cells a line
    for text in texts:
        lines = Page(max(2, room), fold=True).folded(text, 0, 0)
        if len(lines) <= _LINES and all(cell_len(each) <= room for each in lines):
            colour = "white" if dark else "black"
            middle = begins + length / 2
            axes.text(middle, -level, "\n".join(lines), ha="center", va="center", fontsize=_SIZE, color=colour, clip_on=True)
            return


def _texts(part: Part) -> tuple[str, str]:
    """The texts for the bar of a section: number and heading, or just the number if there is no room."""
    marker = "".join(part.section.marker.text.split())
    return line(marker + part.section.title), line(marker)


def _bare(axes: Axes) -> None:
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)
