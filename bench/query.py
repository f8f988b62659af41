"""How long a question takes, as a whole process: ``list --in 2016`` on the demo database.

The peer is ``sqlite-utils query`` reading the same rows; the limit, below which
no program can go that parses its command line with click and reads SQLite, is a
Python that imports both and stops.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from bench.harness import BIN, compare

#: The rows of the answer, in its order: what happened, possibly or certainly, in 2016.
SAME_ROWS = """
SELECT e.id, e.uuid, e.title, e.date_text, e.date_edtf, e.status, e.description
FROM event AS e
WHERE e.date_start_earliest < 1483228800 AND e.date_end_latest > 1451606400
ORDER BY e.date_start_earliest, e.date_end_latest, e.date_precision_rank, e.id
"""


def main() -> None:
    """Print the ratios of the query."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [BIN / "chronology", "demo"], cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
        database = next(Path(folder).glob("*.db"))
        ours = [BIN / "chronology", "--db", database, "list", "--in", "2016"]
        compare(
            "chronology list --in 2016, against sqlite-utils query of the same rows",
            ours,
            [BIN / "sqlite-utils", "query", database, SAME_ROWS],
            aim="at most 0.15",
        )
        compare(
            "chronology list --in 2016, against a Python that imports click and sqlite3",
            ours,
            [sys.executable, "-c", "import click, sqlite3"],
            aim="near 1, the limit",
        )


if __name__ == "__main__":
    main()
