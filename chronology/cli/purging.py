"""Purging from the terminal: what will go, whether it shall, and what is left."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from chronology.cli.database import Database
from chronology.cli.filtering import id_of
from chronology.cli.output import say
from chronology.cli.terminal import agree, is_interactive
from chronology.cli.words import event_id
from chronology.errors import DeclinedError, UnknownNameError
from chronology.query.purges import note_of_row
from chronology.store.purging.erasing import erase, older_copies, remove_files
from chronology.store.purging.mentions import mentions
from chronology.store.purging.reach import reach
from chronology.store.purging.removal import Purged, purge

if TYPE_CHECKING:
    from chronology.query.purges import PurgeNote
    from chronology.store.reader import Reader

#: What a list of places names before it stops.
_MOST = 10


def purge_one(database: Database, kind: str, which: str, reason: str, *, yes: bool) -> None:
    """Remove one thing for good, and say what went and what was left alone.

    Args:
        database: the chronology.
        kind: "event", "actor", "place" or "source".
        which: its number or name; by its number also what is there no longer.
        reason: why.
        yes: whether to ask nobody.

    Raises:
        UnknownNameError: there is and was no such thing.
        DeclinedError: nobody agreed.
        BadInputError: the reason is empty, or holds what is to be removed.
    """
    with database.reader() as reader:
        number, note = _find(reader, kind, which)
        rows = {} if note else reach(reader, kind, number)
    if note is not None:
        _again(database, note)
        return
    _agree(kind, number, {table: len(ids) for table, ids in rows.items()}, yes=yes)
    with database.unit() as unit:
        # What hangs on it may be more by now.
        done = purge(unit, kind, number, reach(unit.reader, kind, number), reason)
    for line in unit.notes:
        say(line)
    left = remove_files(database.location, done.files)
    erase(database.location, done.removed)
    _report(database, kind, number, done)
    for sha256 in left:
        say(f"Its attached file could not be removed: {sha256}", err=True)


def _find(reader: "Reader", kind: str, which: str) -> tuple[int, "PurgeNote | None"]:
    """Return the number of what is meant, and the note where it was purged before."""
    if kind == "event":
        number = event_id(which)
    elif which.isascii() and which.isdecimal():
        number = int(which[:18])
    else:
        return id_of(reader, kind, which), None
    note = note_of_row(reader, kind, number)
    sql = (
        f"SELECT 1 FROM {kind} WHERE id = :id UNION ALL SELECT 1 FROM history_change"  # noqa: S608 - one of four words
        " WHERE table_name = :table AND row_id = :id LIMIT 1"
    )
    known = number < 2**31 and reader.one(sql, {"id": number, "table": kind}) is not None
    if note is None and not known:
        shown = f"@{number}" if kind == "event" else str(number)
        listed = "list" if kind == "event" else f"{kind} list"
        raise UnknownNameError(kind, shown, cure=f"`chronology {listed}` shows what there is.")
    return number, note


def _again(database: Database, note: "PurgeNote") -> None:
    """Write the database anew once more, as is asked where that failed before."""
    erase(database.location, note.removed)
    say(
        f"{_capital(note.shown)} was purged already, on {note.at[:10]} by command {note.command};"
        " the database was written anew."
    )


def _agree(kind: str, number: int, counts: dict[str, int], *, yes: bool) -> None:
    if yes:
        return
    shown = f"@{number}" if kind == "event" else f"{kind} {number}"
    if not is_interactive():
        raise DeclinedError(
            "Nothing was purged: nobody can be asked here.", "Add --yes if you are sure."
        )
    if not agree(f"Remove {shown} for good ({_counted(counts)}), so that it can never come back?"):
        raise DeclinedError(f"{_capital(shown)} was not purged.")


def _report(database: Database, kind: str, number: int, done: Purged) -> None:
    shown = f"@{number}" if kind == "event" else f"{kind} {number}"
    say(f"Purged {shown}: {_counted(done.removed)}. The note is command {done.command}.")
    if done.commands:
        listed = ", ".join(map(str, done.commands[:_MOST]))
        say(f"Commands that can no longer be taken back: {listed}{_more(len(done.commands))}.")
    with database.reader() as reader:
        found = mentions(reader, done.names)
    if found:
        say("What it was called still stands in:", err=True)
        for line in found[:_MOST]:
            say(f"  {line}", err=True)
        if len(found) > _MOST:
            say(f"  and {len(found) - _MOST} more", err=True)
    copies = older_copies(database.location)
    if copies:
        say("These files may be older copies, which were not touched:", err=True)
        for path in copies:
            say(f"  {path}", err=True)


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number:,} × {table.replace('_', ' ')}" for table, number in counts.items())


def _more(count: int) -> str:
    return f" and {count - _MOST} more" if count > _MOST else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
