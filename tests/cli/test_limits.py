"""`check limits`: shown, set for a chronology, taken back, and seen in findings."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from chronology.checks.limits import LIMITS
from chronology.store.location import Location
from tests.blank import by_hand

Run = Callable[..., Any]


def ok(result: Any) -> str:
    assert result.status == 0, result.err
    return str(result.out)


def test_every_limit_is_listed_with_its_meaning(process: Run, chronology: Location) -> None:
    rows = json.loads(ok(process("check", "limits", "--format", "json")))
    assert [(row["name"], row["value"], row["default"]) for row in rows] == [
        (limit.name, limit.default, limit.default) for limit in LIMITS
    ]
    assert all(row["unit"] and row["meaning"] and row["source"] for row in rows)
    assert "fastest-travel" in ok(process("check", "limits"))


def test_a_limit_is_set_and_taken_back_with_its_history(run: Run, chronology: Location) -> None:
    said = ok(run("check", "limits", "fastest-travel", "900"))
    assert said == "fastest-travel is now 900 km/h, for this chronology; it was 1000.\n"
    (row,) = json.loads(ok(run("check", "limits", "fastest-travel", "--format", "json")))
    assert (row["value"], row["default"]) == (900, 1000)
    said = ok(run("check", "limits", "fastest-travel", "--default"))
    assert said == "fastest-travel is now 1000 km/h, the usual limit; it was 900.\n"
    ok(run("check", "limits", "fastest-travel", "--default"))
    changes = by_hand(
        chronology,
        "SELECT c.command, h.operation FROM history_change AS h JOIN history_command AS c"
        " ON c.id = h.command_id WHERE h.table_name = 'setting' ORDER BY h.id",
    )
    assert changes[-2:] == [
        ("chronology check limits fastest-travel 900", "insert"),
        ("chronology check limits fastest-travel --default", "delete"),
    ]


@pytest.mark.parametrize("words", ["850", "850.0", " 850 ", "850 km/h", "850km/h"])
def test_a_number_may_carry_its_unit(run: Run, chronology: Location, words: str) -> None:
    assert "is now 850 km/h" in ok(run("check", "limits", "fastest-travel", words))


@pytest.mark.parametrize(
    ("words", "sentence", "cure"),
    [
        (["fastest-travl", "900"], "There is no limit “fastest-travl”. Close: fastest-travel",
         "`chronology check limits` lists them."),
        (["speed"], "There is no limit “speed”.", "`chronology check limits` lists them."),
        (["fastest-travel", "fast"], "“fast” is not a number of km/h.",
         "as in `chronology check limits fastest-travel 1000`"),
        (["fastest-travel", ""], "“” is not a number of km/h.", "Give a number"),
        (["fastest-travel", "-5"], "cannot be “-5”", "Give a number"),
        (["fastest-travel", "nan"], "cannot be “nan”", "Give a number"),
        (["fastest-travel", "inf"], "cannot be “inf”", "Give a number"),
        (["duplicate-likeness", "2"], "cannot be more than 1", "0.85"),
        (["duplicate-likeness", "x"], "“x” is not a number.", "0.85"),
        (["--default"], "--default takes one limit back", "--help"),
        (["fastest-travel", "9", "--default"], "--default takes one limit back", "--help"),
        (["fastest-travel", "9", "10"], "unexpected extra argument", "--help"),
    ],
)  # fmt: skip
def test_what_means_nothing_is_refused_with_a_cure(
    run: Run, chronology: Location, words: list[str], sentence: str, cure: str
) -> None:
    result = run("check", "limits", *words)
    assert result.status == 2
    assert sentence in result.err
    assert cure in result.err
    assert result.out == ""
    assert result.is_clean
    assert json.loads(ok(run("check", "limits", "--format", "json")))[0]["value"] == 1000


def test_a_finding_shows_the_limit_and_opens_again_when_it_changes(
    run: Run, chronology: Location
) -> None:
    ok(run("role", "add", "present", "--bodily-present", "--living"))
    ok(run("actor", "add", "Omar", "--kind", "person"))
    ok(run("place", "add", "Istanbul", "--at", "41.01,28.95"))
    ok(run("place", "add", "Antep", "--at", "37.06,37.38"))
    for time, place in (("10:00", "Istanbul"), ("10:15", "Antep")):
        when = f"15 July 2016 at {time}"
        ok(run("add", place, "--when", when, "--where", place, "--who", "Omar:present"))
    (finding,) = json.loads(run("check", "travel", "--format", "json").out)
    assert "The limit fastest-travel is 1000 km/h, the usual limit." in finding["explanation"]
    ok(run("check", "accept", finding["fingerprint"], "--because", "the clocks differ"))
    assert run("check", "travel").status == 0

    ok(run("check", "limits", "fastest-travel", "900"))
    (again,) = json.loads(run("check", "travel", "--since", "2020", "--format", "json").out)
    assert any("is 900 km/h, set for this chronology." in line for line in again["explanation"])
    assert again["fingerprint"] != finding["fingerprint"]
    ok(run("check", "limits", "fastest-travel", "100000"))
    assert run("check", "travel").status == 0
    ok(run("check", "limits", "fastest-travel", "--default"))
    assert run("check", "travel").status == 0
    assert json.loads(ok(run("check", "list", "--stale", "--format", "json"))) == []
