"""How long an import takes, as a whole process: a CSV of 20,000 invented events.

The peer is ``sqlite-utils insert --csv`` of the same file, which keeps text as
text; ours reads every date, makes the places, people and sources and records
the history.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from bench.harness import BIN, compare
from bench.invented import write_events

EVENTS = 20_000


def main() -> None:
    """Print the ratio of an import."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_events(folder / "events.csv", EVENTS, actors=2_000)
        subprocess.run([BIN / "chronology", "--db", folder / "empty.db", "init"], check=True)
        (folder / "ours.sh").write_text(
            f'cp "{folder}/empty.db" "{folder}/ours.db" && '
            f'exec "{BIN}/chronology" --db "{folder}/ours.db" import "{folder}/events.csv"\n'
        )
        (folder / "peer.sh").write_text(
            f'rm -f "{folder}/peer.db" && '
            f'exec "{BIN}/sqlite-utils" insert "{folder}/peer.db" event "{folder}/events.csv" --csv\n'
        )
        shell = shutil.which("sh") or "/bin/sh"
        compare(
            f"chronology import of {EVENTS:,} rows, against sqlite-utils insert --csv",
            [shell, folder / "ours.sh"],
            [shell, folder / "peer.sh"],
            aim="to be set with bulk loading",
            runs=3,
        )


if __name__ == "__main__":
    main()
