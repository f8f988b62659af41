"""A database of many intervals, written straight into its tables.

One actor holds half of all events, the rest are spread over the others; each
actor's events follow one another, each at a place, each with a source. Some are
planted to overlap at another place, so that there is something to find.

Everything is made by SQL, and the indexes once all rows are there: row by row
through Python, a million events would take minutes.
"""

import sqlite3
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bench.harness import BIN
from chronology.dates import FuzzyDate, Precision
from chronology.dates.civil import DAY, seconds
from chronology.model.stored_dates import to_columns
from chronology.store.copies import refresh_every_copy
from chronology.store.engine import make_engine
from chronology.store.location import Location

AT = "2026-01-01T00:00:00Z"
PLACES = 8
SOURCES = 40

#: The first day of the first event, so early that a million of them lie in the past,
#: and how long after the other each begins.
#: The actor with half of all events has one every ten days.
_FIRST: Final = seconds(-12_000)
_APART: Final = 5 * DAY

#: Where in each stretch of events one clashes: an odd number, so that it is one
#: of the actor with half of all events.
_CLASHING: Final = 501

#: How many days too early it begins: it overlaps the actor's event before.
_EARLY: Final = 8 * DAY


def write_database(path: Path, events: int, *, actors: int, planted: int) -> None:
    """Make a chronology of ``events`` intervals, ``planted`` of them clashing with another."""
    subprocess.run(
        [BIN / "chronology", "--db", path, "init"], check=True, stdout=subprocess.DEVNULL
    )
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA synchronous = OFF; BEGIN")
    indexes = _without_indexes(connection)
    _fill(connection, events, actors, events // planted)
    connection.execute("COMMIT")
    engine = make_engine(Location.parse(str(path), {}))
    with engine.begin() as writer:
        refresh_every_copy(writer)
    connection.executescript("; ".join(("BEGIN", *indexes, "COMMIT")))
    connection.close()


def _without_indexes(connection: sqlite3.Connection) -> list[str]:
    """Drop the indexes, and return what makes them again."""
    sql = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    indexes = connection.execute(sql).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    return [made for _, made in indexes]


def _fill(connection: sqlite3.Connection, events: int, actors: int, stretch: int) -> None:
    """Write every row; of each ``stretch`` of events one clashes."""
    role = connection.execute("SELECT id FROM role WHERE bodily_present ORDER BY id").fetchone()[0]
    clashing = f"(i % {stretch} = {_CLASHING})"
    _insert(connection, "place", PLACES, _named("place"))
    _insert(connection, "actor", actors, {**_named("actor"), "kind": "'person'"})
    _insert(connection, "source", SOURCES, {"slug": "'report-' || i"})
    _insert(connection, "event", events, _event(clashing))
    # A whole season in one place; what clashes is one place further.
    place = f"(i / 1000 + {clashing}) % {PLACES} + 1"
    _insert(connection, "event_place", events, {"event_id": "i", "place_id": place, "role": "'at'"})
    # Every second event is that of the first actor.
    actor = f"CASE WHEN i % 2 THEN 1 ELSE i / 2 % {actors - 1} + 2 END"
    _insert(
        connection,
        "participation",
        events,
        {"event_id": "i", "actor_id": actor, "role_id": str(role)},
    )
    cited = {"event_id": "i", "source_id": f"i % {SOURCES} + 1"}
    _insert(connection, "citation", events, {**cited, "stance": "'supports'", "rank": "'normal'"})


def _named(kind: str) -> dict[str, str]:
    name = f"printf('{kind} %06d', i)"
    return {"name": name, "name_folded": name}


def _event(clashing: str) -> dict[str, str]:
    """Return the columns of events of six days, each after its actor's last."""
    begin = f"({_FIRST} + i * {_APART} - {_EARLY} * {clashing})"
    return {
        "title": "'Event ' || i",
        "text_folded": "'event ' || i",
        "status": "'alleged'",
        "handling": "'public'",
        "manner": "'lasting'",
        **{
            name: f"{begin} + {value}" if name.endswith(("_earliest", "_latest")) else _sql(value)
            for name, value in to_columns("date", _six_days()).items()
        },
    }


def _sql(value: object) -> str:
    if isinstance(value, str):
        return f"'{value}'"
    return "NULL" if value is None else str(value)


def _six_days() -> FuzzyDate:
    """Return a lasting date of six days, of which the first and the last are vague."""
    return FuzzyDate(
        text="from … to …",
        edtf="0000/0000",
        edtf_exact=True,
        start_earliest=0,
        start_latest=DAY,
        end_earliest=5 * DAY,
        end_latest=6 * DAY,
        precision=Precision.RANGE,
        lasting=True,
    )


def _insert(
    connection: sqlite3.Connection, table: str, count: int, columns: Mapping[str, str]
) -> None:
    """Write rows numbered from 1, with what every table has.

    Args:
        connection: where to.
        table: which table.
        count: how many rows.
        columns: of each column its value in SQL, ``i`` being the row's number.
    """
    kind = sum(map(ord, table))
    uuid = f"printf('%08x-0000-4000-8000-%012x', {kind}, i)"
    stamps = {"version": "1", "created_at": f"'{AT}'", "updated_at": f"'{AT}'"}
    whole = {"id": "i", "uuid": uuid, **stamps, **columns}
    connection.execute(
        "WITH RECURSIVE number(i) AS"  # noqa: S608 - our own names
        f" (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < {count})"
        f" INSERT INTO {table} ({', '.join(whole)}) SELECT {', '.join(whole.values())} FROM number"
    )
