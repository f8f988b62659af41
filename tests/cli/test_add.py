"""`chronology add`: words in, an id and how the date was read out."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.blank import words_for

Run = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("chronology")


def listed(run: Run, *words: str) -> list[dict[str, Any]]:
    result = run("list", *words, "--format", "json")
    assert result.status == 0, result.err
    events: list[dict[str, Any]] = json.loads(result.out)
    return events


def test_prints_the_id_and_how_the_date_was_read(run: Run) -> None:
    result = run("add", "A bridge opens", "--when", "mid-March 2017")
    assert result.status == 0
    first, second = result.out.splitlines()[:2]
    assert first == "@1 A bridge opens"
    assert second.startswith("  when: “mid-March 2017”, ")
    assert "11 March 2017" in second


def test_everything_that_can_be_said(run: Run) -> None:
    run("add", "The works begin", "--when", "2015")
    run("role", "add", "witness")
    result = run(
        "add", "A bridge opens", "--when", "end of 2016", "--where", "from:Urfa", "--where", "Hama: north",
        "--who", "Engineer:witness", "--who", "http://example.org", "--category", "works",
        "--source", "wire#line 3", "--claimant", "Engineer", "--says-when", "October 2016",
        "--says-where", "Urfa", "--quote", "It opened.", "--after", "@1", "--by", "about a year",
        "--lasting", "two days", "--status", "corroborated", "--tag", "roads", "--describe", "At last.",
        "--create",
    )  # fmt: skip
    assert result.status == 0, result.err
    assert "made place" in result.out
    (event,) = listed(run, "bridge")
    assert event["places"] == [
        {"name": "Urfa", "role": "from"},
        {"name": "Hama: north", "role": "at"},
    ]
    assert event["where"]["name"] == "Hama: north"
    assert event["who"] == [
        {"name": "Engineer", "role": "witness"},
        {"name": "http://example.org", "role": "involved"},
    ]
    assert event["category"] == "works"
    assert event["status"] == "corroborated"
    assert event["sources"] == ["wire"]
    assert event["tags"] == ["roads"]
    assert event["description"] == "At last."
    shown = json.loads(run("show", "2", "--format", "json").out)
    (citation,) = shown["citations"]
    assert (citation["source"], citation["locator"], citation["claimant"]) == (
        "wire",
        "line 3",
        "Engineer",
    )
    assert citation["says_when"]["edtf"] == "2016-10"
    assert citation["quote"] == "It opened."
    assert [(r["kind"], r["event"], r["by"]) for r in shown["relations"]] == [
        ("after", 1, "about a year")
    ]


def test_a_role_counts_only_if_it_exists(run: Run) -> None:
    run("role", "add", "witness")
    run("add", "One", "--who", "Ada:witness", "--create")
    (event,) = listed(run, "One")
    assert event["who"] == [{"name": "Ada", "role": "witness"}]
    result = run("add", "Two", "--who", "Ada:witnes")
    assert result.status == 2
    assert "There is no role “witnes”. Close: witness." in result.err


def test_the_words_of_a_date_that_counts_from_an_event_make_a_relation(run: Run) -> None:
    run("add", "One", "--when", "15 July 2016")
    result = run("add", "Two", "--when", "two weeks after @1")
    assert result.status == 0, result.err
    (relation,) = json.loads(run("show", "2", "--format", "json").out)["relations"]
    assert (relation["kind"], relation["event"], relation["from_date"]) == ("after", 1, True)


def test_a_contradiction_is_printed_and_the_event_added_all_the_same(run: Run) -> None:
    run("add", "One", "--when", "2016")
    result = run("add", "Two", "--when", "2014", "--after", "1")
    assert result.status == 0
    assert "order" in result.out
    assert "therefore" in result.out
    assert len(listed(run)) == 2


def test_what_was_wrong_before_is_not_told_again(run: Run) -> None:
    run("add", "One", "--when", "2016")
    run("add", "Two", "--when", "2014", "--after", "1")
    run("source", "add", "wire", "--published", "2020")
    result = run("add", "Three", "--when", "2014", "--source", "wire")
    assert result.out.splitlines() == ["@3 Three", "  when: “2014”, some time in 2014"]


def test_history_holds_the_command_without_the_address(run: Run, chronology: Location) -> None:
    run(f"--db={words_for(chronology)}", "add", "A bridge", "--when", "2016")
    run("--db", words_for(chronology), "add", "Another bridge")
    with open_reader(chronology) as reader:
        commands = [
            row[0] for row in reader.rows("SELECT command FROM history_command ORDER BY id")
        ]
    assert commands[-2:] == [
        "chronology add 'A bridge' --when 2016",
        "chronology add 'Another bridge'",
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["  "], "The title is empty"),
        ([], "The title is missing"),
        (
            ["X", "--says-when", "2016"],
            "--says-when says what one source says, so it needs exactly one",
        ),
        (["X", "--says-when", "2016", "--source", "a", "--source", "b"], "2 were given"),
        (["X", "--claimant", "Ada"], "--claimant says what one source says"),
        (["X", "--quote", "so"], "--quote says what one source says"),
        (["X", "--says-where", "Urfa"], "--says-where says what one source says"),
        (["X", "--by", "two days"], "--by says how long after or before one other event"),
        (["X", "--by", "two days", "--during", "1"], "exactly one --after or --before"),
        (
            ["X", "--by", "two days", "--after", "1", "--before", "2"],
            "exactly one --after or --before",
        ),
        (["X", "--status", "true"], "'alleged'"),
        (["X", "--when", "30 February 2016"], "“30 February 2016” cannot be read as a date"),
        (["X", "--lasting", "a while"], "“a while”"),
        (["X", "--after", "next"], "“next” is not an event. Write its number"),
        (["X", "--after", "77"], "There is no event “77”."),
        (["X", "--when", "two days after @77"], "There is no event “@77”."),
        (
            ["X", "--where", "Nowhere"],
            "There is no place “Nowhere”. Correct it, or make a new place with --create.",
        ),
        (["X", "--who", "Nobody"], "There is no actor “Nobody”."),
        (["X", "--category", "Nothing"], "There is no category “Nothing”."),
        (["X", "--source", "none#p. 1"], "There is no source “none”."),
        (["X", "--where", "from: "], "There is no place"),
        (["X", "--who", " "], "is empty"),
    ],
)
def test_bad_words_add_nothing(run: Run, words: list[str], sentence: str) -> None:
    result = run("add", *words)
    assert result.status == 2
    assert sentence in result.err.replace("\n", " ")
    assert result.out == ""
    assert result.is_clean
    assert listed(run) == []


def test_close_names_are_offered(run: Run) -> None:
    run("place", "add", "Şanlıurfa", "--alias", "Urfa")
    result = run("add", "X", "--where", "Sanliurfaa")
    assert result.status == 2
    assert "Close: Şanlıurfa" in result.err
    assert run("add", "X", "--where", "sanliurfa").status == 0
    assert run("add", "Y", "--where", "URFA").status == 0


def test_an_ambiguous_name_lists_its_ids(run: Run) -> None:
    run("actor", "add", "Ahmed", "--note", "the elder")
    run("actor", "add", "Ahmed", "--note", "the younger")
    result = run("add", "X", "--who", "Ahmed")
    assert result.status == 2
    assert "1 Ahmed (the elder); 2 Ahmed (the younger)" in result.err
    assert run("add", "X", "--who", "2").status == 0


def test_an_edit_tells_only_what_it_newly_contradicts(run: Run) -> None:
    run("add", "One", "--when", "2016")
    run("add", "Two", "--when", "2017", "--after", "1")
    assert run("edit", "2", "--tag", "seen").out == "@2 Two\n"
    assert "order" in run("edit", "2", "--when", "2015").out
    assert run("edit", "2", "--tag", "again").out == "@2 Two\n"
