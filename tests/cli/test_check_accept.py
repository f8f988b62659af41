"""Accepting a finding, seeing it again when a value changes, and taking it back."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chronology.checks import Finding
from chronology.store.location import Location
from tests.blank import by_hand, words_for

Run = Callable[..., Any]


def ok(result: Any) -> str:
    assert result.status == 0, result.err
    return str(result.out)


def found(run: Run, *words: str) -> list[dict[str, Any]]:
    findings: list[dict[str, Any]] = json.loads(run("check", *words, "--format", "json").out)
    return findings


@pytest.fixture
def broken(run: Run, chronology: Location, monkeypatch: pytest.MonkeyPatch) -> Location:
    """A chronology with two events out of order."""
    monkeypatch.setenv("CHRONOLOGY_AUTHOR", "Ada")
    ok(run("source", "add", "wire", "--published", "2020"))
    ok(run("add", "One", "--when", "2016-03-04", "--source", "wire"))
    ok(run("add", "Two", "--when", "2014-05-06", "--after", "1", "--source", "wire"))
    return chronology


def mark(run: Run) -> str:
    (finding,) = found(run, "order")
    return str(finding["fingerprint"])


def test_an_accepted_finding_is_quiet_until_a_value_changes(
    process: Run, run: Run, broken: Location
) -> None:
    fingerprint = mark(run)
    because = "the paper erred"
    accepted = ok(process("check", "accept", fingerprint, "--because", because))
    assert accepted == f"Accepted {fingerprint} (order).\n"
    assert process("check", "order") == (0, "", "")
    (row,) = json.loads(ok(run("check", "list", "--accepted", "--format", "json")))
    assert (row["fingerprint"], row["check"], row["events"]) == (fingerprint, "order", [1, 2])
    assert (row["because"], row["author"], row["state"]) == (because, "Ada", "in force")
    assert row["accepted"].endswith("Z")
    assert row["explanation"][-1].startswith("therefore")
    assert json.loads(ok(run("check", "list", "--stale", "--format", "json"))) == []
    assert ok(run("check", "list", "--stale")) == "No acceptance is stale.\n"

    # A title is no value that the finding rests on; a date is one.
    ok(run("edit", "2", "--title", "The second"))
    assert run("check", "order").status == 0
    assert "order" in ok(run("edit", "2", "--when", "2013-05-06"))
    again = process("check", "order")
    assert again.status == 1
    (stale,) = json.loads(ok(run("check", "list", "--stale", "--format", "json")))
    assert stale["state"] == f"changed, open again as {mark(run)}"
    assert "2014-05-06" in stale["explanation"][0]
    table = ok(run("check", "list", "--stale"))
    assert "check forget FINGERPRINT" in table
    assert because in table


def test_an_acceptance_whose_finding_is_gone_is_stale(run: Run, broken: Location) -> None:
    fingerprint = mark(run)
    ok(run("check", "accept", fingerprint, "--because", "so be it"))
    ok(run("edit", "2", "--when", "2018"))
    (stale,) = json.loads(ok(run("check", "list", "--stale", "--format", "json")))
    assert stale["state"] == "gone"
    explained = ok(run("check", "explain", fingerprint))
    assert f"{fingerprint} (order) was accepted, and is found no more. It said:" in explained
    assert "2014-05-06" in explained
    assert "Accepted by Ada on " in explained
    # Put back as it was, what was accepted is accepted still.
    ok(run("edit", "2", "--when", "2014-05-06"))
    assert run("check", "order").status == 0


def test_an_acceptance_is_taken_back_by_its_first_letters(run: Run, broken: Location) -> None:
    fingerprint = mark(run)
    ok(run("check", "accept", fingerprint[:6], "--because", "so be it"))
    said = ok(run("check", "forget", fingerprint[:4]))
    assert said == f"{fingerprint} (order) is accepted no more.\n"
    assert run("check", "order").status == 1
    assert ok(run("check", "list", "--accepted")) == "Nothing was accepted.\n"
    operations = by_hand(
        broken, "SELECT operation FROM history_change WHERE table_name = 'acceptance' ORDER BY id"
    )
    assert operations == [("insert",), ("delete",)]


def test_one_finding_named_twice_is_accepted_once(run: Run, broken: Location) -> None:
    fingerprint = mark(run)
    ok(run("check", "accept", fingerprint, fingerprint[:8], "--because", "so be it"))
    assert len(json.loads(ok(run("check", "list", "--accepted", "--format", "json")))) == 1


def test_a_finding_is_explained_with_its_state(run: Run, broken: Location) -> None:
    fingerprint = mark(run)
    explained = ok(run("check", "explain", fingerprint.upper()))
    (finding,) = found(run, "order")
    assert all(line in explained for line in (*finding["explanation"], *finding["suggestions"]))
    assert "`chronology check explain order`" in explained
    assert "Accepted" not in explained
    ok(run("check", "accept", fingerprint, "--because", "so be it"))
    explained = ok(run("check", "explain", fingerprint))
    assert "Accepted by Ada on " in explained
    assert "“so be it”" in explained
    assert f"`chronology check forget {fingerprint}`" in explained


def test_commands_in_explanations_keep_the_database_that_was_named(
    run: Run, broken: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    fingerprint = mark(run)
    monkeypatch.delenv("CHRONOLOGY_DB")
    explained = ok(run("--db", words_for(broken), "check", "explain", fingerprint))
    assert f"`chronology --db {broken.shown} check explain order`" in explained
    assert f"chronology --db {broken.shown} check accept {fingerprint}" in explained


@pytest.fixture
def twins(run: Run, broken: Location, monkeypatch: pytest.MonkeyPatch) -> str:
    """Two findings whose fingerprints begin alike; return how they begin."""
    real = Finding.fingerprint.fget  # type: ignore[attr-defined]  # a property has one
    monkeypatch.setattr(Finding, "fingerprint", property(lambda one: f"abcd{real(one)[:12]}"))
    ok(run("add", "Three", "--when", "2013-05-06", "--after", "2", "--source", "wire"))
    return "abcd"


@pytest.mark.parametrize("command", [["explain"], ["accept", "--because", "so"], ["forget"]])
def test_a_beginning_of_several_is_refused(run: Run, twins: str, command: list[str]) -> None:
    if command == ["forget"]:
        marks = [one["fingerprint"] for one in found(run, "order")]
        ok(run("check", "accept", *marks, "--because", "so be it"))
    result = run("check", command[0], twins, *command[1:])
    assert result.status == 2
    assert re.search(rf"“{twins}” begins the fingerprints of \d ", result.err)
    assert "Give more letters of the one you mean." in result.err


@pytest.mark.parametrize(
    ("words", "sentence", "cure"),
    [
        (["accept", "0123abcd", "--because", "so"], "There is no finding “0123abcd”.", "--possible"),
        (["accept", "012", "--because", "so"], "“012” is no fingerprint", "the first 4 are enough"),
        (["accept", "order", "--because", "so"], "“order” is no fingerprint", "--possible"),
        (["accept", "0123abcd", "--because", "  "], "The reason is empty.", "Say why"),
        (["accept", "0123abcd"], "--because", "--help"),
        (["accept", "--because", "so"], "FINGERPRINT", "--help"),
        (["forget", "0123abcd"], "There is no accepted finding “0123abcd”.", "list --accepted"),
        (["forget", "x"], "“x” is no fingerprint", "list --accepted"),
        (["forget"], "FINGERPRINT", "--help"),
        (["explain", "0123abcd"], "There is no finding “0123abcd”.", "--possible"),
        (["explain", "ordr"], "There is no check “ordr”. Close: order.", "check list"),
    ],
)  # fmt: skip
def test_each_refusal_is_a_sentence_and_a_cure(
    run: Run, broken: Location, words: list[str], sentence: str, cure: str
) -> None:
    result = run("check", *words)
    assert result.status == 2
    assert sentence in result.err
    assert cure in result.err
    assert result.out == ""
    assert result.is_clean


def test_what_is_accepted_is_not_accepted_again(run: Run, broken: Location) -> None:
    fingerprint = mark(run)
    ok(run("check", "accept", fingerprint, "--because", "so be it"))
    result = run("check", "accept", fingerprint, "--because", "another reason")
    assert result.status == 2
    assert f"The finding {fingerprint} is accepted already, by Ada on " in result.err
    assert f"`chronology check forget {fingerprint}`" in result.err
    (row,) = json.loads(ok(run("check", "list", "--accepted", "--format", "json")))
    assert row["because"] == "so be it"


def test_an_acceptance_without_its_finding_is_listed(run: Run, broken: Location) -> None:
    fingerprint = mark(run)
    ok(run("check", "accept", fingerprint, "--because", "so be it"))
    by_hand(broken, "UPDATE acceptance SET finding = NULL, fingerprint = '00ff00ff00ff00ff'")
    (row,) = json.loads(ok(run("check", "list", "--stale", "--format", "json")))
    assert (row["events"], row["state"], row["explanation"]) == ([], "gone", [])


def test_an_acceptance_in_another_database_names_the_events_as_they_are_there(
    run: Run, broken: Location, tmp_path: Path
) -> None:
    fingerprint = mark(run)
    ok(run("check", "accept", fingerprint, "--because", "so be it"))
    seed, other = tmp_path / "seed.yaml", ("--db", str(tmp_path / "other.db"))
    ok(run("export", str(seed)))
    ok(run(*other, "init"))
    ok(run(*other, "add", "Another"))
    ok(run(*other, "import", str(seed)))
    assert run(*other, "check", "order").status == 0
    (row,) = json.loads(ok(run(*other, "check", "list", "--accepted", "--format", "json")))
    assert (row["fingerprint"], row["state"], row["events"]) == (fingerprint, "in force", [2, 3])
    assert "@3" in row["explanation"][0]
