"""`stats`: its formats, its sentences, and what it refuses."""

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chronology.store.location import Location

Run = Callable[..., Any]


@pytest.fixture
def coast(run: Run, chronology: Location, elsewhere: Path) -> Location:
    """Six events of a coast, one of them without a date, one of several places."""
    rows = [
        "title,when,place,actors",
        "Landing,May 1931,Port Salt,Ilse Varga [smuggler]; Ilse Varga [captain]",
        "Search,2 June 1931,Port Salt,",
        "Voyage,1931 or 1932,Kol,Jon Reed",
        "Hearing,1934,Kol,Jon Reed; Ilse Varga",
        "Exile,since 1934,Kol,Jon Reed",
        "Rumour,,,",
    ]
    (elsewhere / "coast.csv").write_text("\n".join(rows) + "\n")
    assert run("import", "coast.csv").status == 0
    return chronology


def test_the_total(run: Run, coast: Location) -> None:
    assert run("stats").out == "events\n──────\n     6\n\n6 events.\n"
    within = run("stats", "--in", "1931")
    assert within.out.splitlines()[2:] == [
        "     3        2         1",
        "",
        "3 events: 2 certain, 1 possible.",
    ]
    assert json.loads(run("stats", "--in", "1931", "--format", "json").out) == [
        {"events": 3, "certain": 2, "possible": 1}
    ]


def test_by_year(run: Run, coast: Location) -> None:
    lines = run("stats", "--by", "year").out.splitlines()
    assert lines[2:] == [
        "1931             3        2         1",
        "1932             1        0         1",
        "1934             2        2         0",
        "in no year       1",
        "total            6",
        "",
        "6 events.",
        "Some events stand in several rows; the total counts each once.",
        "1 event without a bound, or possible in more than 1200 years, is counted only from 1931 to 1934.",
        "1 event could not be placed in any year.",
    ]


def test_bars(run: Run, coast: Location) -> None:
    lines = run("stats", "--by", "year", "--format", "bars").out.splitlines()
    assert lines[:5] == [
        "1931        " + "█" * 41 + "░" * 21 + "  2 +1",
        "1932        " + "░" * 21 + "  +1",
        "            ⋮",
        "1934        " + "█" * 41 + "  2",
        "in no year  1",
    ]


def test_rows_for_programs(run: Run, coast: Location) -> None:
    result = run("stats", "--by", "place", "--in", "1931", "--format", "csv")
    assert list(csv.DictReader(io.StringIO(result.out))) == [
        {"place": "Port Salt", "place_id": "1", "events": "2", "certain": "2", "possible": "0"},
        {"place": "Kol", "place_id": "2", "events": "1", "certain": "0", "possible": "1"},
    ]
    assert result.err == "3 events: 2 certain, 1 possible.\n"
    lines = run("stats", "--by", "month", "--format", "jsonl").out.splitlines()
    assert json.loads(lines[0]) == {"month": "1931-01", "events": 1, "certain": 0, "possible": 1}
    assert json.loads(lines[-1]) == {
        "month": None,
        "events": 2,
        "certain": None,
        "possible": None,
    }


def test_an_actor_counts_once_whatever_the_roles(run: Run, coast: Location) -> None:
    result = run("stats", "--by", "actor", "--format", "markdown")
    assert result.out.splitlines()[2:] == [
        "| Jon Reed | 3 |",
        "| Ilse Varga | 2 |",
        "| nobody named | 2 |",
        "| total | 6 |",
    ]


def test_a_cross_table(run: Run, coast: Location) -> None:
    lines = run("stats", "--by", "place", "--by", "year").out.splitlines()
    assert [line.split() for line in lines[:1]] == [
        ["place", "1931", "1932", "1934", "in", "no", "year"]
    ]
    assert [" ".join(line.split()) for line in lines[2:5]] == [
        "Kol +1 +1 2",
        "Port Salt 2",
        "no place given 1",
    ]
    rows = json.loads(run("stats", "--by", "place", "--by", "year", "--format", "json").out)
    assert rows[0] == {
        "place": "Kol",
        "place_id": 2,
        "year": "1931",
        "events": 1,
        "certain": 0,
        "possible": 1,
    }


def test_a_cross_table_shows_the_largest_columns(
    run: Run, chronology: Location, elsewhere: Path
) -> None:
    rows = [f"Event {n},2016,Place {n % 15:02d}" for n in range(31)]
    (elsewhere / "many.csv").write_text("\n".join(["title,when,place", *rows]) + "\n")
    assert run("import", "many.csv").status == 0
    result = run("stats", "--by", "year", "--by", "place")
    assert result.out.splitlines()[0].count("Place") == 12
    assert result.err == "12 of 15 columns; --format csv has all.\n"


def test_a_measure(run: Run, chronology: Location, elsewhere: Path) -> None:
    figures = [
        ("Raid", "2016-05", "Kol", [{"kind": "killed", "low": 2, "best": 3, "high": 5}]),
        ("Shelling", "2016 or 2017", "Kol", [{"kind": "killed", "low": 1, "high": 2}]),
        ("Ambush", "2016-06", "Tarn", []),
    ]
    events = [
        {"key": title, "title": title, "when": when, "places": [place], "measures": measures}
        for title, when, place, measures in figures
    ]
    places = [{"name": "Kol"}, {"name": "Tarn"}]
    (elsewhere / "figures.json").write_text(
        json.dumps({"chronology": 1, "places": places, "events": events})
    )
    imported = run("import", "figures.json")
    assert imported.status == 0, imported.err
    result = run("stats", "--by", "place", "--measure", "killed", "--in", "2016")
    lines = [" ".join(line.split()) for line in result.out.splitlines()]
    assert lines[0] == (
        "place events certain possible killed low killed best killed high unknown possibly added"
    )
    assert lines[2:] == [
        "Kol 2 1 1 2 3 5 0",
        "Tarn 1 1 0 1",
        "total 3 2 1 2 3 5 1",
        "",
        "3 events: 2 certain, 1 possible.",
        "killed: 3 (low 2, high 5) in the certain events.",
        "The possible events would add not known (low 1, high 2).",
        "1 event gave no figure, which is not zero.",
        "1 event gave a range and no best figure: best is without them.",
    ]
    row = json.loads(run("stats", "--measure", "KILLED", "--format", "jsonl").out)
    assert row == {
        "events": 3, "certain": None, "possible": None, "measure": "killed",
        "low": 3, "best": 3, "high": 7, "without_best": 1, "unknown": 1, "left_out": 0,
        "possible_low": None, "possible_best": None, "possible_high": None,
        "possible_without_best": None, "possible_unknown": None, "possible_left_out": None,
    }  # fmt: skip
    bars = run("stats", "--by", "place", "--measure", "killed", "--format", "bars").out
    assert bars.splitlines()[0] == "Kol   " + "█" * 71 + "  3"
    assert bars.splitlines()[1] == "Tarn  ?"
    cross = run("stats", "--by", "place", "--by", "year", "--measure", "killed").out
    assert [line.split() for line in cross.splitlines()[2:4]] == [["Kol", "3", "?"], ["Tarn", "?"]]


def test_a_list_that_is_cut_says_so(run: Run, coast: Location) -> None:
    result = run("stats", "--by", "actor", "--limit", "2")
    assert result.out.splitlines()[4].split() == ["total", "6"]
    assert result.err == "2 of 3; see more with --limit, all with --limit 0.\n"


def test_a_question_how_many_of_each(run: Run, coast: Location) -> None:
    result = run("ask", "how many events by year in 1931")
    shown, counted = result.out.split("\n", 1)
    assert shown == "Understood as  chronology stats --by year --in 1931"
    assert counted == run("stats", "--by", "year", "--in", "1931").out
    asked = run("ask", "--format", "csv", "how many events by place")
    assert asked.out == run("stats", "--by", "place", "--format", "csv").out
    assert asked.err.startswith("Understood as  chronology stats --by place\n")
    # Counting the groups is another question.
    assert "2 places in 3 events" in run("ask", "how many places in May or June 1931").out


def test_nothing_found(run: Run, coast: Location) -> None:
    assert run("stats", "--by", "year", "--in", "1800").out == "No events match.\n"
    assert run("stats", "--by", "year", "--in", "1800", "--format", "json").out == "[]\n"


def test_a_terminal_shows_colour_and_fits(terminal: Run, coast: Location) -> None:
    result = terminal("stats", "--by", "year", "--format", "bars")
    assert result.status == 0
    assert "\x1b[32m█" in result.out
    assert "\x1b[33m░" in result.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--by", "weather"], "'weather' is not one of"),
        (
            ["--by", "year", "--by", "month"],
            "Counting by year and by month is counting by one thing.",
        ),
        (["--by", "tag", "--by", "tag"], "Counting by tag and by tag is counting by one thing."),
        (["--by", "year", "--by", "tag", "--by", "actor"], "by two things at once, not by more."),
        (["--by", "year", "--by", "tag", "--format", "bars"], "Bars show one thing at a time"),
        (["--measure", "killed"], "No event of this chronology has a measure."),
        (["--certain"], "--certain means certainly in a time, so it needs --in."),
        (["--in", "blorp"], "“blorp” cannot be read as a date"),
        (["--where", "Atlantis"], "no place “Atlantis”"),
        (["--limit", "-1"], "-1 is not in the range x>=0"),
    ],
)
def test_wrong_input(process: Run, coast: Location, words: list[str], said: str) -> None:
    result = process("stats", *words)
    assert (result.status, result.out) == (2, "")
    assert said.lower() in result.err.lower()
    assert result.is_clean


def test_no_database(process: Run) -> None:
    result = process("stats")
    assert (result.status, result.out) == (3, "")
    assert result.is_clean


def test_plain_letters_without_utf8(process: Run, coast: Location) -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    result = process("stats", "--by", "year", "--format", "bars", env=env)
    assert result.status == 0
    assert "####" in result.out
    assert "...." in result.out
