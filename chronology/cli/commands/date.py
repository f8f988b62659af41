"""`chronology date`: how a phrase is read."""

import sys

import click

from chronology.cli.database import Database, pass_database
from chronology.cli.options import page_format_option
from chronology.cli.output import screen
from chronology.cli.phrase import PhraseCommand
from chronology.cli.reading import Manner, Order, read_phrase, shape, stream


@click.command("date", cls=PhraseCommand)
@click.argument("words", nargs=-1, required=True)
@click.option("--anchor", metavar="WORDS|@ID", help="What a relative date counts from.")
@click.option("--language", metavar="CODE", help="The language of the words, such as en.")
@click.option("--day-first", "order", flag_value="day", help="Read 3/4/2016 as 3 April.")
@click.option("--month-first", "order", flag_value="month", help="Read 3/4/2016 as 4 March.")
@click.option("--edtf", is_flag=True, help="Read strict EDTF and nothing else.")
@page_format_option
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
    format_: str,
) -> int:
    """Show how a date is read.

    With - for the words, reads one phrase a line from standard input, each with
    a tab and its own anchor if need be, and writes one line of JSON for each.
    Only an anchor that is an event, such as @12, needs a database. Options
    stand before a year that begins with a minus sign.

    \b
    Examples:
      chronology date mid-March 2017
      chronology date --anchor "15 July 2016" two weeks later
      chronology date --anchor @1 the following year
      chronology date --edtf 2016-07/2017-03
    """
    manner = Manner(anchor, language, order, edtf)
    with database.event_dates() as resolve:
        if words == ("-",):
            return stream(sys.stdin.buffer, manner, resolve, sys.stdout)
        phrase = read_phrase(" ".join(words), manner, resolve)
    if format_ == "table":
        from chronology.render.datepage import render_date

        render_date(phrase.date, phrase.reading, sys.stdout, screen(), phrase.implied)
    else:
        from chronology.render.jsontext import to_json

        click.echo(to_json(shape(phrase)))
    return 0
