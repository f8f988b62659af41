"""What a database's own errors mean to the user, and what to do about them."""

import re
import sqlite3

from chronology.errors import ChronologyError, DatabaseError, DeclinedError
from chronology.store.location import Location

_SQLITE = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_CORRUPT: "corrupt",
    sqlite3.SQLITE_NOTADB: "foreign",
    sqlite3.SQLITE_CANTOPEN: "unopened",
    sqlite3.SQLITE_PERM: "unopened",
    sqlite3.SQLITE_AUTH: "unopened",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_IOERR: "device",
}

# Classes of PostgreSQL's SQLSTATE, the longest that fits deciding.
_POSTGRESQL = {
    "08": "lost",
    "25006": "read-only",
    "25P03": "lost",
    "28": "unreached",
    "3D000": "unreached",
    "3F000": "no-schema",
    "40": "raced",
    "42501": "forbidden",
    "53100": "full",
    "53300": "unreached",
    "55P03": "locked",
    "57014": "stopped",
    "57P": "lost",
    "58": "device",
    "XX001": "corrupt",
    "XX002": "corrupt",
}

#: What its library says, without a code, of a connection that was there and is no more.
_LOST = re.compile("server closed the connection|connection is (?:lost|closed)|consuming input")

#: What PostgreSQL's SQLSTATE of a broken rule is called by SQLite, and what it means.
_RULES = {"23502": "NOT NULL", "23503": "FOREIGN KEY", "23505": "UNIQUE", "23514": "CHECK"}
_RULE_WORDS = {
    "UNIQUE": "there is an entry with the same {} already",
    "NOT NULL": "{} is empty",
    "CHECK": "{}",
}

#: For each kind of fault: its error, the sentence and the cure.
_SENTENCES: dict[str, tuple[type[ChronologyError], str, str]] = {
    "locked": (
        DatabaseError,
        "The database {where} is locked: another program is writing to it.",
        "Try again when it has finished, or wait longer with CHRONOLOGY_LOCK_TIMEOUT (seconds).",
    ),
    "raced": (
        DatabaseError,
        "Somebody else changed the same entries of {where} at the same time; nothing was written.",
        "Try again.",
    ),
    "corrupt": (
        DatabaseError,
        "The database {where} is damaged ({said}).",
        "Restore its latest backup, or recover what can be read with `sqlite3 FILE .recover`.",
    ),
    "unopened": (
        DatabaseError,
        "The database {where} could not be opened ({said}).",
        "See that the file and its folder may be read by you.",
    ),
    "read-only": (
        DeclinedError,
        "Nothing was written: {where} is read-only for you.",
        "Change its permissions and its folder's, or work on a copy.",
    ),
    "forbidden": (
        DeclinedError,
        "Nothing was written: the server does not let you change {where} ({said}).",
        "Ask the database's owner for the right to it, or connect as another user.",
    ),
    "unread": (
        DatabaseError,
        "The server does not let you read {where} ({said}).",
        "Ask the database's owner for the right to it, or connect as another user.",
    ),
    "no-schema": (
        DatabaseError,
        "No schema of {where} can hold a chronology: what `search_path` names is not there.",
        "Make the schema with CREATE SCHEMA, or correct `search_path`.",
    ),
    "stopped": (
        DatabaseError,
        "The server gave up answering ({said}); nothing was written.",
        "Ask for less at a time, or raise `statement_timeout` for your user.",
    ),
    "lost": (
        DatabaseError,
        "The connection to {where} was lost ({said}).",
        "Try again when the server runs; what was read so far is not all.",
    ),
    "lost-writing": (
        DatabaseError,
        "The connection to {where} was lost ({said}); the command was saved whole or not at all.",
        "See in `chronology history` whether it was, before you repeat it.",
    ),
    "full": (
        DeclinedError,
        "Nothing was written to {where}: the disk is full.",
        "Make room and try again.",
    ),
    "device": (
        DeclinedError,
        "Nothing was written to {where}: the disk failed ({said}).",
        "Check the disk and try again.",
    ),
    "unreached": (
        DatabaseError,
        "The database {where} could not be reached ({said}).",
        "Check the address, the name and the password, and that the server runs; `createdb` makes a database.",
    ),
    "other": (
        DatabaseError,
        "The database {where} refused ({said}).",
        "See its state with `chronology db status`.",
    ),
}

#: What a kind of fault is to those who write, and to those who read.
_WRITING = {"unopened": "read-only", "lost": "lost-writing"}
_READING = {"forbidden": "unread"}


def not_found(location: Location) -> DatabaseError:
    """Return the error of a database that is not there."""
    return DatabaseError(
        f"There is no chronology at {location.shown}.",
        "Make one with `chronology init`, or name another with --db or CHRONOLOGY_DB.",
    )


def is_folder(location: Location) -> DatabaseError:
    """Return the error of a path that is a folder."""
    return DatabaseError(
        f"{location.shown} is a folder, not a database.", "Name the file inside it with --db."
    )


def foreign(location: Location) -> DatabaseError:
    """Return the error of a database that holds something else."""
    return DatabaseError(
        f"{location.shown} is not a chronology.",
        "Name another with --db, or make a new one with `chronology init`.",
    )


def may_only_read(location: Location) -> ChronologyError:
    """Return the error of a database on a server that its user may read and not change."""
    where, (raised, sentence, _) = location.shown, _SENTENCES["read-only"]
    return raised(sentence.format(where=where), _SENTENCES["forbidden"][2])


def explain(location: Location, error: BaseException, *, writing: bool = False) -> ChronologyError:
    """Return what the database library's ``error`` means to the user.

    A file that was open already when ``writing`` to it "cannot be opened" is
    the journal that SQLite may not create beside it.
    """
    kind = _kind(error)
    kind = (_WRITING if writing else _READING).get(kind, kind)
    if kind == "foreign":
        return foreign(location)
    if kind == "read-only" and location.engine == "postgresql":
        return may_only_read(location)
    raised, sentence, cure = _SENTENCES[kind]
    if kind == "corrupt" and location.engine == "postgresql":
        cure = "Restore its latest backup, or ask whoever looks after the server."
    return raised(sentence.format(where=location.shown, said=gist(error)), cure)


def breaks_rule(error: BaseException) -> bool:
    """Return whether either library's ``error`` is that a rule of the tables was broken."""
    return any(kind.__name__ == "IntegrityError" for kind in type(error).__mro__)


def broken_rule(error: BaseException) -> str:
    """Return which rule either library's ``error`` says was broken, in the same words for both."""
    said = gist(error)
    kind, _, names = said.partition(" constraint failed")
    names = names.removeprefix(": ")
    if state := getattr(error, "sqlstate", None):
        kind = _RULES.get(str(state), said)
        names = _names_of(error, kind)
    if kind == "FOREIGN KEY":
        return "something would refer to an entry that is not there"
    return _RULE_WORDS[kind].format(names) if kind in _RULE_WORDS else said


def _names_of(error: BaseException, kind: str) -> str:
    """Return what PostgreSQL's rule is about, as SQLite names it."""
    told = error.diag  # type: ignore[attr-defined] # psycopg's errors have one
    if kind == "UNIQUE":
        found = re.search(r"\(([^)]*)\)=", told.message_detail or "")
        columns = found[1].split(", ") if found else [told.constraint_name]
        return ", ".join(f"{told.table_name}.{column}" for column in columns)
    if kind == "NOT NULL":
        return f"{told.table_name}.{told.column_name}"
    return str(told.constraint_name)


def _kind(error: BaseException) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(code, int):
        return _SQLITE.get(code & 0xFF, "other")
    state = getattr(error, "sqlstate", None)
    if isinstance(state, str):
        fitting = (_POSTGRESQL[state[:n]] for n in (5, 3, 2) if state[:n] in _POSTGRESQL)
        return next(fitting, "other")
    if isinstance(error, OSError):
        return "unopened"
    if not type(error).__module__.startswith("psycopg"):
        return "other"
    return "lost" if _LOST.search(str(error)) else "unreached"


def gist(error: BaseException) -> str:
    """Return the gist of a library's message, which may run over many lines.

    Of a server with several addresses PostgreSQL's library tells each attempt on a line
    of its own, after one that says so.
    """
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    if len(lines) > 1 and lines[0].startswith("Multiple connection attempts failed"):
        lines = [lines[-1].removeprefix("- ")]
    return lines[0].rstrip(".") if lines else type(error).__name__
