"""Years of any size and of any calendar: read, stored, sorted, printed, exported, brought back."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chronology.store.location import Location

Run = Callable[..., Any]

#: Words, EDTF, first and last day, in the order of time.
IN_ORDER = [
    ("before 12000 BC", "[..Y-12000]", None, "-12000-12-31"),
    ("Y-17E15", "Y-17E15", "-100000000000-01-01", "-100000000000-12-31"),
    ("the year 99999999999 BC", "Y-99999999998", "-99999999998-01-01", "-99999999998-12-31"),
    ("Y-17E7", "Y-17E7", "-170000000-01-01", "-170000000-12-31"),
    ("Y-17E7/Y-16E7", "Y-17E7/Y-16E7", "-170000000-01-01", "-160000000-12-31"),
    ("12000 BC", "Y-11999", "-11999-01-01", "-11999-12-31"),
    ("March 12000 BC", "Y-11999", "-11999-03-01", "-11999-03-31"),
    ("11,000 BC?", "Y-10999?", "-10999-01-01", "-10999-12-31"),
    ("3rd millennium BC", "-2XXX", "-2999-01-01", "-2000-12-31"),
    ("44 BC", "-0043", "-0043-01-01", "-0043-12-31"),
    ("15 March 44 BC (Julian)", "-0043-03-13", "-0043-03-13", "-0043-03-13"),
    ("15 March 44 BC", "-0043-03-15", "-0043-03-15", "-0043-03-15"),
    ("1 BC", "0000", "0000-01-01", "0000-12-31"),
    ("AD 1", "0001", "0001-01-01", "0001-12-31"),
    ("1 AH", "[0622-07-18..0623-07-08]", "0622-07-18", "0623-07-08"),
    ("5776 AM", "[2015-09-14..2016-10-02]", "2015-09-14", "2016-10-02"),
    ("Ramadan 1437", "[2016-06-06..2016-07-05]", "2016-06-06", "2016-07-05"),
    ("15 Ramadan 1437 AH", "2016-06-20", "2016-06-20", "2016-06-20"),
    ("9999", "9999", "9999-01-01", "9999-12-31"),
    ("the year 10000", "Y10000", "10000-01-01", "10000-12-31"),
    ("Y170000002", "Y170000002", "170000002-01-01", "170000002-12-31"),
    ("Y171010000S3", "Y171010000S3", "171000000-01-01", "171999999-12-31"),
    ("the year 99999999999", "Y99999999999", "99999999999-01-01", "99999999999-12-31"),
    ("Y17E15", "Y17E15", "100000000000-01-01", "100000000000-12-31"),
]


@pytest.fixture
def filled(run: Run, chronology: Location) -> Location:
    """A chronology with an event for each date, added in another order."""
    for words, *_ in sorted(IN_ORDER):
        result = run("add", words, f"--when={words}")
        assert result.status == 0, result.err
    return chronology


def events(run: Run, *words: str) -> list[dict[str, Any]]:
    result = run("list", "--format", "json", *words)
    assert result.status == 0, result.err
    found: list[dict[str, Any]] = json.loads(result.out)
    return found


def in_short(event: dict[str, Any]) -> tuple[Any, ...]:
    when = event["when"]
    return (when["text"], when["edtf"], when["earliest"], when["latest"])


def test_are_stored_and_sorted(run: Run, filled: Location) -> None:
    assert [in_short(event) for event in events(run)] == IN_ORDER
    assert [in_short(event) for event in events(run, "--sort", "-when")] == IN_ORDER[::-1]


def test_are_found(run: Run, filled: Location) -> None:
    found = events(run, "--in", "from 180000000 BC to 13000 BC")
    assert [event["title"] for event in found] == ["before 12000 BC", "Y-17E7", "Y-17E7/Y-16E7"]
    found = events(run, "--in", "June 2016", "--certain")
    assert [event["title"] for event in found] == ["15 Ramadan 1437 AH"]
    found = events(run, "--in", "Ramadan 1437", "--certain")
    assert [event["title"] for event in found] == ["Ramadan 1437", "15 Ramadan 1437 AH"]
    found = events(run, "--in", "after the year 170000000")
    assert len(found) == 4


def test_are_printed(run: Run, filled: Location) -> None:
    for event in events(run):
        shown = run("show", str(event["id"]))
        assert shown.status == 0, shown.err
        assert event["when"]["text"] in shown.out
    table = run("list").out
    assert len(table.splitlines()) > len(IN_ORDER)


@pytest.mark.parametrize("name", ["all.json", "all.jsonl", "all.yaml", "all.csv"])
def test_come_back_from_an_export(run: Run, filled: Location, elsewhere: Path, name: str) -> None:
    before = events(run)
    assert run("export", name).status == 0
    other = ("--db", str(elsewhere / "other.db"))
    assert run(*other, "init").status == 0
    assert run(*other, "import", name).status == 0
    after = json.loads(run(*other, "list", "--format", "json").out)
    assert [in_short(event) for event in after] == IN_ORDER
    assert [event["when"] for event in after] == [event["when"] for event in before]


def test_a_csv_has_them_as_iso_days(run: Run, filled: Location, elsewhere: Path) -> None:
    assert run("export", "all.csv").status == 0
    with (elsewhere / "all.csv").open(encoding="utf-8", newline="") as file:
        exported = list(csv.DictReader(file))
    days = [(row["earliest"].lstrip("'") or None, row["latest"].lstrip("'")) for row in exported]
    assert days == [(earliest, latest) for _, _, earliest, latest in IN_ORDER]


@pytest.mark.parametrize("words", ["17 million years ago", "100 million BC", "AD 0", "0 BC"])
def test_years_that_are_not_read(run: Run, words: str) -> None:
    result = run("date", words)
    assert result.status == 2
    assert words in result.err


@pytest.mark.parametrize("digits", [16, 40, 4000])
def test_a_year_of_too_many_digits(run: Run, digits: int) -> None:
    assert run("date", "9" * digits + " BC").status == 2
    assert run("date", "999," * digits + "999 BC").status == 2


def test_a_year_in_groups_of_digits(run: Run) -> None:
    assert "Y-169999999" in run("date", "170,000,000 BC").out
    assert run("date", "1,437 AH").status == 2


def test_a_date_of_another_calendar_is_shown_in_both(run: Run) -> None:
    result = run("date", "Ramadan", "1437")
    assert result.status == 0
    facts = [" ".join(line.split()) for line in result.out.splitlines()]
    assert "Hijri 1 Ramadan 1437 AH – 30 Ramadan 1437 AH" in facts
    assert "Gregorian 6 June 2016 – 5 July 2016" in facts
    assert "Umm al-Qura" in result.out
    assert "Gregorian" not in run("date", "July", "2016").out


def test_json_of_another_calendar_has_the_same_shape(run: Run) -> None:
    (line,) = run("date", "-", stdin="15 Ramadan 1437 AH\n").out.splitlines()
    shape = json.loads(line)
    assert (shape["ok"], shape["edtf"]) == (True, "2016-06-20")
    assert (shape["text"], shape["precision"]) == ("15 Ramadan 1437 AH", "day")
