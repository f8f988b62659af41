"""A database of many intervals, written straight into its tables.

One actor holds half of all events, the rest are spread over the others; each
actor's events follow one another, each at a place, each with a source. Some are
planted to overlap at another place, so that there is something to find.
"""

import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from bench.harness import BIN
from chronology.dates import FuzzyDate, Precision
from chronology.dates.civil import DAY, seconds
from chronology.model.stored_dates import to_columns

AT = "2026-01-01T00:00:00Z"
PLACES = 8
SOURCES = 40

_STAMPS = {"version": 1, "created_at": AT, "updated_at": AT}


def write_database(path: Path, events: int, *, actors: int, planted: int) -> None:
    """Make a chronology of ``events`` intervals, ``planted`` of them clashing with another."""
    subprocess.run(
        [BIN / "chronology", "--db", path, "init"], check=True, stdout=subprocess.DEVNULL
    )
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous = OFF")
    role = connection.execute("SELECT id FROM role WHERE bodily_present ORDER BY id").fetchone()[0]
    _insert(connection, "place", _named("place", PLACES))
    _insert(connection, "actor", (row | {"kind": "person"} for row in _named("actor", actors)))
    _insert(connection, "source", ({"slug": f"report-{n}"} for n in range(1, SOURCES + 1)))
    clashing = set(range(1001, events, max(1, events // max(1, planted)))) if planted else set()
    _insert(connection, "event", _events(events, clashing))
    numbers = range(1, events + 1)
    _insert(
        connection,
        "event_place",
        ({"event_id": n, "place_id": _place(n, n in clashing), "role": "at"} for n in numbers),
    )
    _insert(
        connection,
        "participation",
        ({"event_id": n, "actor_id": _actor(n, actors), "role_id": role} for n in numbers),
    )
    _insert(
        connection,
        "citation",
        (
            {"event_id": n, "source_id": n % SOURCES + 1, "stance": "supports", "rank": "normal"}
            for n in numbers
        ),
    )
    connection.execute("ANALYZE")
    connection.commit()
    connection.close()


def _named(kind: str, count: int) -> Iterator[dict[str, object]]:
    for number in range(1, count + 1):
        name = f"{kind} {number:06d}"
        yield {"name": name, "name_folded": name}


def _actor(event: int, actors: int) -> int:
    """Return whose event it is: every second one is that of the first actor."""
    return 1 if event % 2 else event // 2 % (actors - 1) + 2


def _place(event: int, clashing: bool) -> int:
    # A whole season in one place; what clashes is one place further.
    return (event // 1000 + clashing) % PLACES + 1


def _events(count: int, clashing: set[int]) -> Iterator[dict[str, object]]:
    """Yield events of six days, each after its actor's last; some begin too early."""
    first = seconds(-5000)
    for number in range(1, count + 1):
        # The actor with half of all events has one every ten days.
        begin = first + number * 5 * DAY - (8 * DAY if number in clashing else 0)
        date = _lasting(begin, begin + 6 * DAY)
        yield {
            "title": f"Event {number}",
            "text_folded": f"event {number}",
            "status": "alleged",
            "handling": "public",
            "manner": "lasting",
            **to_columns("date", date),
        }


def _lasting(begin: int, end: int) -> FuzzyDate:
    return FuzzyDate(
        text="from … to …",
        edtf="0000/0000",
        edtf_exact=True,
        start_earliest=begin,
        start_latest=begin + DAY,
        end_earliest=end - DAY,
        end_latest=end,
        precision=Precision.RANGE,
        lasting=True,
    )


def _insert(connection: sqlite3.Connection, table: str, rows: Iterator[dict[str, object]]) -> None:
    """Write rows, numbered from 1, with what every table has."""
    kind = sum(map(ord, table)) << 64
    statement = ""
    batch = []
    for number, row in enumerate(rows, 1):
        whole = {"id": number, "uuid": str(UUID(int=kind + number)), **_STAMPS, **row}
        if not statement:
            named = ", ".join(whole), ", ".join(f":{name}" for name in whole)
            statement = f"INSERT INTO {table} ({named[0]}) VALUES ({named[1]})"  # noqa: S608 - our own names
        batch.append(whole)
        if len(batch) == 10_000:
            connection.executemany(statement, batch)
            batch = []
    connection.executemany(statement, batch)
