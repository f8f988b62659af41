"""Eight people add, others read and check, and one may import: nothing is lost, nobody waits in vain."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from chronology.store.location import Location
from tests.blank import by_hand, words_for
from tests.crash.crowd import WRITERS
from tests.crash.keeper import Ended, Keeper
from tests.crash.script import dataset
from tests.crash.state import require_sound
from tests.crash.tracing import Blow

ROOT = Path(__file__).parent.parent.parent


def crowd(place: Location, count: int, file: str = "") -> list[dict[str, Any]]:
    """Let everybody work on a chronology; return what came of each command."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash.crowd", words_for(place), str(count), file],
        capture_output=True, text=True, check=True, cwd=ROOT,
        env={**os.environ, "CHRONOLOGY_LOCK_TIMEOUT": "300"},
    )  # fmt: skip
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def nothing_is_lost(place: Location, done: list[dict[str, Any]], count: int, more: int) -> None:
    kinds = Counter(one["command"] for one in done)
    assert kinds["add"] == WRITERS * count
    assert {one["err"] for one in done if one["status"] > 1} == set()
    # A check may find something, which is no error.
    assert {one["command"] for one in done if one["status"] == 1} <= {"check"}
    ids = [int(n) for one in done for n in re.findall(r"^@(\d+) Writer", one["out"], re.MULTILINE)]
    assert len(set(ids)) == len(ids) == WRITERS * count
    events = WRITERS * count + more
    assert by_hand(
        place, "SELECT count(*), count(DISTINCT uuid), count(DISTINCT title) FROM event"
    )[0][:2] == (events, events)
    titles = by_hand(place, "SELECT title FROM event WHERE substr(title, 1, 6) = 'Writer'")
    assert len(set(titles)) == len(titles) == WRITERS * count
    assert by_hand(
        place, "SELECT name FROM place WHERE name IN ('Port 0', 'Port 1', 'Port 2') ORDER BY name"
    ) == [(f"Port {number}",) for number in range(min(count, 3))]
    recorded = (
        "SELECT sum(COALESCE(row_last, row_id) - row_id + 1) FROM history_change"
        " WHERE table_name = 'event' AND operation = 'insert'"
    )
    assert by_hand(place, recorded) == [(events,)]
    require_sound(place)


def test_eight_add(one_db: Location) -> None:
    nothing_is_lost(one_db, crowd(one_db, 3), 3, 0)


@pytest.mark.slow
def test_eight_add_many(db: Location) -> None:
    nothing_is_lost(db, crowd(db, 250), 250, 0)


@pytest.mark.slow
@pytest.mark.parametrize("rows", [4000])
def test_an_import_while_others_add(db: Location, tmp_path: Path, rows: int) -> None:
    """Into an empty chronology: on SQLite the file is replaced while others wait for it."""
    done = crowd(db, 10, str(dataset(tmp_path / "ged.csv", rows)))
    nothing_is_lost(db, done, 10, rows)


def test_an_id_is_never_used_again(one_db: Location, keeper: Keeper) -> None:
    def does(*words: str, at: int = 0) -> Ended:
        return keeper.run(
            "--db", words_for(one_db), *words, blow=Blow.KILL if at else Blow.NONE, at=at
        )

    given: list[str] = []
    changes = 0
    for then in ("rm", "undo", "killed", "failed", ""):
        added = does("add", "An event")
        assert added.status == 0, added
        given += re.findall(r"^@(\d+) ", added.out)
        changes = added.changes
        if then == "rm":
            assert does("rm", given[-1], "--yes").status == 0
        elif then == "undo":
            assert does("undo").status == 0
        elif then == "killed":
            assert does("add", "One that is killed", at=changes // 2).status == -9
        elif then == "failed":
            assert does("add", "One that is refused", "--when", "30 February 2016").status == 2
    numbers = [int(number) for number in given]
    assert numbers == sorted(set(numbers))
    assert len(numbers) == 5
