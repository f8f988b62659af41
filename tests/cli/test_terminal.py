"""What is different at a terminal: questions, colour, a limit; and never in a pipe."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from chronology.store.location import Location

Run = Callable[..., Any]


def titles(run: Run) -> list[str]:
    return [event["title"] for event in json.loads(run("list", "--format", "json").out)]


def test_a_table_is_limited_at_a_terminal_and_says_so(terminal: Run, own_demo: Location) -> None:
    result = terminal("list")
    assert result.status == 0
    total = result.out.split("50 of ")[1].split(";")[0]
    assert int(total) > 50
    assert "see more with --limit" in result.out


@pytest.mark.parametrize("words", [["--limit", "0"], ["--format", "csv"], ["--in", "2016"]])
def test_other_lists_are_whole_at_a_terminal(
    terminal: Run, own_demo: Location, words: list[str]
) -> None:
    result = terminal("list", *words)
    assert result.status == 0
    assert "50 of" not in result.out


def test_a_list_in_a_pipe_is_whole_and_plain(process: Run, own_demo: Location) -> None:
    result = process("list")
    assert result.err == ""
    assert "\x1b" not in result.out
    assert len(json.loads(process("list", "--format", "json").out)) > 50


def test_a_limit_in_a_pipe_is_said_on_stderr(process: Run, own_demo: Location) -> None:
    result = process("list", "--limit", "2", "--format", "jsonl")
    assert len(result.out.splitlines()) == 2
    assert result.err.startswith("2 of ")


def test_how_many_is_never_cut(terminal: Run, process: Run, own_demo: Location) -> None:
    question = ["ask", "how", "many", "events", "in", "Turkey", "or", "Syria"]
    piped = process(*question).out.splitlines()[-1]
    assert piped in terminal(*question).out.replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert process(*question, "--limit", "1").out.splitlines()[-1] == piped


def test_an_answer_is_cut_when_told(process: Run, own_demo: Location) -> None:
    result = process("ask", "what happened in 2014", "--limit", "2", "--format", "jsonl")
    assert len(result.out.splitlines()) == 2
    assert "Understood as" in result.err
    assert "2 of " in result.err


def test_colour_only_at_a_terminal(
    terminal: Run, own_demo: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b[" in terminal("list", "--in", "2016").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in terminal("list", "--in", "2016").out


def test_a_table_fits_the_terminal(
    terminal: Run, own_demo: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert max(map(len, terminal("list", "--in", "2016").out.splitlines())) <= 100


def test_add_asks_field_by_field(terminal: Run, run: Run, chronology: Location) -> None:
    result = terminal(
        "add",
        answers=[
            ("What happened?", "\n"),
            ("a few words", ""),
            ("What happened?", "A bridge opens\n"),
            ("When?", "30 February 2016\n"),
            ("cannot be read as a date", ""),
            ("When?", "mid-March 2017\n"),
            ("read as:", ""),
            ("Where?", "from: Urfa\n"),
            ("and?", "\n"),
            ("Who?", "Engineer\n"),
            ("and?", "\n"),
            ("Category?", "\n"),
            ("Source?", "wire#line 3\n"),
            ("Whose words", "\n"),
            ("What date does it give", "March 2017\n"),
            ("Description?", "At last.\n"),
            ("There is no place “Urfa”.", ""),
            ("Enter to stop:", "n\n"),
            ("There is no actor “Engineer”.", ""),
            ("Enter to stop:", "n\n"),
            ("There is no source “wire”.", ""),
            ("Enter to stop:", "n\n"),
        ],
    )
    assert result.status == 0, result.out
    assert "@1 A bridge opens" in result.out
    (event,) = json.loads(run("list", "--format", "json").out)
    assert event["when"]["edtf"] == "[2017-03-11..2017-03-20]"
    assert event["places"] == [{"name": "Urfa", "role": "from"}]
    assert event["sources"] == ["wire"]
    assert event["description"] == "At last."


def test_a_close_name_is_chosen_by_its_number(
    terminal: Run, run: Run, chronology: Location
) -> None:
    run("place", "add", "Gaziantep", "--alias", "Antep")
    result = terminal(
        "add",
        "X",
        "--where",
        "Gaziantap",
        answers=[("1  Gaziantep", ""), ("Enter to stop:", "1\n")],
    )
    assert result.status == 0, result.out
    (event,) = json.loads(run("list", "--format", "json").out)
    assert event["where"]["name"] == "Gaziantep"
    assert len(json.loads(run("place", "list", "--format", "json").out)) == 1


def test_another_name_may_be_typed(terminal: Run, run: Run, chronology: Location) -> None:
    run("place", "add", "Gaziantep")
    result = terminal("add", "X", "--where", "Xyzzy", answers=[("Enter to stop:", "gaziantep\n")])
    assert result.status == 0, result.out


@pytest.mark.parametrize("typed", ["\n", "\x04"], ids=["Enter", "Ctrl-D"])
def test_declining_changes_nothing(
    terminal: Run, run: Run, chronology: Location, typed: str
) -> None:
    result = terminal("add", "X", "--where", "Urfa", answers=[("Enter to stop:", typed)])
    assert result.status == 4
    assert "nothing was changed" in result.out
    assert titles(run) == []


def test_nobody_waits_for_an_answer_under_a_lock(
    terminal: Run, run: Run, chronology: Location
) -> None:
    """While the question is on the screen, another program writes."""
    outcome: list[int] = []

    def write() -> None:
        done = subprocess.run(
            [sys.executable, "-m", "chronology", "add", "Meanwhile"],
            env={**os.environ, "CHRONOLOGY_LOCK_TIMEOUT": "0.2"},
            check=False, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        outcome.append(done.returncode)

    result = terminal(
        "add", "X", "--where", "Urfa", answers=[("Enter to stop:", "n\n")], meanwhile=write
    )
    assert outcome == [0]
    assert result.status == 0
    assert sorted(titles(run)) == ["Meanwhile", "X"]


def test_ctrl_c_at_a_question(terminal: Run, run: Run, chronology: Location) -> None:
    result = terminal("add", answers=[("What happened?", "\x03")])
    assert result.status == 130
    assert "Interrupted" in result.out
    assert titles(run) == []


def test_nothing_is_asked_before_it_is_known_that_there_is_a_database(terminal: Run) -> None:
    result = terminal("add")
    assert result.status == 3
    assert "What happened?" not in result.out


def test_rm_asks_first(terminal: Run, run: Run, chronology: Location) -> None:
    run("add", "A bridge opens")
    refused = terminal(
        "rm",
        "1",
        answers=[
            ("Remove @1 “A bridge opens”? [y/N]", "perhaps\n"),
            ("y or n", ""),
            ("[y/N]", "\n"),
        ],
    )
    assert refused.status == 4
    assert titles(run) == ["A bridge opens"]
    assert terminal("rm", "1", answers=[("[y/N]", "y\n")]).status == 0
    assert titles(run) == []


def test_in_a_pipe_nothing_is_asked(process: Run, run: Run, chronology: Location) -> None:
    assert process("add", stdin="A title\n").status == 2
    assert process("add", "X", "--where", "Urfa", stdin="n\n").status == 2
    assert titles(run) == []
