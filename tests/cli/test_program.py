"""The program as a whole: its commands, its help, its exit statuses."""

import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import click
import pytest

from chronology.cli import reference
from chronology.cli.program import program
from chronology.cli.table import COMMANDS

Run = Callable[..., Any]

ALL = list(reference.commands())


def test_table_says_what_each_command_says_of_itself() -> None:
    context = click.Context(program)
    for entry in COMMANDS:
        command = program.get_command(context, entry.name)
        assert command is not None
        assert command.name == entry.name
        assert (command.help or "").split("\n\n")[0].replace("\n", " ").strip() == entry.help


def test_table_has_no_name_twice() -> None:
    assert len({entry.name for entry in COMMANDS}) == len(COMMANDS)


def test_help_imports_no_command_and_no_database() -> None:
    script = (
        "import sys; from chronology.cli import main; main(['--help']);"
        "print([m for m in sys.modules if m.startswith(('chronology.cli.commands', 'sqlite3',"
        " 'sqlalchemy', 'pydantic', 'pendulum', 'alembic', 'yaml', 'json'))], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "[]"
    assert all(entry.help in done.stdout for entry in COMMANDS)


def test_no_words_print_the_help(run: Run) -> None:
    assert run() == run("--help")


@pytest.mark.parametrize("path", [path for path, _, _ in ALL])
def test_every_command_has_help_with_an_example(run: Run, path: str) -> None:
    result = run(*path.split()[1:], "--help")
    assert result.status == 0
    assert re.search(r"Examples?:\n +chronology ", result.out)


def test_reference_is_what_the_program_says() -> None:
    written = reference.PAGE.read_text(encoding="utf-8")
    assert written.split() == reference.page().split(), "run `make docs`"


@pytest.mark.parametrize(
    ("words", "suggestion"),
    [
        (["lst"], "Did you mean “list”?"),
        (["actor", "ad"], "Did you mean “add”?"),
        (["db", "stats"], "Did you mean “status”?"),
        (["list", "--catgory", "x"], "--category"),
        (["list", "--format", "jsn"], "json"),
    ],
)
def test_misspelt(run: Run, words: list[str], suggestion: str) -> None:
    result = run(*words)
    assert result.status == 2
    assert suggestion in result.err
    assert "--help" in result.err
    assert result.out == ""
    assert result.is_clean


@pytest.mark.parametrize("group", ["actor", "place", "source", "category", "role", "db"])
def test_group_alone_is_bad_usage(run: Run, group: str) -> None:
    result = run(group)
    assert result.status == 2
    assert "needs a command" in result.err


def test_the_database_is_named_before_the_command(run: Run) -> None:
    result = run("place", "list", "--db", "x.db")
    assert result.status == 2
    assert "It stands before the command: `chronology --db FILE place list`." in result.err


def test_unknown_command_without_a_near_one(run: Run) -> None:
    result = run("xyzzy")
    assert result == (2, "", "Error: There is no command “xyzzy”.\nSee `chronology --help`.\n")


def test_version(run: Run) -> None:
    result = run("--version")
    assert result.status == 0
    assert result.out.startswith("chronology")


def test_undecodable_words_are_refused(process: Run) -> None:
    result = process("date", b"\xff\xfe".decode(errors="surrogateescape"))
    assert result.status == 2
    assert "UTF-8" in result.err
    assert result.is_clean
