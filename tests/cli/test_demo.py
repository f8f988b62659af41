"""`chronology demo`: the main job shown, harmless however often."""

import os
import re
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_shows_the_main_job(run: Run, elsewhere: Path) -> None:
    result = run("demo")
    assert result.status == 0, result.err
    assert result.err == ""
    assert "list --in 2016" in result.out
    assert re.search(r"\d+ events: \d+ certain, \d+ possible", result.out)
    assert "Antep, Turkey" in result.out
    assert "What other claims make of a date" in result.out
    assert "in 2016 and 2017" in result.out
    assert "therefore @57 begins not before 2016-10-01" in result.out
    assert "therefore @57 ends not after 2017-03-31" in result.out
    assert "chronology-demo.csv" in result.out
    assert {path.name for path in elsewhere.iterdir()} == {
        "chronology-demo.db",
        "chronology-demo.csv",
    }


def test_twice_adds_nothing(run: Run, elsewhere: Path) -> None:
    first = run("demo")
    rows = dump(elsewhere / "chronology-demo.db")
    timeline = (elsewhere / "chronology-demo.csv").read_bytes()
    second = run("demo")
    assert second == first
    assert dump(elsewhere / "chronology-demo.db") == rows
    assert (elsewhere / "chronology-demo.csv").read_bytes() == timeline


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    rows = list(connection.iterdump())
    connection.close()
    return rows


def test_the_commands_to_try_next_work_as_printed(process: Run, elsewhere: Path) -> None:
    shown = process("demo").out
    commands = [line.strip() for line in shown.partition("Try next:\n")[2].splitlines()]
    assert len(commands) == 3
    for command in commands:
        done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
        assert done.returncode in (0, 1), command + done.stderr
        assert done.stdout
        assert done.stderr == ""


def test_a_python_of_another_place_is_not_named(
    process: Run, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of which an environment's is but a link, and which knows no such program."""
    other = elsewhere / "other"
    other.mkdir()
    (other / Path(sys.executable).name).symlink_to(os.path.realpath(sys.executable))
    monkeypatch.setenv("PATH", f"{other}:{os.environ['PATH']}")
    shown = process("demo").out.partition("Try next:\n")[2]
    assert shown.count(f"{shlex.quote(sys.executable)} -m chronology --db") == 3


def test_the_installed_program_names_itself(elsewhere: Path) -> None:
    program = Path(sys.executable).with_name("chronology")
    shown = subprocess.run([program, "demo"], capture_output=True, text=True, check=True).stdout
    assert (
        f"\n  {shlex.quote(str(program))} --db chronology-demo.db " in shown
        or "\n  chronology --db" in shown
    )


def test_another_file(run: Run, elsewhere: Path) -> None:
    assert run("demo", "--to", "a file.db").status == 0
    assert (elsewhere / "a file.db").exists()
    assert "--db 'a file.db'" in run("demo", "--to", "a file.db").out


def test_a_chronology_of_ones_own_is_left_alone(run: Run, chronology_file: Path) -> None:
    before = chronology_file.read_bytes()
    result = run("demo", "--to", str(chronology_file))
    assert result.status == 4
    assert "is a chronology of your own; the demo was not put into it." in result.err
    assert chronology_file.read_bytes() == before


def test_the_environment_does_not_lead_the_demo_astray(
    run: Run, chronology_file: Path, elsewhere: Path
) -> None:
    before = chronology_file.read_bytes()
    assert run("demo").status == 0
    assert chronology_file.read_bytes() == before


def test_the_timeline_never_takes_the_place_of_the_database(run: Run, elsewhere: Path) -> None:
    assert run("demo", "--to", "demo.csv").status == 0
    assert (elsewhere / "demo.csv").read_bytes().startswith(b"SQLite format 3")
    assert (elsewhere / "demo.csv.timeline.csv").exists()


def test_on_a_server(run: Run, empty_postgres_url: str) -> None:
    address = empty_postgres_url.replace("tester@", "tester:secret@")
    for _ in range(2):
        result = run("--db", address, "demo")
        assert result.status == 0, result.err
        assert "list --in 2016" in result.out
        assert "secret" not in result.out
