"""`check`: silent when clean, grouped and ranked when not, and in every format."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from chronology.checks import CHECKS, Certainty, Claim, Finding, Severity
from chronology.cli.finding_groups import groups_of
from chronology.store.location import Location
from tests.blank import by_hand
from tests.render.test_sarif import require_sarif

Run = Callable[..., Any]


def ok(result: Any) -> str:
    assert result.status == 0, result.err
    return str(result.out)


def found(run: Run, *words: str) -> list[dict[str, Any]]:
    findings: list[dict[str, Any]] = json.loads(run("check", *words, "--format", "json").out)
    return findings


@pytest.fixture
def clean(run: Run, chronology: Location) -> Location:
    """A chronology in which nothing is wrong."""
    ok(run("source", "add", "wire", "--published", "2020"))
    ok(run("add", "One", "--when", "2016-03-04", "--source", "wire"))
    return chronology


@pytest.fixture
def broken(run: Run, clean: Location) -> Location:
    """The same with two events out of order, and one that nobody tells."""
    ok(run("add", "Two", "--when", "2014-05-06", "--after", "1", "--source", "wire"))
    ok(run("add", "Three", "--when", "2013-05-06", "--after", "2", "--source", "wire"))
    ok(run("add", "Four", "--when", "2010-11-12"))
    return clean


def test_nothing_is_said_where_nothing_is_found(
    process: Run, terminal: Run, clean: Location
) -> None:
    assert process("check", "time") == (0, "", "")
    assert terminal("check", "time") == (0, "", "")


@pytest.mark.parametrize(
    ("format_", "said"),
    [("json", "[]\n"), ("jsonl", ""), ("csv", "check,certainty,"), ("markdown", "| check |")],
)
def test_other_formats_stay_whole_where_nothing_is_found(
    run: Run, clean: Location, format_: str, said: str
) -> None:
    result = run("check", "time", "--format", format_)
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith(said)
    assert len(result.out.splitlines()) <= 2


def test_findings_stand_in_groups_with_their_chains(process: Run, broken: Location) -> None:
    result = process("check", "order", "unsourced")
    assert (result.status, result.err) == (1, "")
    assert re.findall(r"^\w[\w-]* · [\w-]+ — .*$", result.out, re.MULTILINE) == [
        "certain · order — 2 findings",
        "certain · unsourced — 1 finding",
    ]
    why = {check.id: check.why for check in CHECKS}
    assert result.out.count(why["order"]) == 1
    first = found(process, "order")[0]
    for line in (*first["explanation"], *first["suggestions"]):
        assert line in result.out
    assert re.search(r"^error · certain · order · @1 @2 · by \d+ days · \w{12}$", result.out, re.M)
    assert result.out.endswith("\n3 findings: 3 certain.\n")


def test_certain_findings_come_first_and_possible_ones_when_asked(
    run: Run, broken: Location
) -> None:
    ok(run("add", "Five", "--when", "possibly 2012", "--after", "1", "--source", "wire"))
    every = [finding["certainty"] for finding in found(run, "--possible")]
    ranks = [Certainty(one).rank for one in every]
    assert ranks == sorted(ranks)
    assert "possible" in every
    assert {finding["certainty"] for finding in found(run)} == {"certain"}
    shown = run("check", "order", "--possible").out
    assert shown.index("certain · order — 2") < shown.index("possible · order — 1")
    assert shown.endswith("3 findings: 2 certain, 1 possible.\n")


def test_a_cut_list_says_so_and_the_heads_count_all(run: Run, broken: Location) -> None:
    result = run("check", "order", "unsourced", "--limit", "1")
    assert result.status == 1
    assert result.err.startswith("1 of 3;")
    assert "certain · order — 2 findings" in result.out
    assert "unsourced" not in result.out
    assert result.out.count("therefore") == 1
    assert result.out.endswith("3 findings: 3 certain.\n")


def test_names_tiers_and_filters_choose(run: Run, broken: Location) -> None:
    assert {one["check"] for one in found(run, "sources")} == {"unsourced"}
    assert [one["events"] for one in found(run, "order", "--in", "2013")] == [[2, 3]]
    assert found(run, "order", "--in", "1999") == []
    assert run("check", "order", "--in", "1999").status == 0


def test_sarif_is_a_log_of_the_same_findings(process: Run, broken: Location) -> None:
    result = process("check", "order", "unsourced", "--format", "sarif")
    assert result.status == 1
    log = json.loads(result.out)
    require_sarif(log)
    (run_,) = log["runs"]
    assert [rule["id"] for rule in run_["tool"]["driver"]["rules"]] == [c.id for c in CHECKS]
    findings = found(process, "order", "unsourced")
    for one, result_ in zip(findings, run_["results"], strict=True):
        assert result_["level"] == one["severity"]
        assert result_["message"]["text"] == "\n".join(one["explanation"])
        assert result_["partialFingerprints"] == {"chronology/v1": one["fingerprint"]}
        assert result_["properties"]["suggestions"] == one["suggestions"]
        assert result_["properties"]["certainty"] == "certain"
        assert [
            location["logicalLocations"][0]["fullyQualifiedName"]
            for location in result_["locations"]
        ] == [f"event/{event}" for event in one["events"]]


def test_a_clean_chronology_has_a_log_without_results(run: Run, clean: Location) -> None:
    result = run("check", "time", "--format", "sarif")
    assert result.status == 0
    log = json.loads(result.out)
    require_sarif(log)
    assert log["runs"][0]["results"] == []


# What changed since


def aged(place: Location) -> None:
    """Make everything that is in the database a year old."""
    tables = ("event", "relation", "citation", "source", "participation", "actor", "setting")
    by_hand(
        place,
        *(f"UPDATE {table} SET updated_at = '2020-01-01T00:00:00Z'" for table in tables),
        "UPDATE history_command SET at = '2020-01-01T00:00:00Z'",
    )


def test_since_shows_what_concerns_something_changed(run: Run, broken: Location) -> None:
    assert len(found(run, "order", "--since", "2019")) == 2
    aged(broken)
    assert found(run, "order", "--since", "2021") == []
    assert run("check", "order", "--since", "2021").status == 0
    ok(run("edit", "3", "--when", "2012-05-06"))
    assert [one["events"] for one in found(run, "order", "--since", "2021")] == [[2, 3]]
    assert len(found(run, "order", "--since", "2020-01-01T00:00:00Z")) == 2
    assert found(run, "unsourced", "--since", "yesterday") == []


def test_since_counts_what_was_removed(run: Run, broken: Location) -> None:
    ok(run("cite", "4", "--source", "wire"))
    aged(broken)
    assert found(run, "unsourced", "--since", "2021") == []
    ok(run("cite", "4", "--remove", "1"))
    assert [one["events"] for one in found(run, "unsourced", "--since", "2021")] == [[4]]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("until 2010", "“until 2010” has no beginning to count from."),
        ("no such time", "cannot be read as a date"),
        ("@77", "There is no event “@77”"),
    ],
)
def test_since_when_is_refused_with_a_cure(
    run: Run, broken: Location, words: str, sentence: str
) -> None:
    result = run("check", "--since", words)
    assert result.status == 2
    assert sentence in result.err
    assert len(result.err.splitlines()) == 2
    assert result.out == ""


def test_a_terminal_shows_a_few_of_each_group(run: Run, terminal: Run, broken: Location) -> None:
    for number in range(6):
        ok(run("add", f"Bare {number}", "--when", "2011"))
    shown = terminal("check", "order", "unsourced").out
    assert shown.count(" · certain · unsourced · ") == 5
    assert shown.count(" · certain · order · ") == 2
    assert "2 more. See all with --limit 0; this check alone by its name, unsourced." in shown
    assert "9 findings: 9 certain." in shown
    assert "7 of 9; see more with --limit" in shown
    every = terminal("check", "order", "unsourced", "--limit", "0").out
    assert every.count(" · certain · unsourced · ") == 7
    assert " more. See all" not in every


# How findings are grouped


def conflict(*claims: str, certainty: Certainty = Certainty.CERTAIN) -> Finding:
    rests = tuple(Claim("limit" if one == "L" else "event", 1, one, ()) for one in claims)
    return Finding("inconsistent-network", certainty, Severity.ERROR, ("x",), rests)


def test_conflicts_that_share_a_statement_are_one_group() -> None:
    one, two, three, four = (
        conflict("a", "b"), conflict("c", "d"), conflict("e", "L"), conflict("d", "a", "L"),
    )  # fmt: skip
    assert groups_of([one, two, three, four]) == [[one, two, four], [three]]
    doubtful = conflict("a", certainty=Certainty.POSSIBLE)
    assert groups_of([one, doubtful]) == [[one], [doubtful]]


def test_findings_of_other_checks_are_grouped_by_check_and_certainty() -> None:
    first = Finding("order", Certainty.CERTAIN, Severity.ERROR, ("x",))
    second = Finding("lag", Certainty.CERTAIN, Severity.ERROR, ("x",))
    third = Finding("order", Certainty.CERTAIN, Severity.ERROR, ("y",))
    assert groups_of([first, second, third]) == [[first, third], [second]]
