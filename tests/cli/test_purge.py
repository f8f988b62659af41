"""`chronology purge`: what goes, what stays, and that no byte of it is left."""

import json
import os
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chronology.store.location import Location
from chronology.store.purging import erasing
from tests.blank import by_hand, words_for
from tests.formats import test_ucdp as ucdp
from tests.formats.conflict_files import as_csv

Run = Callable[..., Any]

#: Words that stand nowhere else, in what is purged below.
SECRET = ("Zébulon", "quirkgazette", "Xanadu", "Wordsofquote", "Describedthus", "Formerly")


@pytest.fixture
def at(run: Run, chronology: Location, monkeypatch: pytest.MonkeyPatch) -> Run:
    """An empty chronology, which Ana works on."""
    monkeypatch.setenv("CHRONOLOGY_AUTHOR", "Ana")
    return run


@pytest.fixture
def each(run: Run, db: Location, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same, on either engine."""
    monkeypatch.setenv("CHRONOLOGY_DB", words_for(db))
    monkeypatch.setenv("CHRONOLOGY_AUTHOR", "Ana")
    return run


def tell(run: Run) -> None:
    """Two events: one full of secrets, with a past, one that counts from it: commands 1 to 7."""
    told = ("--where", "Xanadu", "--who", "Zébulon Quirke", "--source", "quirkgazette#p. 4")
    run("add", "Zébulon left", "--when", "2016", *told, "--create", "--describe", "Describedthus")
    run("cite", "1", "--source", "quirkgazette", "--quote", "Wordsofquote here")
    run("edit", "1", "--title", "Formerly Zébulon left")
    run("edit", "1", "--title", "Zébulon went away")
    run("undo", "2")
    run("add", "Other", "--when", "2 weeks after @1", "--who", "Zébulon Quirke")
    found = json.loads(run("check", "--format", "json").out)
    run("check", "accept", found[0]["fingerprint"], "--because", "Zébulon Quirke said so")


def purge(run: Run, kind: str, which: str, reason: str = "order 7") -> Any:
    return run("purge", kind, which, "--reason", reason, "--yes")


def forms(word: str) -> list[bytes]:
    """Return how a word may stand in a file: as typed, folded, spelt out in JSON."""
    folded = word.lower().replace("é", "e")
    written = {word, word.lower(), folded, json.dumps(word)[1:-1]}
    return [form.encode() for form in written]


def test_no_byte_is_left(run: Run, chronology_file: Path) -> None:
    tell(run)
    before = chronology_file.read_bytes()
    assert all(any(form in before for form in forms(word)) for word in SECRET)
    for kind, which in (("event", "1"), ("actor", "1"), ("source", "1"), ("place", "1")):
        assert purge(run, kind, which).status == 0
    left = {path.name: path.read_bytes() for path in chronology_file.parent.iterdir()}
    for name, content in left.items():
        for word in SECRET:
            assert not any(form in content for form in forms(word)), (name, word)
    assert [each["title"] for each in json.loads(run("list", "--format", "json").out)] == ["Other"]


def test_no_row_is_left_on_a_server(run: Run, postgres_url: str, monkeypatch: Any) -> None:
    monkeypatch.setenv("CHRONOLOGY_DB", postgres_url)
    place = Location.parse(postgres_url, {})
    tell(run)
    for kind, which in (("event", "1"), ("actor", "1"), ("source", "1"), ("place", "1")):
        assert purge(run, kind, which).status == 0
    tables = by_hand(place, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    for (table,) in tables:
        for row in by_hand(place, f"SELECT CAST(t AS VARCHAR) FROM {table} AS t"):
            held = row[0].encode()
            assert not any(form in held for word in SECRET for form in forms(word)), row


def test_a_note_stays(each: Run) -> None:
    tell(each)
    result = purge(each, "event", "1")
    assert result.status == 0
    assert "Purged @1: " in result.out
    assert "2 × citation" in result.out
    assert "@2 keeps its date, which counted from it." in result.out
    commands = json.loads(each("history", "--format", "json").out)
    assert commands[0]["author"] == "Ana"
    assert commands[0]["command"] == "chronology purge event 1 --reason 'order 7'"
    assert commands[-1]["command"] == "chronology add … (words purged by command 8)"
    assert commands[-5]["command"] == "chronology undo 2"
    note = commands[0]["purge"]
    assert (note["kind"], note["id"], note["reason"]) == ("event", 1, "order 7")
    assert note["removed"]["event"] == 1
    assert all(re.fullmatch("[0-9a-f]{64}", mark) for mark in note["marks"])
    assert "the event purged" in each("history", "1").out
    refused = each("show", "1")
    assert refused.status == 2
    assert "was purged on" in refused.err
    assert "by command 8 of Ana: “order 7”" in refused.err
    past = each("list", "--format", "json", "--as-of", "6")
    assert [one["title"] for one in json.loads(past.out)] == ["Other"]
    assert "Left out is what was purged since: 1 event and " in past.err
    assert "was purged on" in each("show", "1", "--as-of", "6").err


def test_a_purge_is_for_good(at: Run) -> None:
    tell(at)
    purge(at, "event", "1")
    for number, said in (
        ((), "Command 8 was a purge and cannot be taken back"),
        (("3",), "something that it changed was purged"),
    ):
        refused = at("undo", *number)
        assert refused.status == 2
        assert said in refused.err
    again = purge(at, "event", "@1")
    assert again.status == 0
    assert "was purged already" in again.out


def test_what_mentioned_it_cannot_be_taken_back_either(at: Run) -> None:
    at("actor", "add", "Zébulon Quirke")
    at("add", "One", "--source", "wire", "--claimant", "Zébulon Quirke", "--create")
    at("edit", "1", "--title", "Two")
    purge(at, "actor", "1")
    refused = at("undo", "2")
    assert refused.status == 2
    assert "it changed entries that mentioned what command 4 purged" in refused.err
    assert at("undo", "3").status == 0


def test_what_was_removed_before_is_purged_by_its_number(at: Run) -> None:
    tell(at)
    at("rm", "1", "--yes", "--keep-dates")
    assert purge(at, "event", "1").status == 0
    assert "Formerly" not in at("history", "--format", "json").out


def test_where_its_name_still_stands(at: Run) -> None:
    tell(at)
    at("edit", "2", "--describe", "Zébulon Quirke was there")
    told = purge(at, "actor", "Zébulon Quirke").err
    assert "event 2: description" in told
    assert "an earlier version of event 2" in told


def test_copies_are_named(run: Run, chronology_file: Path) -> None:
    run("add", "One")
    copy = chronology_file.with_name(f"{chronology_file.name}.backup-1")
    copy.write_bytes(b"an older copy")
    assert str(copy) in purge(run, "event", "1").err
    assert copy.exists()


def test_its_file_goes_unless_another_source_has_it(
    run: Run, chronology_file: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"evidence")
    for slug in ("one", "two"):
        run("source", "add", slug)
        assert run("source", "attach", slug, str(paper)).status == 0
    folder = chronology_file.with_name("chronology.files")
    purge(run, "source", "one")
    assert [path for path in folder.rglob("*") if path.is_file()]
    purge(run, "source", "two")
    assert not [path for path in folder.rglob("*") if path.is_file()]


def test_a_dataset_does_not_bring_it_back(each: Run, tmp_path: Path) -> None:
    rows = [
        ucdp.ROW,
        {**ucdp.ROW, "id": "900002", "side_b": "Quay Guard", "side_b_new_id": "5"},
        {**ucdp.ROW, "id": "900003"},
    ]
    table = tmp_path / "ged.csv"
    table.write_text(as_csv(ucdp.FULL, rows), encoding="utf-8")
    assert each("import", str(table)).status == 0
    purge(each, "event", "1")
    purge(each, "actor", "Quay Guard")
    assert each("rm", "3", "--yes").status == 0
    again = each("import", str(table))
    assert again.status == 2
    assert "it was purged on" in again.out + again.err
    assert "it names an entry that was purged on" in again.out + again.err
    assert "2 refused" in again.out
    assert [one["id"] for one in json.loads(each("list", "--format", "json").out)] == [2]
    assert not [name for name in os.listdir(tmp_path) if "refused" in name]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("event", "1", "--reason", "x"), 4, "nobody can be asked here"),
        (("event", "1", "--reason", " ", "--yes"), 2, "The reason is empty"),
        (("actor", "1", "--reason", "zebulon quirke asked", "--yes"), 2, "The reason holds"),
        (("event", "99", "--reason", "x", "--yes"), 2, "There is no event “@99”"),
        (("actor", "99", "--reason", "x", "--yes"), 2, "There is no actor “99”"),
        (("actor", "Nobody", "--reason", "x", "--yes"), 2, "There is no actor “Nobody”"),
    ],
)
def test_refusals(run: Run, chronology: Location, words: Any, status: int, said: str) -> None:
    run("add", "Zébulon left", "--who", "Zébulon Quirke", "--create")
    refused = run("purge", *words)
    assert (refused.status, len(json.loads(run("list", "--format", "json").out))) == (status, 1)
    assert said in refused.err


def test_a_person_is_asked(terminal: Run, run: Run, chronology_file: Path) -> None:
    run("add", "One")
    words = ("purge", "event", "1", "--reason", "order 7")
    declined = terminal(*words, answers=[("come back?", "n\n")])
    assert declined.status == 4
    assert "@1 was not purged" in declined.out


def test_a_file_that_cannot_be_written_anew(
    run: Run, chronology_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", "Zébulon left")

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(erasing, "_write_file_anew", full)
    refused = purge(run, "event", "1")
    assert refused.status in (3, 4)
    assert "The purge is done, but the database could not be written anew" in refused.err
    assert json.loads(run("list", "--format", "json").out) == []
    monkeypatch.undo()


@pytest.mark.parametrize(
    ("name", "said"),
    [("told.yaml", "it was purged on"), ("told.csv", "its id is never used again")],
)
def test_what_was_exported_does_not_bring_it_back(
    at: Run, tmp_path: Path, name: str, said: str
) -> None:
    """A file of ours bears the UUIDs or the numbers of its events, and the names of its actors."""
    at("add", "Zébulon left", "--when", "2016", "--who", "Zébulon Quirke", "--create")
    at("add", "Other", "--who", "Zébulon Quirke")
    kept = str(tmp_path / name)
    assert at("export", kept).status == 0
    purge(at, "event", "1")
    at("import", kept)
    assert [one["id"] for one in json.loads(at("list", "--format", "json").out)] == [2]
    purge(at, "actor", "1")
    refused = at("import", kept)
    assert refused.status == 2
    assert said in refused.out + refused.err
    assert at("actor", "list", "--format", "csv").out.count("\n") == 1


def test_a_file_that_cannot_be_removed_is_named(
    run: Run, chronology_file: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"evidence")
    run("source", "add", "one")
    run("source", "attach", "one", str(paper))
    [kept] = [
        path for path in chronology_file.with_name("chronology.files").rglob("*") if path.is_file()
    ]
    kept.unlink()
    kept.mkdir()
    told = purge(run, "source", "one")
    assert told.status == 0
    assert f"Its attached file could not be removed: {kept.name}" in told.err
