"""A command that contradicts something says so at once, with the chain, and only what is new."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from chronology.store.location import Location
from chronology.store.relations import relate
from chronology.store.unit import UnitOfWork

Run = Callable[..., Any]


def ok(result: Any) -> str:
    assert result.status == 0, result.err
    return str(result.out)


def told(out: str) -> list[str]:
    """Return the heads of the contradictions that a command printed, without fingerprints."""
    heads = re.findall(r"^error · .*$", out, re.MULTILINE)
    return [head.rpartition(" · ")[0] for head in heads]


@pytest.fixture
def three(run: Run, chronology: Location) -> Location:
    """Two events, and one that is said to come after the first."""
    ok(run("source", "add", "wire", "--published", "2020"))
    ok(run("add", "One", "--when", "2016-03-04", "--source", "wire"))
    ok(run("add", "Two", "--when", "2017-05-06", "--after", "1", "--source", "wire"))
    ok(run("add", "Three", "--after", "2", "--source", "wire"))
    return chronology


def test_relate_tells_of_a_cycle_that_it_closes(process: Run, run: Run, three: Location) -> None:
    out = ok(process("relate", "1", "after", "3", "--source", "wire"))
    (head,) = told(out)
    assert head.startswith("error · certain · inconsistent-network · @1 @2 @3 · by ")
    assert "It is stated that @3 came after @2, according to wire." in out
    assert "therefore" in out
    assert "chronology relate 3 after 2 --rank deprecated" in out
    # What one command told the next does not repeat.
    assert told(ok(run("edit", "1", "--describe", "a remark"))) == []
    assert "inconsistent-network" not in ok(
        run("relate", "3", "after", "2", "--rank", "deprecated")
    )
    assert run("check", "time").status == 0


def test_a_cycle_of_relations_alone_falls_short_by_a_moment(run: Run, chronology: Location) -> None:
    ok(run("add", "One"))
    ok(run("add", "Two", "--after", "1"))
    (head,) = told(ok(run("relate", "1", "after", "2")))
    assert head.endswith("@1 @2 · by a moment")


def test_add_tells_of_a_cycle_through_events_of_others(run: Run, three: Location) -> None:
    out = ok(run("add", "Four", "--after", "3", "--before", "1", "--source", "wire"))
    heads = told(out)
    assert heads
    assert any("inconsistent-network" in head and "@4" in head for head in heads)


def test_edit_tells_of_what_a_new_date_contradicts(run: Run, three: Location) -> None:
    ok(run("add", "Four", "--after", "3", "--source", "wire"))
    (head,) = told(ok(run("edit", "4", "--when", "2016-12-01")))
    assert "@4" in head
    assert "inconsistent-network" in head
    assert told(ok(run("edit", "4", "--describe", "a remark"))) == []


def test_edit_tells_of_what_follows_it(run: Run, three: Location) -> None:
    ok(run("add", "Four", "--when", "two weeks after @1", "--source", "wire"))
    ok(run("add", "Five", "--when", "2016-06-01", "--after", "4", "--source", "wire"))
    out = ok(run("edit", "1", "--when", "2016-05-30"))
    assert "@4 (“two weeks after @1”) follows" in out
    assert any("@4 @5" in head for head in told(out))


def test_cite_tells_of_what_a_source_contradicts(run: Run, three: Location) -> None:
    out = ok(run("cite", "3", "--source", "gazette", "--create", "--says-when", "2015"))
    assert any("@3" in head for head in told(out))


def test_merge_tells_of_what_two_records_contradict(run: Run, three: Location) -> None:
    ok(run("add", "Four", "--when", "2018", "--source", "wire"))
    ok(run("add", "Five", "--before", "1", "--source", "wire"))
    assert any("@4" in head for head in told(ok(run("merge", "4", "5"))))


# Naming one of several relations


@pytest.fixture
def twice(run: Run, three: Location) -> Location:
    """The same relation stated by the wire and by nobody."""
    with UnitOfWork(three, "test") as unit:
        relate(unit, 2, "after", 1)
    return three


def ranks(run: Run) -> list[tuple[str | None, str]]:
    shown = json.loads(ok(run("show", "2", "--format", "json")))
    return [
        (relation["source"], relation["rank"])
        for relation in shown["relations"]
        if relation["event"] == 1
    ]


def test_one_of_several_relations_is_named_by_its_source(run: Run, twice: Location) -> None:
    before = ranks(run)
    assert sorted(source or "" for source, _ in before) == ["", "wire"]
    ok(run("relate", "2", "after", "1", "--source", "", "--rank", "deprecated"))
    assert (None, "deprecated") in ranks(run)
    assert ("wire", "normal") in ranks(run)
    ok(run("relate", "2", "after", "1", "--source", "wire", "--remove"))
    assert ranks(run) == [(None, "deprecated")]


@pytest.mark.parametrize("more", [["--rank", "deprecated"], ["--remove"], ["--by", "a day"]])
def test_which_relation_is_asked_where_there_are_several(
    run: Run, twice: Location, more: list[str]
) -> None:
    result = run("relate", "2", "after", "1", *more)
    assert result.status == 2
    assert "That @2 is after @1 is stated 2 times, by " in result.err
    assert "Say with --source which you mean" in result.err


def test_a_relation_in_the_words_of_a_date_is_not_deprecated(run: Run, three: Location) -> None:
    ok(run("add", "Four", "--when", "two weeks after @1", "--source", "wire"))
    result = run("relate", "4", "after", "1", "--rank", "deprecated")
    assert result.status == 2
    assert "That @4 is after @1 stands in the words of its date." in result.err
    assert "`chronology edit 4 --when …`" in result.err


def test_show_names_citations_and_relations(run: Run, three: Location) -> None:
    shown = json.loads(ok(run("show", "2", "--format", "json")))
    assert all(isinstance(one["id"], int) for one in shown["relations"] + shown["citations"])
    page = ok(run("show", "2"))
    assert "[1] wire" in page
    assert "after @1 One" in page


@pytest.fixture
def speaker(run: Run, chronology: Location) -> Location:
    """Somebody who spoke in 2006, and a plan for 2030."""
    ok(run("source", "add", "wire", "--published", "2020"))
    ok(run("actor", "add", "Omar", "--kind", "person"))
    part = ("--who", "Omar:speaker", "--source", "wire", "--create")
    ok(run("add", "Speech", "--when", "March 2006", *part))
    ok(run("add", "Memoirs", "--when", "2030", "--status", "planned", *part))
    return chronology


def test_a_life_tells_of_the_events_that_it_newly_contradicts(run: Run, speaker: Location) -> None:
    assert told(ok(run("actor", "edit", "Omar", "--born", "1950"))) == []
    (head,) = told(ok(run("actor", "edit", "Omar", "--died", "2005")))
    assert head == "error · certain · after-death · @1 · by 59 days"
    # What one command told the next does not repeat.
    assert told(ok(run("actor", "edit", "Omar", "--born", "1951"))) == []
    assert told(ok(run("actor", "edit", "Omar", "--note", "a teacher"))) == []
    assert told(ok(run("actor", "edit", "Omar", "--name", "Omar A.", "--died", "2016"))) == []


def test_a_life_that_is_too_long_by_itself_is_told_of(run: Run, chronology: Location) -> None:
    ok(run("actor", "add", "Omar", "--kind", "person", "--born", "1700"))
    (head,) = told(ok(run("actor", "edit", "Omar", "--died", "1900")))
    assert "implausible-age" in head


def test_of_somebody_in_thousands_of_events_only_check_tells(
    run: Run, speaker: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chronology.cli.findings._MANY", 1)
    assert told(ok(run("actor", "edit", "Omar", "--died", "2005"))) == []
    assert run("check", "after-death").status == 1
