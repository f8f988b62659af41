"""`chronology db`: status, backup and doctor, as they are typed."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from chronology.store.location import Location
from chronology.store.revisions import head

Run = Callable[..., Any]


def spoil(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def test_status_tells_what_the_database_is(own_demo: Location, run: Run) -> None:
    told = run("db", "status")
    assert told.status == 0
    assert told.out.startswith(
        f"{own_demo.shown} is a chronology of schema {head()}, which is up to date."
    )
    lines = [line.split() for line in told.out.splitlines()]
    assert ["events", "100"] in lines
    assert ["sources", "3"] in lines
    assert ["zone", "UTC"] in lines
    assert "chronology demo (command 1)" in told.out
    assert "balusha-mh: 100 events" in told.out


def test_status_for_programs(own_demo: Location, run: Run) -> None:
    state = json.loads(run("db", "status", "--format", "json").out)
    assert state["up_to_date"] is True
    assert state["schema"] == state["program_schema"] == head()
    assert state["engine"] == {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[own_demo.engine]
    assert state["size"] > 100_000
    assert state["counts"]["events"] == 100
    assert state["counts"]["citations"] > 100
    assert state["last_change"]["command"] == "chronology demo"
    assert state["datasets"][0]["events"] == 100


def test_the_size_is_that_of_all_its_files(chronology_file: Path, run: Run) -> None:
    with closing(sqlite3.connect(chronology_file)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("INSERT INTO history_command (at, author, command) VALUES ('a', 'b', 'c')")
        other.commit()
        state = json.loads(run("db", "status", "--format", "json").out)
        log = Path(f"{chronology_file}-wal")
        assert state["files"][str(log)] == log.stat().st_size > 0
        assert state["size"] == sum(state["files"].values()) > chronology_file.stat().st_size


def test_status_of_an_older_chronology(chronology_file: Path, run: Run) -> None:
    spoil(chronology_file, "UPDATE alembic_version SET version_num = '0006'")
    told = run("db", "status", "--format", "json")
    assert told.status == 3
    assert json.loads(told.out)["up_to_date"] is False
    assert "Bring it up to date with `chronology db upgrade`" in told.err


@pytest.mark.parametrize("command", ["status", "doctor", "backup copy.db"])
def test_what_is_not_there(run: Run, command: str) -> None:
    told = run("--db", "none.db", "db", *command.split())
    assert told.status == 3
    assert told.err.startswith("Error: There is no chronology at none.db.")


def test_a_backup_says_how_it_is_restored(own_demo: Location, process: Run, run: Run) -> None:
    told = process("db", "backup", "copy of it.db")
    assert told.status == 0, told.err
    assert "into copy of it.db: 100 events and the history of 1 command" in told.out
    assert "Open it with `chronology --db 'copy of it.db' list`." in told.out
    assert run("--db", "copy of it.db", "list", "--format", "json").status == 0
    again = run("db", "backup", "copy of it.db")
    assert again.status == 4
    assert "replace it with --force" in again.err
    assert run("db", "backup", "copy of it.db", "--force").status == 0


def test_a_password_is_not_printed(run: Run) -> None:
    told = run("--db", "postgresql://ana:s3cret@127.0.0.1:9/none", "db", "backup", "copy.db")
    assert told.status == 3
    assert "s3cret" not in told.out + told.err


def test_the_doctor_of_a_sound_chronology(own_demo: Location, run: Run) -> None:
    told = run("db", "doctor")
    assert told.status == 0, told.out
    assert "is sound: 10 examinations found nothing wrong." in told.out
    state = json.loads(run("db", "doctor", "--format", "json").out)
    assert state["healthy"] is True
    assert state["findings"] == []
    assert run("db", "doctor", "--repair").status == 0
    assert json.loads(run("history", "--format", "json").out)[0]["command"] == "chronology demo"


def test_the_doctor_explains_and_repairs(own_demo_file: Path, process: Run, run: Run) -> None:
    spoil(own_demo_file, "DROP INDEX ix_event_category_id")
    told = run("db", "doctor")
    assert told.status == 3
    assert "is damaged: 1 thing is wrong." in told.out
    assert "missing-index: The index “ix_event_category_id” is missing" in told.out
    assert "--repair" in told.out
    mended = process("db", "doctor", "--repair")
    assert mended.status == 0, mended.out
    assert "Repaired" in mended.out
    assert "demo.db.before-repair-" in mended.out
    assert run("db", "doctor").status == 0
    done = json.loads(run("history", "--format", "json").out)
    assert done[0]["command"] == "chronology db doctor --repair"


def test_what_is_not_repaired_stays_told(own_demo_file: Path, run: Run) -> None:
    spoil(own_demo_file, "UPDATE event SET basis_reason = 'x' WHERE id = 1")
    told = run("db", "doctor", "--repair", "--format", "json")
    assert told.status == 3
    state = json.loads(told.out)
    [finding] = state["findings"]
    assert finding == {
        "kind": "unrecorded-change",
        "severity": "damage",
        "what": finding["what"],
        "count": 1,
        "examples": ["@1"],
        "advice": finding["advice"],
        "repairable": False,
        "repaired": False,
    }
    assert "1 row of event differs from what the history says of it" in finding["what"]
    assert state["backup"] is None


def test_nothing_is_written_into_a_file_that_is_damaged(own_demo_file: Path, run: Run) -> None:
    with open(own_demo_file, "r+b") as file:
        file.truncate(own_demo_file.stat().st_size // 2)
    told = run("db", "doctor")
    assert told.status == 3
    assert "its end is missing" in told.out
    before = own_demo_file.read_bytes()
    assert run("db", "doctor", "--repair").status == 3
    assert own_demo_file.read_bytes() == before


def test_an_older_chronology_is_not_repaired(chronology_file: Path, run: Run) -> None:
    spoil(chronology_file, "DROP INDEX ix_event_category_id")
    spoil(chronology_file, "UPDATE alembic_version SET version_num = '0006'")
    refused = run("db", "doctor", "--repair")
    assert refused.status == 3
    assert "only one of this program's is repaired" in refused.err
