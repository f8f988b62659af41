"""What the history costs: an import, against the same import that records nothing.

The peer is this program with its history writer taken out (``bench.unrecorded``), so
that the ratio is one plus what recording adds. Rows that an import makes at once have
one line of history together, which is why it adds so little. Processor time is compared,
which other programs disturb less.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from bench.harness import BIN, Command, Ratio, once, report
from bench.reported import write_edition, write_extract

_RUNS: Final = 5
_SHELL: Final = shutil.which("sh") or "/bin/sh"


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_extract(folder / "extract.csv", 176_579)
        write_edition(folder / "edition.csv", 16_566)
        subprocess.run([BIN / "chronology", "--db", folder / "empty.db", "init"], check=True)
        for file, what in (
            ("extract.csv", "176,579 rows of 14 columns"),
            ("edition.csv", "16,566 rows of 41 columns"),
        ):
            ours = _import(folder, file, f'"{BIN}/chronology"')
            peer = _import(folder, file, f'"{sys.executable}" -m bench.unrecorded')
            pairs = [(_processor(ours), _processor(peer)) for _ in range(_RUNS)]
            result = Ratio(
                ours=statistics.median(one for one, _ in pairs),
                peer=statistics.median(other for _, other in pairs),
                ratio=statistics.median(one / other for one, other in pairs),
            )
            title = f"chronology import of {what}, against the same without its history"
            report(f"{title} (processor time)", result, "at most 1.25")


def _processor(command: Command) -> float:
    """Run a command and return the seconds of processor time that it and its children took."""
    before = os.times()
    once(command)
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])


def _import(folder: Path, file: str, program: str) -> list[str | Path]:
    path = folder / f"{file}-{'ours' if 'unrecorded' not in program else 'peer'}.sh"
    path.write_text(
        f'set -e\ncp "{folder}/empty.db" "{folder}/made.db"\n'
        f'exec {program} --db "{folder}/made.db" import "{folder}/{file}"\n'
    )
    return [_SHELL, path]


if __name__ == "__main__":
    main()
