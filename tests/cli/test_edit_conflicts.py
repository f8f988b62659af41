"""Two people edit one event: the second is told, and nothing is overwritten in silence."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from chronology.store.location import Location
from tests.blank import words_for

Run = Callable[..., Any]


@pytest.fixture
def shared(run: Run, db: Location, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """A chronology of one event, and people who work on it."""
    monkeypatch.setenv("CHRONOLOGY_DB", words_for(db))

    def does(who: str, *words: str) -> Any:
        monkeypatch.setenv("CHRONOLOGY_AUTHOR", who)
        return run(*words)

    assert does("Ada", "add", "A bridge opens", "--when", "2016").status == 0
    return does


def version(shared: Run) -> str:
    return str(json.loads(shared("Ada", "show", "1", "--format", "json").out)["version"])


def test_what_is_replaced_is_said_with_who_wrote_it(shared: Run) -> None:
    shared("Ben", "edit", "1", "--when", "March 2016", "--describe", "Crowds\ncame")
    said = shared("Cem", "edit", "1", "--when", "April 2016", "--title", "It opens").out
    assert re.search(r"^  title was “A bridge opens” \(Ada, \d{4}-\S+Z, command 1\)$", said, re.M)
    assert re.search(r"^  when was “March 2016” \(Ben, \d{4}-\S+Z, command 2\)$", said, re.M)
    assert "Crowds" not in said
    assert re.search(
        r"^  description was “Crowds came” \(Ben, .*command 2\)$",
        shared("Cem", "edit", "1", "--describe", "").out,
        re.M,
    )


def test_every_field_of_one_thing_is_said(shared: Run) -> None:
    first = ("--lasting", "2 days", "--manner", "once", "--status", "disputed", "--category", "x")
    shared("Ben", "edit", "1", *first, "--handling", "secret", "--create")
    then = ("--lasting", "3 days", "--manner", "", "--status", "alleged", "--category", "")
    said = shared("Cem", "edit", "1", *then, "--handling", "public").out
    for words in ("lasting was “2 days”", "category was “x”", "manner was “once”",
                  "status was “disputed”", "handling was “secret”"):  # fmt: skip
        assert f"  {words} (Ben, " in said


def test_what_stays_the_same_is_not_said(shared: Run) -> None:
    assert " was “" not in shared("Ben", "edit", "1", "--when", "2016", "--tag", "x").out


def test_who_wrote_it_is_found_after_an_undo_too(shared: Run) -> None:
    shared("Ben", "edit", "1", "--when", "March 2016")
    shared("Cem", "undo")
    assert "when was “2016” (Cem, " in shared("Dua", "edit", "1", "--when", "2017").out


def test_an_edit_of_a_version_that_is_no_more_is_refused(shared: Run) -> None:
    seen = version(shared)
    shared("Ben", "edit", "1", "--when", "March 2016", "--title", "It opens")
    shared("Cem", "cite", "1", "--source", "wire", "--create")
    refused = shared("Dua", "edit", "1", "--when", "2017", "--if-version", seen)
    assert refused.status == 4
    assert re.fullmatch(
        r"Error: @1 was not changed, because it is no longer what it was at version 1:"
        r" date from “2016” to “March 2016”, title from “A bridge opens” to “It opens”"
        r" \(Ben, \S+Z, command 2\);"
        r" a citation added \(Cem, \S+Z, command 3\)\.\n"
        r"See `chronology show 1`, and give --if-version 3 if the change still holds\.\n",
        refused.err,
    ), refused.err
    assert (
        json.loads(shared("Dua", "show", "1", "--format", "json").out)["when"]["text"]
        == "March 2016"
    )
    assert shared("Dua", "edit", "1", "--when", "2017", "--if-version", "3").status == 0


def test_what_was_removed_counts_too(shared: Run) -> None:
    shared("Ben", "edit", "1", "--tag", "x", "--who", "Ana", "--create")
    seen = version(shared)
    shared("Ben", "edit", "1", "--no-tag", "x")
    refused = shared("Cem", "edit", "1", "--when", "2017", "--if-version", seen)
    assert "a tag removed (Ben, " in refused.err
    shared("Ben", "rm", "1", "--yes")
    gone = shared("Cem", "edit", "1", "--when", "2017", "--if-version", seen)
    assert gone.status == 2 or "the event removed" in gone.err


def test_other_events_do_not_matter(shared: Run) -> None:
    seen = version(shared)
    shared("Ben", "add", "Another")
    assert shared("Cem", "edit", "1", "--when", "2017", "--if-version", seen).status == 0


def test_a_version_that_has_not_been(shared: Run) -> None:
    refused = shared("Cem", "edit", "1", "--when", "2017", "--if-version", "99")
    assert refused.status == 2
    assert "There is no version 99 of this chronology yet; it is at version 1." in refused.err
