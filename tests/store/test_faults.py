"""What a database's own errors mean to the user."""

import sqlite3

import pytest

from chronology.errors import DatabaseError, DeclinedError
from chronology.store.faults import explain
from chronology.store.location import Location

FILE = Location("sqlite", path="case.db")
SERVER = Location("postgresql", dsn="postgresql://ann:pw@host/case")


def sqlite_fault(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("as the library says")
    error.sqlite_errorcode = code
    return error


def server_fault(state: str | None) -> Exception:
    made = type("Fault", (Exception,), {"__module__": "psycopg.errors", "sqlstate": state})
    return made("as the library says\nDETAIL: more")


@pytest.mark.parametrize(
    ("code", "kind", "message"),
    [
        (sqlite3.SQLITE_BUSY, DatabaseError, "case.db is locked"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, DatabaseError, "case.db is locked"),
        (sqlite3.SQLITE_CORRUPT, DatabaseError, "case.db is damaged"),
        (sqlite3.SQLITE_NOTADB, DatabaseError, "case.db is not a chronology"),
        (sqlite3.SQLITE_CANTOPEN, DatabaseError, "case.db could not be opened"),
        (sqlite3.SQLITE_READONLY, DeclinedError, "case.db is read-only"),
        (sqlite3.SQLITE_FULL, DeclinedError, "case.db: the disk is full"),
        (sqlite3.SQLITE_IOERR_WRITE, DeclinedError, r"the disk failed \(as the library says\)"),
        (sqlite3.SQLITE_ERROR, DatabaseError, r"refused \(as the library says\)"),
    ],
)
def test_sqlite(code: int, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message) as caught:
        raise explain(FILE, sqlite_fault(code))
    assert caught.value.cure


@pytest.mark.parametrize(
    ("state", "kind", "message"),
    [
        ("55P03", DatabaseError, "is locked"),
        ("40001", DatabaseError, "at the same time"),
        ("40P01", DatabaseError, "at the same time"),
        ("25006", DeclinedError, "read-only"),
        ("42501", DeclinedError, "read-only"),
        ("53100", DeclinedError, "the disk is full"),
        ("58030", DeclinedError, "the disk failed"),
        ("XX001", DatabaseError, "is damaged"),
        ("42703", DatabaseError, r"refused \(as the library says\)"),
        (None, DatabaseError, "could not be reached"),
    ],
)
def test_postgresql(state: str | None, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message) as caught:
        raise explain(SERVER, server_fault(state))
    assert "pw" not in str(caught.value)


def test_a_journal_that_cannot_be_made_is_a_folder_that_is_read_only() -> None:
    error = explain(FILE, sqlite_fault(sqlite3.SQLITE_CANTOPEN), writing=True)
    assert isinstance(error, DeclinedError)


def test_an_error_without_words() -> None:
    assert "refused (RuntimeError)" in str(explain(FILE, RuntimeError()))
