"""`--as-of`: what was printed then is printed again, after whatever was done since."""

import json
import os
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from chronology.query import dated
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.blank import by_hand, words_for
from tests.store.test_undo import Commands, last_command
from tests.store.test_undo_bulk import load

Run = Callable[..., Any]


class Past:
    """What the program printed after each command.

    Args:
        run: runs the program.
        place: the chronology.
        events: of how many events each is shown.
    """

    def __init__(self, run: Run, place: Location, events: int = 1) -> None:
        self._run = run
        self._events = events
        self.place = place
        self.printed: dict[int, list[Any]] = {}

    def questions(self, *of: str) -> Iterator[tuple[str, ...]]:
        yield ("list", "--format", "json", *of)
        for event in range(1, self._events + 1):
            yield ("show", str(event), "--format", "json", *of)
        if self._events > 1:
            yield ("list", "--in", "1992", "--who", "Actor 1", "--format", "csv", *of)
            yield ("stats", "--by", "place", "--format", "csv", *of)

    def answers(self, *of: str) -> list[Any]:
        """Return status and output of each question, as of a moment."""
        done = (self._run("--db", words_for(self.place), *each) for each in self.questions(*of))
        return [(one.status, one.out) for one in done]

    def do(self, *words: str) -> None:
        """Carry out a command, and keep what is printed after it."""
        self._run("--db", words_for(self.place), *words)
        self.keep()

    def keep(self) -> None:
        """Keep what is printed now, as what the last command left."""
        self.printed[last_command(self.place)] = self.answers()

    def compare(self, steps: list[int]) -> None:
        assert steps
        for number in steps:
            assert self.answers("--as-of", str(number)) == self.printed[number], number


def wander(past: Past, seed: int, steps: int) -> None:
    """Do and take back at random."""
    chance = random.Random(seed)
    commands = Commands(chance)
    past.do("role", "add", "leader")
    for _ in range(steps):
        choice = chance.random()
        if choice < 0.2:
            past.do("undo")
        elif choice < 0.3:
            past.do("undo", str(last_command(past.place)))
        else:
            past.do(*commands.one())


def test_the_past_of_any_sequence_comes_back(run: Run, one_db: Location) -> None:
    past = Past(run, one_db)
    wander(past, 7, 8)
    done = sorted(past.printed)
    past.compare([done[2], done[-3]])


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_the_past_of_any_longer_sequence_comes_back(run: Run, one_db: Location, seed: int) -> None:
    past = Past(run, one_db, events=4)
    wander(past, seed, 25)
    past.compare(sorted(past.printed))


@pytest.mark.slow
def test_the_past_of_any_longer_sequence_comes_back_from_each_engine(
    run: Run, db: Location
) -> None:
    past = Past(run, db, events=2)
    wander(past, 11, 10)
    past.compare(sorted(past.printed))


def came_and_went(past: Past) -> None:
    """Do with rows of a bulk command whatever can be done; each has one line of history at first."""
    past.do("add", "Before", "--when", "1990")
    load(past.place)
    past.keep()
    past.do("edit", "5", "--title", "Corrected", "--when", "1992")
    past.do("rm", "6", "--yes")
    past.do("undo", str(last_command(past.place)))
    past.do("undo", str(last_command(past.place)))
    for _ in range(3):
        past.do("undo")


def test_what_came_and_went_at_once(run: Run, one_db: Location) -> None:
    past = Past(run, one_db)
    came_and_went(past)
    past.compare([1, 2])


@pytest.mark.slow
def test_what_came_and_went_at_once_step_by_step(run: Run, db: Location) -> None:
    past = Past(run, db, events=1)
    came_and_went(past)
    past.compare(sorted(past.printed))


def test_nothing_of_the_present_is_changed(run: Run, db: Location) -> None:
    past = Past(run, db)
    past.do("add", "One", "--when", "1990", "--tag", "a")
    past.do("edit", "1", "--title", "Two")
    past.compare([1])
    assert past.answers() == past.printed[2]
    with open_reader(db) as reader:
        assert reader.one("SELECT count(*) FROM history_command") == (2,)


@pytest.fixture
def begun(run: Run, unmade: Location, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A chronology with one event, retitled: commands 1 to 3."""
    monkeypatch.setenv("CHRONOLOGY_DB", words_for(unmade))
    monkeypatch.setenv("CHRONOLOGY_AUTHOR", "Ana")
    run("init")
    run("add", "Opened", "--when", "2016", "--where", "Quay", "--create")
    run("edit", "1", "--title", "Opened again")
    return run


def test_every_command_that_asks_may_ask_of_the_past(begun: Run, tmp_path: Path) -> None:
    of = ("--as-of", "2")
    assert "Opened again" not in begun("show", "1", *of).out
    assert begun("list", "--in", "2016", "--where", "Quay", *of, "--format", "csv").out.count(
        "Opened"
    )
    assert '"Opened"' in begun("export", "-", "--as", "jsonl", *of).out
    assert "--as-of 2" in begun("ask", "what happened in 2016", *of).out
    assert begun("stats", *of).status == begun("why", "1", *of).status == 0
    assert "Quay" not in begun("place", "list", "--as-of", "1").out
    assert "Quay" in begun("place", "show", "Quay", *of).out


def test_the_moment_is_said(begun: Run) -> None:
    said = begun("list", "--as-of", "2").err
    assert re.fullmatch(r"As of command 2, of \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ by Ana\.\n", said)
    assert "nothing was changed since" in begun("list", "--as-of", "today").err


def test_a_day_means_its_end(begun: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Command 2 was given on a Tuesday at 14:00:30 and command 3 on the day after."""
    place = Location.parse(os.environ["CHRONOLOGY_DB"], {})
    for number, at in (
        (1, "2026-11-17T09:00:00Z"),
        (2, "2026-11-17T14:00:30Z"),
        (3, "2026-11-18T00:00:00Z"),
    ):
        by_hand(place, f"UPDATE history_command SET at = '{at}' WHERE id = {number}")
    monkeypatch.setattr(dated, "time", lambda: 1_795_262_400)  # Saturday 21 November 2026
    read = {
        words: begun("list", "--as-of", words).err.partition(",")[0]
        for words in ("last Tuesday", "2026-11-17", "2026-11-17 14:00", "2026-11-17T14:00:29Z",
                      "2026-11-17T14:00:30Z", "last Wednesday", "three days ago")
    }  # fmt: skip
    assert list(read.values()) == [f"As of command {number}" for number in (2, 2, 2, 1, 2, 3, 3)]
    assert (
        len(json.loads(begun("history", "--since", "last Wednesday", "--format", "json").out)) == 1
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("99", "There is no command 99 in the history"),
        ("2016", "A year is given as one of its days, such as 2016-12-31"),
        ("2999-01-01", "lies in the future"),
        ("since 2016", "has no end"),
        ("1 May 2016", "is before the first command of this chronology"),
        ("whenever", "cannot be read as a date"),
    ],
)
def test_what_is_no_moment_is_refused(begun: Run, words: str, said: str) -> None:
    refused = begun("list", "--as-of", words)
    assert refused.status == 2
    assert said in refused.err


def test_nothing_was_ever_done(run: Run, chronology: Location) -> None:
    assert "Nothing was ever done" in run("list", "--as-of", "2016-05-01").err


def test_as_a_program(begun: Run, process: Run) -> None:
    done = process("show", "1", "--as-of", "2")
    assert done.status == 0
    assert done.out.startswith("@1  Opened\n")
