"""How long ``check`` takes, as a whole process, on 20,000 invented events.

The limit is one sweep in SQL over the same participations: every event of an
actor beside the actor's next one, by an index, which any check of overlapping
timelines has to look at.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from bench.harness import BIN, compare
from bench.invented import write_events

EVENTS = 20_000

SWEEP = """
import sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute('''
    SELECT count(*) FROM (
        SELECT e.date_start_earliest AS start,
               lag(e.date_end_latest) OVER (
                   PARTITION BY p.actor_id ORDER BY e.date_start_earliest
               ) AS previous_end
        FROM participation AS p JOIN event AS e ON e.id = p.event_id
    ) AS pairs WHERE start < previous_end
''').fetchall()
"""


def main() -> None:
    """Print the ratio of a check."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = folder / "chronology.db"
        write_events(folder / "events.csv", EVENTS, actors=2_000)
        for words in (["init"], ["import", folder / "events.csv"]):
            subprocess.run(
                [BIN / "chronology", "--db", database, *words],
                check=True,
                stdout=subprocess.DEVNULL,
            )
        compare(
            f"chronology check of {EVENTS:,} events, against one sweep in SQL",
            [BIN / "chronology", "--db", database, "check"],
            [sys.executable, "-c", SWEEP, database],
            aim="to be set with the temporal network",
            runs=5,
        )


if __name__ == "__main__":
    main()
