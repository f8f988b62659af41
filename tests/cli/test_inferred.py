"""What follows from other claims: apart from what is stated, wherever an event is shown."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chronology.store.location import Location

Run = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("chronology")


@pytest.fixture
def hospital(run: Run, chronology: Location) -> None:
    """An undated discharge (@3) after an operation and before a journey."""
    for words in (
        ("The operation", "--when", "October 2016"),
        ("The journey", "--when", "March 2017"),
        ("The discharge", "--after", "@1", "--before", "@2"),
        ("Undated",),
    ):
        assert run("add", *words).status == 0


def listed(run: Run, *words: str) -> list[dict[str, Any]]:
    result = run("list", *words, "--format", "json")
    assert result.status == 0, result.err
    events: list[dict[str, Any]] = json.loads(result.out)
    return events


def follows(run: Run, number: int) -> Any:
    """Return what follows for an event, as JSON has it."""
    (event,) = [event for event in listed(run) if event["id"] == number]
    return event["when"] and event["when"]["inferred"]


WINDOW = {"earliest": "2016-10-01", "latest": "2017-03-31"}


@pytest.mark.usefixtures("hospital")
def test_an_undated_event_answers_for_the_time_between(run: Run) -> None:
    for window in ("2016", "November 2016", "October 2016", "2017-03"):
        found = {event["id"]: event["certainty"] for event in listed(run, "--in", window)}
        assert found[3] == "possible"
    for window in ("2015", "September 2016", "April 2017"):
        assert listed(run, "--in", window) == []
    assert 3 not in [event["id"] for event in listed(run, "--in", "2016", "--certain")]


@pytest.mark.usefixtures("hospital")
def test_json_keeps_what_is_stated_and_what_follows_apart(run: Run) -> None:
    events = {event["id"]: event for event in listed(run)}
    no_end = {"earliest": None, "latest": None, "kind": "unknown"}
    assert events[3]["when"] == {
        "text": None,
        "edtf": None,
        "edtf_exact": False,
        "earliest": None,
        "latest": None,
        "start": no_end,
        "end": no_end,
        "precision": None,
        "inferred": WINDOW,
    }
    assert events[1]["when"]["inferred"] is None
    assert events[4]["when"] is None


@pytest.mark.usefixtures("hospital")
def test_a_table_shows_what_follows_in_brackets(run: Run) -> None:
    lines = {line.split()[0]: line for line in run("list").out.splitlines()}
    assert "(2016-10 – 2017-03)" in lines["3"]
    assert "(" not in lines["1"]
    # The dated first, then those whose time follows, then the rest.
    assert [line.split()[0] for line in run("list").out.splitlines()[2:]] == ["1", "2", "3", "4"]


@pytest.mark.usefixtures("hospital")
def test_a_list_for_spreadsheets_has_what_follows_in_columns_of_its_own(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("list", "--format", "csv").out)))
    undated = next(row for row in rows if row["id"] == "3")
    assert (undated["earliest"], undated["latest"]) == ("", "")
    assert (undated["inferred_earliest"], undated["inferred_latest"]) == (
        "2016-10-01",
        "2017-03-31",
    )
    assert {row["inferred_earliest"] for row in rows if row["id"] in ("1", "2")} == {""}


@pytest.mark.usefixtures("hospital")
def test_a_page_says_what_follows(run: Run) -> None:
    page = run("show", "3").out
    assert "when           not stated" in page
    assert "follows        (2016-10 – 2017-03) from other claims" in page
    assert "follows" not in run("show", "1").out
    shown = json.loads(run("show", "3", "--format", "json").out)
    assert shown["when"]["inferred"] == WINDOW


@pytest.mark.usefixtures("hospital")
def test_a_question_counts_it_as_possible(run: Run) -> None:
    asked = run("ask", "what", "happened", "in", "November", "2016").out
    assert "1 event, possible" in asked
    assert "The discharge" in asked
    assert "1 event, possible" in run("ask", "how", "many", "events", "in", "November", "2016").out
    grouped = run("ask", "what", "happened", "where", "in", "November", "2016").out
    assert "@3  (2016-10 – 2017-03)  The discharge" in grouped


@pytest.mark.usefixtures("hospital")
def test_stated_and_inferred_stand_side_by_side(run: Run) -> None:
    run("edit", "3", "--when", "2016")
    line = next(line for line in run("list").out.splitlines() if line.split()[0] == "3")
    assert "(2016-10 – 2016-12)" in line
    (event,) = [event for event in listed(run, "--in", "2016") if event["id"] == 3]
    assert event["certainty"] == "certain"
    assert (event["when"]["earliest"], event["when"]["latest"]) == ("2016-01-01", "2016-12-31")
    assert event["when"]["inferred"] == {"earliest": "2016-10-01", "latest": "2016-12-31"}
    assert 3 not in [event["id"] for event in listed(run, "--in", "May 2016")]


@pytest.mark.usefixtures("hospital")
def test_what_follows_follows_every_command(run: Run, tmp_path: Path) -> None:
    run("edit", "1", "--when", "December 2016")
    assert follows(run, 3) == {"earliest": "2016-12-01", "latest": "2017-03-31"}
    run("relate", "4", "after", "3", "--by", "exactly 60 days")
    assert follows(run, 4)["earliest"] == "2017-01-30"
    run("cite", "3", "--source", "paper", "--says-when", "January 2017", "--create")
    assert follows(run, 3) == {"earliest": "2017-01-01", "latest": "2017-01-31"}
    path = tmp_path / "more.yaml"
    path.write_text(
        "chronology: 1\nevents:\n"
        "- {key: a, title: First, when: '2019'}\n- {key: b, title: Second}\n"
        "relations: [{event: b, kind: after, other: a}]\n"
    )
    assert run("import", str(path)).status == 0
    assert follows(run, 6) == {"earliest": "2019-01-01", "latest": None}
    assert run("rm", "1", "--yes").status == 0
    assert follows(run, 3) == {"earliest": "2017-01-01", "latest": "2017-01-31"}
    assert run("merge", "2", "4").status == 0
    assert follows(run, 3) == {"earliest": "2017-01-01", "latest": "2017-01-30"}


@pytest.mark.usefixtures("hospital")
def test_a_birth_and_a_death_bound_what_somebody_did(run: Run) -> None:
    run("actor", "add", "Omar", "--born", "1991", "--died", "2016")
    run("edit", "4", "--who", "Omar", "--create")
    # It may have begun before the birth, and have ended after the death.
    assert follows(run, 4) == {"earliest": None, "latest": None}
    assert [event["id"] for event in listed(run, "--in", "1980")] == []


@pytest.mark.usefixtures("hospital")
def test_claims_in_conflict_are_named(run: Run) -> None:
    run("relate", "1", "after", "2")
    page = run("show", "1").out
    assert "nothing from other claims, not counting" in page
    assert "“after @2”" in page


def test_what_a_category_asks_for(run: Run) -> None:
    run("category", "add", "custody")
    run("category", "add", "release", "--requires", "custody", "--many-holders")
    shown = json.loads(run("category", "show", "release", "--format", "json").out)
    assert (shown["requires"], shown["single_holder"]) == ("custody", False)
    run("category", "add", "office", "--single-holder")
    run("category", "edit", "release", "--requires", "office", "--single-holder")
    assert "requires" in run("category", "show", "release").out
    shown = json.loads(run("category", "show", "release", "--format", "json").out)
    assert (shown["requires"], shown["single_holder"]) == ("office", True)
    assert run("category", "edit", "release", "--requires", "nowhere").status == 2


def test_a_category_keeps_what_it_asks_for_through_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(
        "chronology: 1\ndataset: null\ncategories:\n"
        "- {name: release, requires: arrest}\n- {name: arrest}\n"
        "- {name: office, single_holder: true}\n"
    )
    assert run("import", str(path)).status == 0
    out = tmp_path / "out.yaml"
    assert run("export", str(out)).status == 0
    text = out.read_text()
    assert "requires: arrest" in text
    assert "single_holder: true" in text
