"""`chronology add`: a new event."""

from functools import partial
from typing import Any

import click

from chronology.cli.changing import carry_out
from chronology.cli.database import Database, pass_database
from chronology.cli.event_words import EventWords
from chronology.cli.options import create_option, new_event_options
from chronology.cli.terminal import is_interactive
from chronology.cli.usage import bad_usage


@click.command("add")
@click.argument("title", required=False)
@new_event_options
@create_option
@pass_database
def command(database: Database, /, *, title: str | None, create: bool, **options: Any) -> None:
    """Add an event.

    Give each fact in the words of its source. Without a title, at a terminal,
    the fields are asked for one by one. A place may carry its role before a
    colon (from:Baghdad; at, from, to or via), an actor its role after one
    (Balusha:detainee), a source the passage after a number sign
    (the-report#page 4). A name that does not exist yet is offered close
    matches, and made only if you agree or give --create. Prints the event's id,
    how its date was read, and what the new event contradicts.

    \b
    Examples:
      chronology add "A bridge opens" --when "end of 2016" --where Urfa
      chronology add "It closes again" --after @1 --by "two weeks" --create --who Engineer
    """
    from chronology.cli.adding import asked, write

    if title is None and not is_interactive():
        raise bad_usage("The title is missing; say in a few words what happened.")
    words = asked(database) if title is None else EventWords(title=title, **options)
    words.refuse_bad_usage()
    carry_out(database, partial(write, words=words), create=create)
