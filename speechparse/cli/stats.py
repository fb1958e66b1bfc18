"""``speechparse stats``."""

from __future__ import annotations

from pathlib import Path

import click

from speechparse.cli.many import Files, Many, many_options
from speechparse.cli.output import put, replacing
from speechparse.cli.sources import reading, reading_options
from speechparse.cli.stats_measured import InJson, Measuring, Only
from speechparse.cli.stats_tables import TABLES, checked, gathered, ordered, put_table
from speechparse.messages import _
from speechparse.readers import Changes
from speechparse.render.data import joined
from speechparse.render.page import Page, terminal
from speechparse.render.stats import report
from speechparse.render.stats.columns import shown_by, telling
from speechparse.stats.rows import By, Row
from speechparse.stats.settings import Settings

_FORMATS = ("text", "json", *TABLES)
_BY = [str(each) for each in By]
_PICTURES = (".svg", ".png")


@click.command(
    name="stats",
    help=_(
        "Tell how speeches are built, how long they take to say, and what they are about.\n\nPATH is a file, a directory (its .txt and "
        ".md files) or - for standard input. Of one speech a report is shown, of several a table."
    ),
    short_help=_("Tell how speeches are built, and what they are about."),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--format", "-f", "form", type=click.Choice(_FORMATS), default="text", show_default=True, help=_("Output format."))
@click.option(
    "--by", type=click.Choice([str(each) for each in By]), help=_("Show a table with a row a file, a speech (article) or a section.")
)
@click.option("--article", "-a", type=click.IntRange(min=1), metavar="N", help=_("Take only the Nth speech of each file."))
@click.option("--rate", type=click.FloatRange(min=0, min_open=True), metavar="N", help=_("Characters spoken a minute (default: 200)."))
@click.option("--depth", "-d", type=click.IntRange(min=0), default=2, show_default=True, metavar="N", help=_("Levels that get a bar."))
@click.option("--top", type=click.IntRange(min=0), default=10, show_default=True, metavar="N", help=_("Words of a kind; 0 for all."))
@click.option("--words/--no-words", default=True, help=_("Count words too (default), or leave them out, which is much faster."))
@click.option("--user-dict", metavar="FILE", help=_("Words for jieba: a word a line, then its frequency and tag if need be."))
@click.option("--stop-words", metavar="FILE", help=_("Words that are no keywords, a word a line, in place of the built-in list."))
@click.option("--columns", metavar="NAMES", help=_("Columns of a table, parted by commas (default: the usual ones; in data formats all)."))
@click.option("--sort", metavar="COLUMN", help=_("Sort a table by a column."))
@click.option("--reverse", "-r", is_flag=True, help=_("Sort the other way round, the largest first."))
@click.option("--width", type=click.IntRange(min=20), metavar="N", help=_("Columns of the output (default: the terminal's, else 100)."))
@click.option("--output", "-o", metavar="FILE", help=_("Write to this file."))
@click.option("--plot", metavar="FILE", help=_("Draw a picture (.svg or .png): of one speech its map, of several how they are spread."))
@reading_options
@many_options
def command(
    paths: tuple[str, ...],
    form: str,
    by: str | None,
    article: int | None,
    rate: float | None,
    depth: int,
    top: int,
    words: bool,
    user_dict: str | None,
    stop_words: str | None,
    columns: str | None,
    sort: str | None,
    reverse: bool,
    width: int | None,
    output: str | None,
    plot: str | None,
    grammar: str | None,
    encoding: str | None,
    changes: Changes,
    config: str | None,
    isolated: bool,
    many: Many,
) -> int:
    """Run the command; 2 if not all of the work could be done."""
    if form == "json" and (by or columns or sort):
        raise click.UsageError(_("--by, --columns and --sort make tables; the format json has all there is"))
    if form == "parquet" and not output:
        raise click.UsageError(_("--format parquet needs --output FILE"))
    if plot and (output or form != "text" or by or columns or sort):
        raise click.UsageError(
            _("--plot draws a picture and nothing else; --output, --format, --by, --columns and --sort do not go with it")
        )
    if plot and not plot.lower().endswith(_PICTURES):
        raise click.UsageError(_("{path}: a picture is a .svg or .png file").format(path=plot))
    reader = reading(grammar, encoding, changes, config, isolated)
    files = Files(paths, many)
    settings = Settings(rate, Path(user_dict) if user_dict else None, Path(stop_words) if stop_words else None)
    measuring = Measuring(reader, settings, words and not plot, article, top)
    if form == "json":
        one = files.names == list(paths) and len(files.names) == 1
        put(joined(files.each(InJson(measuring)), form, one), output)
    else:
        kind = By(by or By.ARTICLE)
        asked, sorting = checked(columns, kind, measuring.words), checked(sort, kind, measuring.words)
        shown = asked or shown_by(form, kind, measuring.words)
        rows, only = gathered(files, measuring, kind, (*shown, *(sorting or ())))
        page = _page(width, output)
        if plot and not rows and not files.failed:
            raise click.UsageError(_("there is no speech to draw in {paths}").format(paths=", ".join(paths)))
        if plot and rows:
            _draw(rows, only, Path(plot))
        elif only and form == "text" and not by and not asked:
            put(report.lines(only.speech, page, only.rate, depth, top), output)
        elif rows or (form != "text" and not files.failed):
            rows = ordered(rows, sorting[0] if sorting else None, reverse)
            people = asked is None and form in ("text", "markdown")
            put_table(rows, form, telling(shown, rows) if people else shown, asked is None, output, page)
    return 2 if files.failed else 0


def _draw(rows: list[Row], only: Only | None, file: Path) -> None:
    """The map of the only speech, or how several are spread."""
    from speechparse.render.stats import plot

    with replacing(file) as target:
        if only:
            plot.speech_map(only.speech, only.rate, target)
        else:
            plot.distribution(rows, target)


def _page(width: int | None, output: str | None) -> Page:
    page = Page() if output else terminal()
    return Page(width, page.colour, fold=True) if width else page
