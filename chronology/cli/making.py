"""Making a database and filling it from a shipped dataset."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress

from chronology.cli.database import Database
from chronology.formats import import_file
from chronology.store.location import Location
from chronology.store.migrate import create
from chronology.store.resources import seeds_folder
from chronology.store.settings import set_setting
from chronology.store.unit import UnitOfWork

#: The categories and roles that every chronology begins with.
VOCABULARY = "vocabulary.yaml"


def make(database: Database, seeds: Sequence[str], settings: Mapping[str, str | None]) -> None:
    """Make the database and load shipped files into it; leave nothing where that fails.

    Args:
        database: which, and how the history calls the change.
        seeds: the names of the shipped files.
        settings: those of the chronology; None leaves one as it is.

    Raises:
        DeclinedError: there is one already, or it could not be written.
        BadInputError: a setting means nothing.
    """
    location = database.location
    create(location)
    try:
        with database.unit() as unit:
            for key, value in settings.items():
                if value is not None:
                    set_setting(unit, key, value)
            load(unit, seeds)
    except BaseException:
        discard(location)
        raise


def load(unit: UnitOfWork, seeds: Sequence[str]) -> None:
    """Load shipped files; what is there already is not added again."""
    for seed in seeds:
        import_file(unit, os.path.join(seeds_folder(), seed))


def discard(location: Location) -> None:
    """Remove a file that was just made and could not be filled."""
    if location.engine == "sqlite":
        for path in (location.path, f"{location.path}-journal"):
            with suppress(OSError):
                os.unlink(path)
