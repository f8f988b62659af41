"""The database that a command was given: opened to read, or through the unit of work."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from chronology.dates import FuzzyDate
    from chronology.store.location import Location
    from chronology.store.reader import Reader
    from chronology.store.unit import UnitOfWork


class Database:
    """Which database the command works on, and how to open it.

    Args:
        named: what `--db` said, None where it was not given.
        words: the command as typed, which the history records.
    """

    def __init__(self, named: str | None, words: Sequence[str]) -> None:
        self.named = named
        self.words = tuple(words)
        #: What `--as-of` said, None for the present.
        self.as_of: str | None = None

    @property
    def location(self) -> "Location":
        """Where it is: `--db`, else CHRONOLOGY_DB, else chronology.db here."""
        from chronology.store.location import Location

        return Location.parse(self.named, os.environ)

    def reader(self) -> AbstractContextManager["Reader"]:
        """Open it to read: one consistent snapshot, which nothing can change."""
        from chronology.store.reader import open_reader

        if self.as_of is not None:
            from chronology.cli.past import past_reader

            return past_reader(self.location, self.as_of)
        return open_reader(self.location)

    @contextmanager
    def event_dates(self) -> Iterator[Callable[[int], "FuzzyDate | None"]]:
        """Give a function that finds an event's date; it opens the database when first called."""
        with ExitStack() as opened:
            readers: list[Reader] = []

            def event_date(event: int) -> "FuzzyDate | None":
                from chronology.query.dated import event_date

                if not readers:
                    readers.append(opened.enter_context(self.reader()))
                return event_date(readers[0], event)

            yield event_date

    def unit(self) -> "UnitOfWork":
        """Open it to change: all of the command, or nothing, and its history."""
        from chronology.store.unit import UnitOfWork

        return UnitOfWork(self.location, command=self.command)

    def as_typed(self, command: str) -> str:
        """Return a command of the program so that it works here: with the same `--db`.

        One that reads the past goes on doing so. A password in the address is not repeated.
        """
        if not command.startswith("chronology "):
            return command
        import shlex

        if self.as_of is not None:
            command = f"{command} --as-of {shlex.quote(self.as_of)}"
        if self.named is None:
            return command
        return f"chronology --db {shlex.quote(self.location.shown)} {command.removeprefix('chronology ')}"

    @property
    def command(self) -> str:
        """The command as it was typed, without the database's address (it may hold a password)."""
        import shlex

        words = list(self.words)
        while "--db" in words:
            at = words.index("--db")
            del words[at : at + 2]
        return shlex.join(["chronology", *(w for w in words if not w.startswith("--db="))])


pass_database = click.make_pass_decorator(Database)
