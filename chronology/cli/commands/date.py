"""`chronology date`: how a phrase is read."""

import sys

import click

from chronology.cli.database import Database, pass_database
from chronology.cli.options import format_option, limit_option
from chronology.cli.output import screen
from chronology.cli.phrase import PhraseCommand
from chronology.cli.reading import Manner, Order, Resolve, read_phrase, shape, stream
from chronology.cli.usage import bad_usage


@click.command("date", cls=PhraseCommand)
@click.argument("words", nargs=-1)
@click.option("--anchor", metavar="WORDS|@ID", help="What a relative date counts from.")
@click.option("--language", metavar="CODE", help="The language of the words, such as en.")
@click.option("--day-first", "order", flag_value="day", help="Read 3/4/2016 as 3 April.")
@click.option("--month-first", "order", flag_value="month", help="Read 3/4/2016 as 4 March.")
@click.option("--edtf", is_flag=True, help="Read strict EDTF and nothing else.")
@click.option(
    "--find",
    "file",
    metavar="FILE",
    help="List the dates in a text; - reads it from standard input.",
)
@click.option(
    "--chain",
    is_flag=True,
    help="With --find, count relative dates from the last absolute one before them.",
)
@format_option
@limit_option
@pass_database
def command(
    database: Database,
    /,
    *,
    words: tuple[str, ...],
    anchor: str | None,
    language: str | None,
    order: Order | None,
    edtf: bool,
    file: str | None,
    chain: bool,
    format_: str,
    limit: int | None,
) -> int:
    """Show how a date is read.

    With - for the words, reads one phrase a line from standard input, each with
    a tab and its own anchor if need be, and writes one line of JSON for each.
    Only an anchor that is an event, such as @12, needs a database. Options
    stand before a year that begins with a minus sign.

    --find lists the date phrases of a running text. Relative ones count from
    --anchor, or with --chain from the nearest absolute date before them; without
    either they are listed with nothing to count from.

    \b
    Examples:
      chronology date mid-March 2017
      chronology date --anchor "15 July 2016" two weeks later
      chronology date --anchor @1 the following year
      chronology date --edtf 2016-07/2017-03
      chronology date Ramadan 1437
      chronology date --find report.txt --chain
    """
    manner = Manner(anchor, language, order, edtf)
    _refuse_bad(words, file, format_, limit, chain=chain, edtf=edtf)
    with database.event_dates() as resolve:
        if file is not None:
            from chronology.cli.finding import print_found

            return print_found(file, manner, resolve, format_, limit, chain=chain)
        if words == ("-",):
            return stream(sys.stdin.buffer, manner, resolve, sys.stdout)
        return _print_one(" ".join(words), manner, resolve, format_)


def _refuse_bad(
    words: tuple[str, ...],
    file: str | None,
    format_: str,
    limit: int | None,
    *,
    chain: bool,
    edtf: bool,
) -> None:
    """Refuse options that mean nothing together.

    Raises:
        UsageError: they do not.
    """
    if file is None:
        table = format_ in ("csv", "markdown")
        listing = "--chain" if chain else "--limit" if limit is not None else ""
        listing = listing or (f"--format {format_}" if table else "")
        if not words:
            raise bad_usage("Give a date, or a text with --find.")
        if listing:
            raise bad_usage(f"{listing} is for --find.")
    elif words:
        raise bad_usage("Give a date or --find, not both.")
    elif edtf:
        raise bad_usage("--edtf reads one date, and --find a text in words.")


def _print_one(words: str, manner: Manner, resolve: Resolve, format_: str) -> int:
    phrase = read_phrase(words, manner, resolve)
    if format_ == "table":
        from chronology.render.datepage import render_date

        render_date(
            phrase.date,
            phrase.reading,
            sys.stdout,
            screen(),
            phrase.implied,
            calendars=phrase.calendars,
        )
    else:
        from chronology.render.jsontext import to_json

        click.echo(to_json(shape(phrase)))
    return 0
