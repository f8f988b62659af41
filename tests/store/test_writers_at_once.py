"""Several people write at once, on either engine: nothing is lost, and nobody is left waiting."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from chronology.store.location import Location
from tests.blank import by_hand, words_for

#: Adds events of its own name, and edits each as it goes; an import or a reading between.
PERSON = """
import sys
from chronology.cli import main

address, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
statuses = []
def does(*words):
    statuses.append(main(["--db", address, *words]))
for number in range(count):
    does("add", f"{name} {number}", "--when", "2016", "--where", f"Port {number % 3}", "--create")
    if number % 5 == 2:
        does("import", f"{name}.csv")
    if number % 5 == 3:
        does("list", "--in", "2016", "--format", "csv")
    if number % 5 == 4:
        does("check", "--possible", "--format", "json")
print("statuses", *sorted(set(statuses)), file=sys.stderr)
"""


def people(place: Location, folder: Path, count: int) -> list[tuple[str, str]]:
    """Let four people write at once; return what each printed."""

    def person(name: str) -> tuple[str, str]:
        rows = "".join(f"{name} row {number},{1900 + number}\n" for number in range(5))
        (folder / f"{name}.csv").write_text(f"title,when\n{rows}")
        done = subprocess.run(
            [sys.executable, "-c", PERSON, words_for(place), name, str(count)],
            capture_output=True, text=True, check=False, cwd=folder,
            env={**os.environ, "CHRONOLOGY_LOCK_TIMEOUT": "120"},
        )  # fmt: skip
        return done.stdout, done.stderr

    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(person, ("Ada", "Ben", "Cem", "Dua")))


def nothing_was_lost(place: Location, said: Sequence[tuple[str, str]], count: int) -> None:
    for _, err in said:
        assert "Error" not in err
        assert re.search(r"^statuses 0( 1)?$", err, re.MULTILINE), err
    ids = [int(number) for out, _ in said for number in re.findall(r"^@(\d+) ", out, re.MULTILINE)]
    assert len(set(ids)) == len(ids) == 4 * count
    # However often somebody imports the same file, its rows are added once.
    imports = 4 * 5
    assert by_hand(place, "SELECT count(*), count(DISTINCT uuid) FROM event") == [
        (4 * count + imports, 4 * count + imports)
    ]
    assert by_hand(place, "SELECT name FROM place ORDER BY name") == [
        (f"Port {number}",) for number in range(3)
    ]
    recorded = by_hand(
        place,
        "SELECT sum(COALESCE(row_last, row_id) - row_id + 1) FROM history_change"
        " WHERE table_name = 'event' AND operation = 'insert'",
    )
    assert recorded == [(4 * count + imports,)]


@pytest.mark.parametrize(
    "count", [5, pytest.param(50, marks=pytest.mark.slow)], ids=["few", "many"]
)
def test_four_people(db: Location, tmp_path: Path, count: int) -> None:
    nothing_was_lost(db, people(db, tmp_path, count), count)
