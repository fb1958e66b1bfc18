"""``speechparse stats``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from speechparse.cli.many import Many, many_options
from speechparse.cli.sources import reading, reading_options
from speechparse.cli.texts import Command, Number, Whole, among, argument, option
from speechparse.messages import _, later
from speechparse.stats.columns import SECTION, SPEECH, WORDS, By

if TYPE_CHECKING:
    from speechparse.readers import Changes

_FORMATS = ("text", "json", "csv", "jsonl", "markdown", "parquet")
_PICTURES = (".svg", ".png")


def _columns() -> Iterable[str]:
    return dict.fromkeys((*SPEECH, *WORDS, *SECTION))


@click.command(
    name="stats",
    cls=Command,
    help=later(
        "Tell how speeches are built, how long they take to say, and what they are about.\n\nPATH is a file, a directory (the files "
        "in it that can be read) or - for standard input. Of one speech a report is shown, of several a table."
    ),
)
@argument("paths", metavar="PATH...", nargs=-1, required=True)
@option("--format", "-f", "form", type=click.Choice(_FORMATS), default="text", show_default=True, help=later("Output format."))
@option(
    "--by", type=click.Choice([str(each) for each in By]), help=later("Show a table with a row a file, a speech (article) or a section.")
)
@option("--article", "-a", type=Whole(1), metavar="N", help=later("Take only the Nth speech of each file."))
@option("--rate", type=Number(0, above=True), metavar="N", help=later("Characters spoken a minute (default: 200)."))
@option("--depth", "-d", type=Whole(0), default=2, show_default=True, metavar="N", help=later("Levels that get a bar."))
@option("--top", type=Whole(0), default=10, show_default=True, metavar="N", help=later("Words of a kind; 0 for all."))
@option("--words/--no-words", default=True, help=later("Count words too (default), or leave them out, which is much faster."))
@option("--user-dict", metavar="FILE", help=later("Words for jieba: a word a line, then its frequency and tag if need be."))
@option("--stop-words", metavar="FILE", help=later("Words that are no keywords, a word a line, in place of the built-in list."))
@option(
    "--columns",
    metavar="NAMES",
    shell_complete=among(_columns, several=True),
    help=later("Columns of a table, parted by commas (default: the usual ones; in data formats all)."),
)
@option("--sort", metavar="COLUMN", shell_complete=among(_columns), help=later("Sort a table by a column."))
@option("--reverse", "-r", is_flag=True, help=later("Sort the other way round, the largest first."))
@option(
    "--width",
    type=Whole(20),
    metavar="N",
    help=later("Columns of the output (default: the terminal's; in a pipe lines are not folded)."),
)
@option("--output", "-o", metavar="FILE", help=later("Write to this file."))
@option("--plot", metavar="FILE", help=later("Draw a picture (.svg or .png): of one speech its map, of several how they are spread."))
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
    from speechparse.cli.stats_written import Asked, write  # with all that measures, which help and completion do without

    reader = reading(grammar, encoding, changes, config, isolated)
    asked = Asked(form, by, article, rate, depth, top, words, user_dict, stop_words, columns, sort, reverse, width, output, plot)
    return write(paths, asked, reader, many)
