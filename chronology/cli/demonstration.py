"""The demo: a chronology of two newspaper accounts, and what the program makes of it."""

import os
import shlex
import shutil
import sys
from pathlib import Path

from chronology.cli.answering import answer
from chronology.cli.database import Database
from chronology.cli.making import VOCABULARY, load, make
from chronology.cli.output import say, screen
from chronology.errors import DeclinedError
from chronology.formats import export_file
from chronology.query.why import explain_bounds
from chronology.render.whypage import render_why
from chronology.store.location import Location
from chronology.store.migrate import status

#: The shipped files, in the order they are loaded.
SEEDS = (VOCABULARY, "balusha-mh.yaml")

#: The setting by which a demo database is known from a chronology of the user's own.
SETTING = "demo"

#: Where it goes unless told otherwise.
DEFAULT_FILE = "chronology-demo.db"

QUESTION = "what happened where in 2016"


def prepare(database: Database) -> None:
    """Make the demo database where there is none, and load the dataset; twice adds nothing.

    Raises:
        DeclinedError: the place is taken by a chronology that is no demo.
    """
    location = database.location
    if not _exists(location):
        make(database, SEEDS, {SETTING: "yes"})
        return
    with database.reader() as reader:
        if reader.setting(SETTING) is None:
            raise DeclinedError(
                f"{location.shown} is a chronology of your own; the demo was not put into it.",
                "Name another file with --to.",
            )
    with database.unit() as unit:
        load(unit, SEEDS)


def _exists(location: Location) -> bool:
    if location.engine == "sqlite":
        return os.path.exists(location.path)
    return status(location).revision is not None


def show(database: Database, program: str) -> None:
    """Print the main job on the demo database, and write its timeline.

    Args:
        database: the demo database.
        program: how the program was called, for the commands to try next.
    """
    say(f"The demo chronology is in {database.location.shown}.")
    say()
    answer(database, QUESTION, None, "table")
    event = narrowed(database)
    if event is not None:
        say()
        say("What other claims make of a date:")
        say()
        with database.reader() as reader:
            render_why(explain_bounds(reader, event), sys.stdout, screen())
    timeline = _timeline(database.location)
    with database.reader() as reader:
        report = export_file(reader, None, timeline)
    say()
    say(f"A timeline of all {report.events} events for a spreadsheet: {timeline}")
    say()
    say("Try next:")
    for line in next_commands(database, program, event):
        say(f"  {line}")
    sys.stdout.flush()


def _timeline(location: Location) -> Path:
    """Return the file for the timeline: beside the database, and never that itself."""
    database = Path(location.path or DEFAULT_FILE)
    beside = database.with_suffix(".csv")
    return beside if beside != database else Path(f"{database}.timeline.csv")


def narrowed(database: Database) -> int | None:
    """Return the event whose own date other claims narrow most, from both sides; None if none."""
    with database.reader() as reader:
        row = reader.one(
            "SELECT id FROM event WHERE inferred_start_earliest > date_start_earliest"
            " AND inferred_end_latest < date_end_latest ORDER BY inferred_start_earliest"
            " - date_start_earliest + date_end_latest - inferred_end_latest DESC, id"
        )
    return None if row is None else int(row[0])


def next_commands(database: Database, program: str, event: int | None) -> list[str]:
    """Return three commands that work as they stand."""
    called = f"{program} --db {shlex.quote(database.location.shown)}"
    return [
        f"{called} ask who was in Urfa in December 2014",
        f"{called} show {event or 1}",
        f"{called} check --possible",
    ]


def called_as(words: list[str]) -> str:
    """Return how the program was called, so that typing it again works.

    Args:
        words: those of this process, the program first.
    """
    path = words[0]
    if os.path.basename(path) == "__main__.py":
        return f"{_typed(sys.executable)} -m chronology"
    return _typed(path) if shutil.which(path) or os.path.exists(path) else "chronology"


def _typed(path: str) -> str:
    """Return a program's path as short as it can be typed here."""
    name = os.path.basename(path)
    found = shutil.which(name)
    # Folders are compared, not files: an environment's Python is a link to another one.
    if found and os.path.exists(path) and _folder(found) == _folder(path):
        return name
    relative = os.path.relpath(path)
    return shlex.quote(relative if not relative.startswith("..") else os.path.abspath(path))


def _folder(path: str) -> str:
    return os.path.realpath(os.path.dirname(path))
