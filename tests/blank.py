"""Fresh chronologies by the dozen, on the engine of the run."""

import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

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
    """

    def __init__(self, cluster: Cluster, made: ExitStack) -> None:
        self._cluster = cluster
        self._made = made

    def copy(self, path: str | Path) -> Location:
        made = fresh_database(self._cluster, self._cluster.template)
        return Location.parse(self._made.enter_context(made), {})


def words_for(place: Location) -> str:
    """Return what names a chronology to the program."""
    return place.path or place.dsn
