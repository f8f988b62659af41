"""Opening the chronology as it stood at an earlier moment, and saying at which."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from chronology.cli.output import say

if TYPE_CHECKING:
    from chronology.query.asof import Moment
    from chronology.store.location import Location
    from chronology.store.reader import Reader


def _keep(context: click.Context, _option: click.Parameter, words: str | None) -> None:
    if words is not None:
        context.obj.as_of = words


#: The command then reads the past wherever it opens the database to read.
as_of_option = click.option(
    "--as-of",
    metavar="WHEN",
    expose_value=False,
    callback=_keep,
    help="As it stood when that day, time or command of the history was over.",
)


@contextmanager
def past_reader(location: "Location", words: str) -> Iterator["Reader"]:
    """Open a chronology as it stood at a moment, and say on stderr which that is.

    Raises:
        ChronologyError: the words name no moment of its history, or it cannot be opened.
    """
    from chronology.query.asof import moment_in_history
    from chronology.store.past.opening import open_past

    def choose(reader: "Reader") -> int:
        moment = moment_in_history(reader, words)
        _tell(moment)
        return moment.command

    with open_past(location, choose) as reader:
        yield reader


def _tell(moment: "Moment") -> None:
    since = "; nothing was changed since" if moment.is_last else ""
    say(
        f"As of command {moment.command}, of {moment.at} by {moment.author}{since}.",
        err=True,
    )
    for number, at, events, others in moment.purges:
        say(
            f"Left out is what was purged since: {_count(events, 'event')} and"
            f" {_count(others, 'other row')}, by command {number} of {at}.",
            err=True,
        )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
