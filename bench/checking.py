"""How long a whole ``check`` takes on a million intervals, as a process.

There are 100,000 actors, of whom one holds half of all events, and a hundred
planted clashes, all of which must be found. The limit is what SQL alone takes,
in a Python process of its own, to find the same clashes in a table made for
nothing else, with an index that covers all it reads: in one sweep (a window
function), or by joining the index to itself. The same at a tenth of the size
shows whether the time grows as the events do.

Then a dataset as it is published: ``check`` of an import of 176,579 rows, against
the import itself.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.conflict_rows import DISORDERLY, write_rows
from bench.conflict_rows import EVENTS as ROWS
from bench.harness import BIN, Command, compare
from bench.intervals import write_database

EVENTS = 1_000_000
PLANTED = 100

_TABLE = """
    CREATE TABLE presence AS
        SELECT p.actor_id AS actor, e.date_start_latest AS start, e.date_end_earliest AS stop,
               w.place_id AS place, p.event_id AS event
        FROM participation AS p JOIN event AS e ON e.id = p.event_id
        JOIN event_place AS w ON w.event_id = e.id;
    CREATE INDEX covering ON presence (actor, start, stop, place, event);
"""

_SWEEP = """
    SELECT event, other FROM (
        SELECT event, start, place, lag(event) OVER sweep AS other,
               lag(stop) OVER sweep AS before, lag(place) OVER sweep AS there
        FROM presence
        WINDOW sweep AS (PARTITION BY actor ORDER BY start, stop, place, event)
    ) WHERE before > start AND there <> place
"""

_JOIN = """
    SELECT a.event, b.event FROM presence AS a JOIN presence AS b
    ON b.actor = a.actor AND b.start >= a.start AND b.start < a.stop AND b.place <> a.place
"""

_PEER = (
    "import sqlite3, sys; print(len(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall()))"
)


def findings(check: Command, folder: Path) -> tuple[list[str], str]:
    """Run a check once; return its findings as lines of JSON, and how it went."""
    with (folder / "found.jsonl").open("w+", encoding="utf-8") as found:
        process = subprocess.Popen([*check, "--format", "jsonl"], stdout=found)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        found.seek(0)
        return found.readlines(), (
            f"exit {process.returncode}, peak memory {used.ru_maxrss / 1024:.0f} MB"
        )


def against(database: Path, events: int, runs: int) -> None:
    """Print the ratios of a check of so many events."""
    check: Command = [BIN / "chronology", "--db", database, "check"]
    lines, how = findings(check, database.parent)
    clashes = sum('"two-places"' in line for line in lines)
    print(
        f"check of {events:,} events: {len(lines)} findings, {clashes} of {PLANTED} planted"
        f" clashes, {how}"
    )
    for name, sql in (("a sweep", _SWEEP), ("a join of the index to itself", _JOIN)):
        compare(
            f"chronology check of {events:,} events, against {name} in SQL",
            check,
            [sys.executable, "-c", _PEER, database, sql],
            aim="at most 2",
            runs=runs,
        )


def of_an_import(folder: Path, runs: int) -> None:
    """Print the ratios of checks of an imported dataset to its import."""
    chronology, rows = BIN / "chronology", folder / "rows.csv"
    write_rows(rows)
    empty, filled = folder / "empty.db", folder / "filled.db"
    subprocess.run([chronology, "--db", empty, "init"], check=True, stdout=subprocess.DEVNULL)
    # The import that the check is held against fills what the check reads.
    script = folder / "import.sh"
    script.write_text(
        f'cp "{empty}" "{filled}" && exec "{chronology}" --db "{filled}" import "{rows}"\n'
    )
    filling: Command = [shutil.which("sh") or "/bin/sh", script]
    subprocess.run(list(map(str, filling)), check=True, stdout=subprocess.DEVNULL)
    for options in ((), ("--possible",)):
        check: Command = [chronology, "--db", filled, "check", *options]
        lines, how = findings(check, folder)
        disorderly = sum('"measure-order"' in line for line in lines)
        words = " ".join(("check", *options))
        print(
            f"{words} of an import of {ROWS:,} rows: {len(lines)} findings, {disorderly} of"
            f" {DISORDERLY} disorderly counts, {how}"
        )
        title = f"chronology {words} of an import of {ROWS:,} rows, against that import"
        compare(title, check, filling, aim="at most 1", runs=runs)


def main() -> None:
    """Print the ratios, at a tenth of the size and at the whole."""
    for events, runs in ((EVENTS // 10, 7), (EVENTS, 5)):
        with tempfile.TemporaryDirectory() as name:
            database = Path(name) / "chronology.db"
            write_database(database, events, actors=events // 10, planted=PLANTED)
            with sqlite3.connect(database) as connection:
                connection.executescript(_TABLE)
            connection.close()
            against(database, events, runs)
    with tempfile.TemporaryDirectory() as name:
        of_an_import(Path(name), runs=3)


if __name__ == "__main__":
    main()
