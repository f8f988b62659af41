"""Fresh chronologies by the dozen, on the engine of the run."""

import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

from chronology.store.engine import writing
from chronology.store.location import Location
from tests.postgres import Cluster, fresh_database


class Blank(Protocol):
    """Makes fresh chronologies."""

    def copy(self, path: str | Path) -> Location:
        """Return a new chronology; in a file it is at ``path``."""


class BlankFile:
    """Copies a file.

    Args:
        template: the file.
    """

    def __init__(self, template: Path) -> None:
        self._template = template

    def copy(self, path: str | Path) -> Location:
        return Location("sqlite", path=str(shutil.copy(self._template, path)))


class BlankDatabase:
    """Copies a database of a server.

    Args:
        cluster: the server, with the database as its template.
        made: removes the copies at the end.
        template: the database, an empty chronology unless named.
    """

    def __init__(self, cluster: Cluster, made: ExitStack, template: str = "") -> None:
        self._cluster = cluster
        self._made = made
        self._template = template or cluster.template

    def copy(self, path: str | Path) -> Location:
        made = fresh_database(self._cluster, self._template)
        return Location.parse(self._made.enter_context(made), {})

    def of(self, name: str) -> "BlankDatabase":
        """Return what copies another database of this server."""
        return BlankDatabase(self._cluster, self._made, name)


def words_for(place: Location) -> str:
    """Return what names a chronology to the program."""
    return place.path or place.dsn


def by_hand(place: Location, *statements: str) -> list[tuple[Any, ...]]:
    """Run SQL past the program, save it, and return the rows of the last statement."""
    with writing(place) as connection:
        done = [connection.exec_driver_sql(statement) for statement in statements][-1]
        return [tuple(row) for row in done] if done.returns_rows else []
