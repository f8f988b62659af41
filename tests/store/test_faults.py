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
        ("42501", DatabaseError, r"does not let you read .* \(as the library says\)"),
        ("3F000", DatabaseError, "what `search_path` names is not there"),
        ("57014", DatabaseError, "gave up answering"),
        ("57P01", DatabaseError, "The connection to .* was lost"),
        ("25P03", DatabaseError, "The connection to .* was lost"),
        ("08006", DatabaseError, "The connection to .* was lost"),
        ("28P01", DatabaseError, "could not be reached"),
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


@pytest.mark.parametrize(
    ("state", "kind", "message"),
    [
        ("42501", DeclinedError, r"does not let you change .* \(as the library says\)"),
        ("57P01", DatabaseError, "was saved whole or not at all"),
    ],
)
def test_writing_on_a_server(state: str, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        raise explain(SERVER, server_fault(state), writing=True)


def test_an_attempt_at_each_address_of_a_server() -> None:
    said = "Multiple connection attempts failed. All failures were:\n- host a: no\n- host b: closed"
    made = type("Fault", (Exception,), {"__module__": "psycopg"})
    assert "could not be reached (host b: closed)" in str(explain(SERVER, made(said)))


def test_a_journal_that_cannot_be_made_is_a_folder_that_is_read_only() -> None:
    error = explain(FILE, sqlite_fault(sqlite3.SQLITE_CANTOPEN), writing=True)
    assert isinstance(error, DeclinedError)


def test_an_error_without_words() -> None:
    assert "refused (RuntimeError)" in str(explain(FILE, RuntimeError()))
