"""`chronology ask`: a question in plain words."""

import click

from chronology.cli.database import Database, pass_database
from chronology.cli.options import format_option
from chronology.cli.past import as_of_option
from chronology.cli.phrase import PhraseCommand


@click.command("ask", cls=PhraseCommand)
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=0), help="At most so many events.")
@format_option
@as_of_option
@pass_database
def command(
    database: Database, /, *, words: tuple[str, ...], limit: int | None, format_: str
) -> None:
    """Ask in plain words.

    Dates, names and kinds of event are recognised, and the other words searched
    for; where, who, when and how many choose how the answer is put. Prints the
    `list` command that asks the same, and the words that it could not place.

    \b
    Examples:
      chronology ask what happened where in 2016
      chronology ask who was in Urfa in December 2014
      chronology ask how many events in Turkey between 2014 and 2016
    """
    from chronology.cli.answering import answer

    answer(database, " ".join(words), limit, format_)
