"""What `chronology db` says of copies and of examinations."""

import shlex
import sys
from typing import TYPE_CHECKING, Any

from chronology.cli.database import Database
from chronology.cli.output import say, screen
from chronology.errors import DatabaseError

if TYPE_CHECKING:
    from chronology.store.backup.writing import Backup
    from chronology.store.doctor.repairing import Repair

#: The exit status of a database that is damaged.
DAMAGED = 3


def tell_backup(database: Database, made: "Backup") -> None:
    """Say what was copied, and how it is restored."""
    from chronology.render.statepage import in_bytes

    location = database.location
    events, commands = made.counts["event"], made.counts["history_command"]
    say(
        f"Copied {location.shown} into {made.path}: {events:,} {_of('event', events)} and the"
        f" history of {commands:,} {_of('command', commands)}, schema {made.revision},"
        f" {in_bytes(made.size)}. It was looked through, and holds as many rows of every kind."
    )
    say(f"Open it with `chronology --db {shlex.quote(made.path)} list`.")
    if location.engine == "sqlite":
        copy = shlex.join(["cp", made.path, location.path])
        say(f"To restore it, while no program uses {location.shown}: `{copy}`.")


def _of(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"


def examine_and_tell(database: Database, *, repair: bool, format_: str) -> int:
    """Examine the database, repair it if asked to, print the outcome; return the exit status."""
    from chronology.render.doctorpage import render_examination
    from chronology.store.doctor.examining import examine
    from chronology.store.doctor.repairing import Repair
    from chronology.store.doctor.repairing import repair as mend

    if repair:
        done = mend(database.location, database.command)
    else:
        examined = examine(database.location)
        done = Repair(examined, examined)
    told = as_json(database.location.shown, done)
    if format_ == "table":
        render_examination(told, sys.stdout, screen())
    else:
        from chronology.render.rows import render_objects

        render_objects("jsonl", [told], sys.stdout)
    if not done.after.healthy:
        return DAMAGED
    if not done.after.current:
        raise DatabaseError(
            f"{database.location.shown} is of schema {done.after.revision}, and was not looked"
            " through whole.",
            "Bring it up to date with `chronology db upgrade`, then look again.",
        )
    return 0


def as_json(shown: str, done: "Repair") -> dict[str, Any]:
    """Return the outcome as the object that programs get."""
    mended = [{**each.as_json(), "repaired": True} for each in done.repaired]
    left = [{**each.as_json(), "repaired": False} for each in done.after.found]
    return {
        "database": shown,
        "schema": done.after.revision,
        "healthy": done.after.healthy,
        "examined": list(done.after.names),
        "findings": [*mended, *left],
        "backup": done.backup,
        "command": done.command,
    }
