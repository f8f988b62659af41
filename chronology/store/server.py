"""Connections to a PostgreSQL server, for those who read and for those who write."""

import os
from collections.abc import Iterable
from typing import Any, Final

from chronology.errors import DatabaseError
from chronology.store.location import Location

#: Seconds to wait for a server to answer, where neither the address nor PGCONNECT_TIMEOUT says.
_PATIENCE: Final = 10
#: The one way of keeping text that holds every letter, and orders texts as SQLite does.
_ENCODING: Final = "UTF8"

#: The lock by which writers on PostgreSQL take turns, each database its own. Two at a time
#: would each create the name that both lack, and work out what follows without the other's.
TURN: Final = 6_728_164_309


def load_psycopg() -> Any:
    """Return PostgreSQL's library.

    Raises:
        DatabaseError: it is not installed.
    """
    try:
        import psycopg  # noqa: PLC0415 - not installed for those who use SQLite
    except ImportError:
        raise DatabaseError(
            "PostgreSQL needs a library that is not installed.",
            "Install it with `pip install 'psycopg[binary]'`.",
        ) from None
    return psycopg


def server_connection(location: Location) -> Any:
    """Open a database of a server, with no transaction begun.

    What the address says counts, then what PostgreSQL's own variables and files say.

    Raises:
        DatabaseError: the library is not installed, or the database cannot hold all
            letters.
        psycopg.Error: the server is out of reach or lets nobody of that name in.
    """
    psycopg = load_psycopg()
    said = psycopg.conninfo.conninfo_to_dict(location.dsn)
    own = {"client_encoding": _ENCODING, "fallback_application_name": "chronology"}
    if "connect_timeout" not in said and "PGCONNECT_TIMEOUT" not in os.environ:
        own["connect_timeout"] = str(_PATIENCE)
    from chronology.store.sending import SendingConnection  # noqa: PLC0415 - needs the library

    connection = SendingConnection.connect(**{**said, **own})
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != _ENCODING:
        connection.close()
        raise DatabaseError(
            f"The database {location.shown} keeps its text as {encoding}, which cannot hold"
            " every letter of every language.",
            "Make one that can: `createdb --encoding=UTF8 --template=template0 NAME`.",
        )
    return connection


def server_reader(location: Location) -> Any:
    """Open a database for reading, with one snapshot for everything read.

    Raises:
        DatabaseError: as ``server_connection``.
        psycopg.Error: likewise.
    """
    connection = server_connection(location)
    connection.read_only = True
    connection.isolation_level = load_psycopg().IsolationLevel.REPEATABLE_READ
    # To compile one of our questions takes the server seconds, and to answer it an instant.
    connection.execute("SET LOCAL jit = off")
    return connection


def owns(connection: Any, tables: Iterable[str]) -> bool:
    """Return whether this user may remove indexes of these tables, and make them again.

    They are the user's own then, and so may new things in their schema be. Others may
    well write into them.
    """
    owned = (
        "SELECT bool_and(pg_has_role(relowner, 'USAGE')"
        " AND has_schema_privilege(relnamespace, 'CREATE')) FROM pg_class"
        " WHERE oid = ANY (%s::regclass[])"
    )
    return bool(connection.execute(owned, [list(tables)]).fetchone()[0])
