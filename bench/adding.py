"""How long one ``add`` takes, as a process, in a chronology that is full or empty.

The full ones hold 10,000 events: of a thousand people; half of them of one
person; and with 3,000 that hang together by relations, to one of which the new
event is related. The chronology that the peer adds to holds nothing but the
event that the new one comes after.
"""

import sqlite3
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from bench.harness import BIN, compare
from bench.invented import write_events

EVENTS = 10_000
#: How many events hang together by relations.
TOGETHER = 3_000
RUNS = 5

_WORDS: Final = (
    "add", "Seen at the market", "--where", "Market", "--who", "Person 7:participant",
    "--when", "12 March 2017", "--source", "report-7", "--after", "1", "--create",
)  # fmt: skip

_STAMPS: Final = "1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'"


def made(folder: Path, name: str, events: int) -> Path:
    """Return a new chronology of so many invented events."""
    database = folder / f"{name}.db"
    write_events(folder / "events.csv", events, actors=1_000)
    for words in (["init"], ["import", folder / "events.csv"]):
        subprocess.run(
            [BIN / "chronology", "--db", database, *words], check=True, stdout=subprocess.DEVNULL
        )
    with sqlite3.connect(database) as connection:
        # Early, so that whatever is added can come after it.
        connection.execute(
            "UPDATE event SET date_text = '1980', date_edtf = '1980', date_lasting = 0,"
            " date_start_earliest = :first, date_start_latest = :last,"
            " date_end_earliest = :first, date_end_latest = :last WHERE id = 1",
            {"first": 315_532_800, "last": 347_155_200},
        )
    connection.close()
    return database


def crowded(connection: sqlite3.Connection) -> None:
    """Let the person that the new event names hold half of all events."""
    connection.execute(
        "UPDATE participation SET actor_id = (SELECT id FROM actor WHERE name = 'Person 7')"
        " WHERE id % 2 = 0"
    )


def entangled(connection: sqlite3.Connection) -> None:
    """Let the first event and many others hang together, each beside the next."""
    connection.execute(
        "UPDATE event SET date_text = NULL, date_edtf = NULL, date_start_earliest = NULL,"
        " date_start_latest = NULL, date_end_earliest = NULL, date_end_latest = NULL"
        " WHERE id BETWEEN 2 AND :last AND id % 100",
        {"last": TOGETHER},
    )
    connection.execute(
        "UPDATE event SET date_text = '1990/2020', date_edtf = '1990/2020',"
        " date_start_earliest = 631152000, date_start_latest = 631152000,"
        " date_end_earliest = 1609459200, date_end_latest = 1609459200"
        " WHERE id BETWEEN 2 AND :last AND id % 100 = 0",
        {"last": TOGETHER},
    )
    connection.execute(
        "WITH RECURSIVE number(i) AS"  # noqa: S608 - our own numbers
        f" (SELECT 2 UNION ALL SELECT i + 1 FROM number WHERE i < {TOGETHER})"
        " INSERT INTO relation"
        " (uuid, version, created_at, updated_at, event_id, kind, other_id, rank, from_date)"
        f" SELECT printf('%08x-0000-4000-8000-000000000000', i), {_STAMPS},"
        " i, 'overlaps', i / 2, 'normal', 0 FROM number"
    )


def nothing(_connection: sqlite3.Connection) -> None:
    """Leave everything as it is."""


def main() -> None:
    """Print the ratios of an addition."""
    cases = (
        ("of 1,000 people", nothing),
        ("half of them of the person who is named", crowded),
        (f"{TOGETHER:,} of them related, and the new one to these", entangled),
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        empty = made(folder, "empty", 1)
        for number, (words, change) in enumerate(cases):
            full = made(folder, f"full-{number}", EVENTS)
            with sqlite3.connect(full) as connection:
                change(connection)
            connection.close()
            compare(
                f"chronology add among {EVENTS:,} events, {words}, against among none",
                [BIN / "chronology", "--db", full, *_WORDS],
                [BIN / "chronology", "--db", empty, *_WORDS],
                aim="at most 1.5",
                runs=RUNS,
            )


if __name__ == "__main__":
    main()
