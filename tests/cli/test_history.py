"""`chronology history` and `chronology undo`, as they are typed."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from chronology.store.location import Location
from tests.blank import words_for

Run = Callable[..., Any]


@pytest.fixture
def begun(run: Run, unmade: Location, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A chronology with one event, added and then edited: commands 1 to 3."""
    monkeypatch.setenv("CHRONOLOGY_DB", words_for(unmade))
    monkeypatch.setenv("CHRONOLOGY_AUTHOR", "Ana")
    run("init")
    run("add", "A bridge opens", "--when", "2016", "--source", "wire", "--create")
    run("edit", "1", "--when", "March 2016", "--tag", "bridges")
    return run


def listed(run: Run, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("list", *words, "--format", "json").out)
    return found


def test_the_last_command_is_taken_back(begun: Run) -> None:
    result = begun("undo")
    assert result.status == 0
    assert result.out.startswith("Took back command 3, “chronology edit 1")
    assert "by Ana" in result.out
    assert "`chronology undo 4` brings it back." in result.out
    assert listed(begun)[0]["when"]["text"] == "2016"
    assert listed(begun)[0]["tags"] == []


def test_and_the_one_before_it(begun: Run) -> None:
    begun("undo")
    begun("undo")
    assert listed(begun) == []
    assert begun("undo", "5").status == 0
    assert listed(begun)[0]["when"]["text"] == "2016"


def test_ids_are_not_used_again(begun: Run) -> None:
    begun("undo")
    begun("undo")
    begun("add", "Another")
    assert [event["id"] for event in listed(begun)] == [2]


def test_nothing_is_left_to_take_back(begun: Run) -> None:
    for _ in range(2):
        assert begun("undo").status == 0
    refused = begun("undo")
    assert refused.status == 2
    assert "There is no command to take back." in refused.err


def test_an_unknown_command_is_refused(begun: Run) -> None:
    refused = begun("undo", "99")
    assert refused.status == 2
    assert "There is no command 99 in the history." in refused.err


def test_a_command_is_taken_back_once(begun: Run) -> None:
    begun("undo")
    refused = begun("undo", "3")
    assert refused.status == 2
    assert "Command 3 was taken back already, by command 4." in refused.err
    assert "`chronology undo 4`" in refused.err


def test_what_others_built_on_stays(begun: Run) -> None:
    refused = begun("undo", "2")
    assert refused.status == 2
    assert "later commands changed the same entries (3)" in refused.err
    assert "`chronology undo 3`" in refused.err
    assert listed(begun)[0]["when"]["text"] == "March 2016"


def test_what_cites_an_entry_built_on_it(begun: Run) -> None:
    begun("add", "Another", "--source", "wire")
    refused = begun("undo", "2")
    assert refused.status == 2
    begun("undo", "3")
    refused = begun("undo", "2")
    assert refused.status == 2
    assert "Nothing was written" in refused.err
    assert len(listed(begun)) == 2


def test_history_lists_commands(begun: Run) -> None:
    begun("undo")
    table = begun("history")
    assert "taken back by 4" in table.out
    assert "took back 3" in table.out
    commands = json.loads(begun("history", "--format", "json").out)
    assert [each["id"] for each in commands] == [4, 3, 2, 1]
    assert commands[2]["author"] == "Ana"
    assert commands[2]["command"].startswith("chronology add 'A bridge opens'")
    assert commands[2]["counts"]["added"]["event"] == 1
    assert (commands[0]["undoes"], commands[1]["undone_by"]) == (3, 4)


def test_history_is_cut(begun: Run) -> None:
    cut = begun("history", "--limit", "1", "--format", "csv")
    assert len(cut.out.splitlines()) == 2
    assert "1 of 3" in cut.err


def test_history_since(begun: Run) -> None:
    assert begun("history", "--since", "2999").out == "Nothing was changed since then.\n"
    assert len(json.loads(begun("history", "--since", "2020", "--format", "json").out)) == 3


def test_history_of_one_event(begun: Run) -> None:
    page = begun("history", "@1").out
    assert "the event: date text “2016” → “March 2016”" in page
    assert "event tag 1 added" in page
    told = json.loads(begun("history", "1", "--format", "jsonl").out.splitlines()[1])
    fields = told["changes"][0]["fields"]
    assert fields["date_edtf"] == {"before": "2016", "after": "2016-03"}


def test_history_of_a_removed_event(begun: Run) -> None:
    begun("rm", "1", "--yes")
    assert "the event removed" in begun("history", "1").out
    assert "citation 1 removed" in begun("history", "1").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["9"], "There is no event “@9”"),
        (["1", "--since", "2016"], "The history of one event is shown whole"),
        (["1", "--format", "csv"], "The history of one event is a table, json or jsonl"),
    ],
)
def test_history_refuses(begun: Run, words: list[str], said: str) -> None:
    refused = begun("history", *words)
    assert refused.status == 2
    assert said in refused.err


def test_an_empty_database_has_no_history(
    run: Run, unmade: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHRONOLOGY_DB", words_for(unmade))
    run("init")
    assert run("undo").status == 2
