"""`why`: the chain of each bound, a line a step, ending in the bound."""

import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from chronology.query.why import explain_bounds
from chronology.render.screen import Screen
from chronology.render.whypage import render_why
from chronology.store.location import Location
from chronology.store.reader import open_reader

Run = Callable[..., Any]


def ok(result: Any) -> str:
    assert result.status == 0, result.err
    return str(result.out)


@pytest.fixture
def four(run: Run, chronology: Location) -> Location:
    """Dated, undated, undated, dated: in that order, as the wire says on page 3."""
    ok(run("source", "add", "wire", "--published", "2020"))
    ok(run("add", "Operation", "--when", "10 May 2016", "--source", "wire#page 2"))
    ok(run("add", "Discharge", "--after", "1"))
    ok(run("add", "Safe house", "--after", "2"))
    ok(run("add", "Return", "--when", "March 2017", "--after", "3"))
    ok(run("relate", "3", "after", "2", "--source", "wire#page 3"))
    return chronology


def sections(page: str) -> dict[str, list[str]]:
    """Return the lines of the page under their titles."""
    found: dict[str, list[str]] = {}
    for block in page.split("\n\n")[1:]:
        title, *lines = block.strip().splitlines()
        found[title] = [line.strip() for line in lines]
    return found


def test_a_chain_of_each_bound_ends_in_it(process: Run, four: Location) -> None:
    result = process("why", "3")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("@3  Safe house\n  stated         no date\n\n")
    page = sections(result.out)
    assert list(page) == [
        "When it began, at the earliest",
        "When it began, at the latest",
        "When it ended, at the earliest",
        "When it ended, at the latest",
    ]
    assert page["When it began, at the earliest"] == [
        "@1 Operation: “10 May 2016” (wire, page 2): not before 2016-05-10",
        "@2 Discharge: after @1 (by the analyst): not before 2016-05-10",
        "@3 Safe house: after @2 (wire, page 3): not before 2016-05-10",
        "therefore @3 begins not before 2016-05-10",
    ]
    latest = page["When it ended, at the latest"]
    assert latest[0].startswith("@4 Return: “March 2017”")
    assert latest[-1] == "therefore @3 ends not after 2017-03-31"


def test_the_same_for_other_programs(process: Run, four: Location) -> None:
    shown = json.loads(ok(process("why", "@3", "--format", "json")))
    assert (shown["id"], shown["title"], shown["stated"]) == (3, "Safe house", None)
    bound = shown["bounds"]["start_earliest"]
    assert bound["day"] == "2016-05-10"
    assert [step["event"] for step in bound["steps"]] == [1, 2, 3]
    assert bound["steps"][2] == {
        "event": 3,
        "title": "Safe house",
        "words": "after @2",
        "source": "wire",
        "locator": "page 3",
        "day": "2016-05-10",
    }
    assert ok(process("why", "3", "--format", "jsonl")).count("\n") == 1


def test_what_is_stated_stands_beside_what_follows(run: Run, four: Location) -> None:
    page = ok(run("why", "1"))
    assert "stated         “10 May 2016”, read as 2016-05-10" in page
    assert page.count("therefore @1 ") == 4


def test_where_nothing_follows_it_says_so(process: Run, four: Location) -> None:
    ok(process("add", "Alone"))
    result = process("why", "5")
    assert (result.status, result.err) == (0, "")
    assert "Nothing follows for @5" in result.out
    assert "therefore" not in result.out


def test_a_bound_that_nothing_gives_is_left_open(run: Run, chronology: Location) -> None:
    ok(run("add", "One", "--when", "2016"))
    ok(run("add", "Two", "--after", "1"))
    page = sections(ok(run("why", "2")))
    assert page["When it began, at the latest"] == ["nothing says"]
    assert page["When it began, at the earliest"][-1].endswith("begins not before 2016-01-01")


def test_what_contradicts_something_is_named_and_left_out(run: Run, four: Location) -> None:
    ok(run("edit", "4", "--when", "2015"))
    page = ok(run("why", "3"))
    assert "Left out, because they cannot all be true" in page
    for words in ("@1 “10 May 2016”", "@2 after @1", "@3 after @2", "@4 “2015”"):
        assert words in page
    # Once a claim is given up, the others count again.
    ok(run("relate", "4", "after", "3", "--rank", "deprecated"))
    assert "Left out" not in ok(run("why", "3"))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["99"], "There is no event “@99”."),
        (["x"], "“x” is not an event."),
        ([], "Missing argument"),
        (["1", "--format", "csv"], "'csv' is not one of"),
    ],
)
def test_each_refusal_is_a_sentence_and_a_cure(
    run: Run, four: Location, words: list[str], sentence: str
) -> None:
    result = run("why", *words)
    assert result.status == 2
    assert sentence in result.err
    assert len(result.err.splitlines()) == 2
    assert result.out == ""
    assert result.is_clean


def test_a_page_is_wrapped_at_a_terminal(run: Run, four: Location) -> None:
    out = io.StringIO()
    with open_reader(four) as reader:
        render_why(explain_bounds(reader, 3), out, Screen(width=40))
    assert max(map(len, out.getvalue().splitlines())) <= 40


# On the shipped dataset


def last_lines(run: Run, title: str) -> list[str]:
    """Return what is concluded for the event of the demo whose title holds these words."""
    (event,) = json.loads(ok(run("list", title, "--format", "json")))
    page = ok(run("why", str(event["id"])))
    return [re.sub(r"^.*@\d+ ", "", line) for line in re.findall(r"therefore .*", page)]


def test_imprisonment_and_release_are_dated_by_words_alone(run: Run, own_demo: Location) -> None:
    assert last_lines(run, "held in prison") == [
        "begins not before 2009-01-01",
        "begins not after 2010-01-19",
        "ends not before 2009-04-06",
        "ends not after 2010-04-24",
    ]


def test_the_injury_lies_between_the_journey_and_july_2016(run: Run, own_demo: Location) -> None:
    lines = last_lines(run, "mortar shell")
    assert lines[0] == "begins not before 2014-12-01"
    assert lines[-1] == "ends not after 2016-07-31"
