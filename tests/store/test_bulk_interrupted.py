"""Long imports that are killed or run out of disk, and those who read meanwhile.

``tests.crash`` kills and fills at chosen moments; here it is the batches that count.
"""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chronology.store.bulk.fresh import fresh_copy
from chronology.store.location import Location
from chronology.store.unit import UnitOfWork
from tests.store.test_bulk import events, rows
from tests.store.test_bulk_fresh import beside

ROOT = Path(__file__).parent.parent.parent

#: Imports without end, and says how far it is: each line one batch.
ENDLESS = """
import sys
from chronology.store.bulk.fresh import fresh_copy
from chronology.store.location import Location
from chronology.store.unit import UnitOfWork
from tests.store.test_bulk import events

with fresh_copy(Location("sqlite", path=sys.argv[1])) as target, UnitOfWork(target, "i") as unit:
    for batch in range({most}):
        events(unit.bulk(), 2000, str(batch))
        print(batch, flush=True)
print("done", flush=True)
"""


def start(path: Path, most: int = 1_000_000) -> "subprocess.Popen[str]":
    """Start a process that fills a chronology."""
    command = [sys.executable, "-c", ENDLESS.format(most=most), str(path)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def wait_for(process: "subprocess.Popen[str]", line: str) -> None:
    assert process.stdout is not None
    for said in process.stdout:
        if said.strip() == line:
            return
    pytest.fail(f"the import ended before it said {line}")


@pytest.mark.slow
@pytest.mark.parametrize("batch", ["0", "3", "40"])
def test_killed_while_it_fills_a_copy(sqlite_db: Location, sqlite_path: Path, batch: str) -> None:
    before = sqlite_path.read_bytes()
    with start(sqlite_path) as process:
        wait_for(process, batch)
        process.kill()
    assert sqlite_path.read_bytes() == before
    assert all(name.startswith(f".{sqlite_path.name}.import-") for name in beside(sqlite_path))
    with fresh_copy(sqlite_db) as target, UnitOfWork(target, "import") as unit:
        events(unit.bulk(), 10)
    assert beside(sqlite_path) == []
    assert rows(sqlite_db, "SELECT count(*) FROM event") == [(10,)]


@pytest.mark.slow
def test_killed_at_any_moment_of_its_end(sqlite_db: Location, sqlite_path: Path) -> None:
    empty = sqlite_path.read_bytes()
    for moment in (0.0, 0.01, 0.03, 0.1):
        sqlite_path.write_bytes(empty)
        with start(sqlite_path, most=6) as process:
            wait_for(process, "5")
            time.sleep(moment)
            process.kill()
        assert rows(sqlite_db, "PRAGMA integrity_check") == [("ok",)]
        found = rows(sqlite_db, "SELECT count(*) FROM event")[0][0]
        assert found in (0, 12_000)
        recorded = rows(sqlite_db, "SELECT sum(row_last - row_id + 1) FROM history_change")[0][0]
        assert (recorded or 0) == found


@pytest.mark.slow
@pytest.mark.parametrize("batch", ["0", "60"])
def test_killed_while_it_writes_where_others_read(
    sqlite_db: Location, sqlite_path: Path, batch: str
) -> None:
    with UnitOfWork(sqlite_db, "first") as unit:
        events(unit.bulk(), 1, "first")
    with start(sqlite_path) as process:
        wait_for(process, batch)
        process.kill()
    assert rows(sqlite_db, "SELECT count(*) FROM event") == [(1,)]
    assert rows(sqlite_db, "PRAGMA integrity_check") == [("ok",)]


def test_readers_never_see_half(sqlite_db: Location, sqlite_path: Path) -> None:
    with UnitOfWork(sqlite_db, "first") as unit:
        events(unit.bulk(), 1, "first")
    seen = {1}
    with start(sqlite_path, most=30) as process:
        wait_for(process, "0")
        while process.poll() is None:
            seen.add(rows(sqlite_db, "SELECT count(*) FROM event")[0][0])
    seen.add(rows(sqlite_db, "SELECT count(*) FROM event")[0][0])
    assert seen == {1, 60_001}


def fill_until_full(path: Path) -> None:
    """Fill a chronology where no file may grow beyond two megabytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
    command = ENDLESS.format(most=1000)
    os.execv(sys.executable, [sys.executable, "-c", command, str(path)])


@pytest.mark.slow
def test_a_disk_that_is_full(sqlite_db: Location, sqlite_path: Path) -> None:
    before = sqlite_path.read_bytes()
    program = (
        "import sys; from pathlib import Path;"
        " from tests.store.test_bulk_interrupted import fill_until_full;"
        " fill_until_full(Path(sys.argv[1]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(sqlite_path)],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 1
    assert "DeclinedError: Nothing was written" in done.stderr
    assert str(sqlite_path) in done.stderr
    assert ".import-" not in done.stderr.rsplit("DeclinedError", 1)[1]
    assert sqlite_path.read_bytes() == before
    assert beside(sqlite_path) == []
