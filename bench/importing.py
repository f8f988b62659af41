"""How long an import takes, as a whole process, into a chronology that holds nothing.

The peer is ``sqlite-utils insert --csv`` followed by ``enable-fts`` of the same file,
which keeps text as text; ours reads every date, makes the places, people and sources,
indexes and full text, and records the history. Into PostgreSQL the peer is our own
import into SQLite; ``CHRONOLOGY_TEST_POSTGRES`` names the server, as for the tests.
``python -m bench.importing 1000000`` tells the memory that so many rows take instead,
``python -m bench.importing 1000000 jsonl`` that of so many events in our own format.
"""

import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from bench.harness import BIN, compare, once, surroundings
from bench.invented import write_events, write_lines
from bench.reported import write_edition, write_extract

_SHELL: Final = shutil.which("sh") or "/bin/sh"
_RUNS: Final = 3
_SEARCHED: Final = "conflict_name side_a side_b"


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_extract(folder / "extract.csv", 176_579)
        write_edition(folder / "edition.csv", 16_566)
        write_events(folder / "events.csv", 20_000, actors=2_000)
        _init(folder)
        for file, searched, what in (
            ("extract.csv", _SEARCHED, "176,579 rows of 14 columns"),
            ("edition.csv", _SEARCHED, "16,566 rows of 41 columns"),
            ("events.csv", "title", "20,000 rows of a table of ours"),
        ):
            compare(
                f"chronology import of {what}, against sqlite-utils insert --csv and enable-fts",
                _ours(folder, file),
                _peer(folder, file, searched),
                aim="at most 0.5, better 0.3",
                runs=_RUNS,
            )
        _into_postgresql(folder, "extract.csv")


def _init(folder: Path) -> None:
    subprocess.run([BIN / "chronology", "--db", folder / "empty.db", "init"], check=True)


def _script(path: Path, *lines: str) -> list[str | Path]:
    path.write_text("set -e\n" + "\n".join(lines) + "\n")
    return [_SHELL, path]


def _ours(folder: Path, file: str) -> list[str | Path]:
    return _script(
        folder / f"ours-{file}.sh",
        f'cp "{folder}/empty.db" "{folder}/ours.db"',
        f'exec "{BIN}/chronology" --db "{folder}/ours.db" import "{folder}/{file}"',
    )


def _peer(folder: Path, file: str, searched: str) -> list[str | Path]:
    program = f'"{BIN}/sqlite-utils"'
    return _script(
        folder / f"peer-{file}.sh",
        f'rm -f "{folder}/peer.db"',
        f'{program} insert "{folder}/peer.db" event "{folder}/{file}" --csv',
        f'exec {program} enable-fts "{folder}/peer.db" event {searched}',
    )


def _into_postgresql(folder: Path, file: str) -> None:
    server = os.environ.get("CHRONOLOGY_TEST_POSTGRES")
    if not server:
        print("import into PostgreSQL: not measured; CHRONOLOGY_TEST_POSTGRES names no server")
        return
    import psycopg  # noqa: PLC0415 - not everybody who measures has a server

    base = server.rstrip("/")
    empty = f"bench_{os.getpid()}"
    fresh = [f"{empty}_{n}" for n in range(_RUNS + 1)]
    with psycopg.connect(f"{base}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {empty}")
        try:
            once([BIN / "chronology", "--db", f"{base}/{empty}", "init"])
            for name in fresh:
                connection.execute(f"CREATE DATABASE {name} TEMPLATE {empty}")
            (folder / "next").write_text("0")
            into = _script(
                folder / "postgresql.sh",
                f'n=$(cat "{folder}/next")',
                f'echo $((n + 1)) > "{folder}/next"',
                f'exec "{BIN}/chronology" --db "{base}/{empty}_$n" import "{folder}/{file}"',
            )
            result = compare(
                "the same file into PostgreSQL, against our own import into SQLite",
                into,
                _ours(folder, file),
                aim="at most 1.5",
                runs=_RUNS,
            )
            # Of a server that has just been made the first is slower: its files grow.
            first = result.first / result.peer
            print(
                f"    the import before those, the server’s first: {result.first:.1f} s ({first:.2f})"
            )
        finally:
            for name in (*fresh, empty):
                connection.execute(f"DROP DATABASE IF EXISTS {name}")


def memory(count: int, kind: str = "csv") -> None:
    """Print the most memory that an import takes.

    Args:
        count: how many rows or events the file has.
        kind: "csv" for a table of a publisher, "jsonl" for our own format.
    """
    write, what = (write_lines, "events") if kind == "jsonl" else (write_extract, "rows")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / f"large.{kind}"
        # What a process holds when it begins another counts as the other's own.
        writing = multiprocessing.get_context("spawn").Process(target=write, args=(file, count))
        writing.start()
        writing.join()
        _init(folder)
        started = time.perf_counter()
        process = subprocess.Popen(
            _ours(folder, file.name), stdout=subprocess.DEVNULL, env=surroundings()
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        print(
            f"import of {count:,} {what}: {time.perf_counter() - started:.1f} s,"
            f" {used.ru_utime:.1f} s of processor, {used.ru_maxrss / 1024:.0f} MB at most,"
            f" exit {process.returncode}   (aim: below 400 MB)"
        )


if __name__ == "__main__":
    if sys.argv[1:]:
        memory(int(sys.argv[1]), *sys.argv[2:3])
    else:
        main()
